"""Serves a folder over HTTP on 127.0.0.1, as the standard library does, and prints what each file has there as JSON.

    serve_folder.py FOLDER NAME...
"""

import functools
import http.server
import json
import sys
import threading
import urllib.request


class Handler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


server = http.server.ThreadingHTTPServer(
    ("127.0.0.1", 0), functools.partial(Handler, directory=sys.argv[1]))
threading.Thread(target=server.serve_forever, daemon=True).start()
served = {}
for name in sys.argv[2:]:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/{name}") as answer:
        served[name] = [answer.headers.get_content_type(), answer.read().decode()]
print(json.dumps(served))
server.shutdown()
