"""A CalDAV server on 127.0.0.1 that is odd in one way a calendar: /WAY/cal/.

Writes one line of JSON with its address. Then each line of JSON on standard input is a command and gets a line in
answer; ends with its input. Items are kept in memory, byte for byte.
"""

import hashlib
import http.server
import json
import re
import socket
import sys
import threading
import time
from xml.sax.saxutils import escape

CALENDAR = '<d:collection/><c:calendar/>'
CONDITION = '<d:error xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><c:{}/></d:error>'


class OddServer(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), OddHandler)
        self.items = {}
        self.seen = []
        self.tries = {}
        self.lock = threading.Lock()

    def handle_error(self, *_):
        """A client that went away is what some of these ways are for."""


class OddHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def reply(self, status, body=b"", **headers):
        body = body.encode() if isinstance(body, str) else body
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def cut(self, *chunks, forever=False):
        """Writes bytes as they are, and ends the connection."""
        self.close_connection = True
        try:
            for chunk in chunks:
                self.wfile.write(chunk)
            while forever:
                self.wfile.write(chunks[-1] * 1000)
        except OSError:
            pass

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        way = self.path.split("/")[1]
        with self.server.lock:
            self.server.seen.append(
                {"method": self.command, "path": self.path, "authorization": self.headers.get("Authorization", ""),
                 "if_match": self.headers.get("If-Match", ""), "if_none_match": self.headers.get("If-None-Match", "")})
            key = (self.command, self.path)
            first = key not in self.server.tries
            self.server.tries[key] = self.server.tries.get(key, 0) + 1
        odd = getattr(self, "way_" + way.replace("-", "_"), None)
        if odd is None or not odd(first, body):
            self.usual(way, body)

    do_GET = do_PUT = do_DELETE = do_PROPFIND = do_HEAD = answer

    def usual(self, way, body):
        items, name = self.server.items, self.path
        tag = '"' + hashlib.md5(items[name]).hexdigest() + '"' if name in items else None
        shown = {"weak": lambda tag: "W/" + tag, "weak-by-proxy": lambda tag: "W/" + tag}.get(way, lambda tag: tag)
        headers = {} if way in ("no-tag", "tagless") or tag is None else {"ETag": shown(tag)}
        if self.command == "PROPFIND":
            if self.path.endswith("/"):
                prop = f"<d:resourcetype>{'<d:collection/>' if way == 'folder' else CALENDAR}</d:resourcetype>"
            elif tag is None:
                return self.reply(404)
            else:
                told = "W/" + tag if way == "weak" else tag
                prop = "" if way == "tagless" else f"<d:getetag>{escape(told)}</d:getetag>"
            return self.reply(
                207, '<?xml version="1.0"?><!-- > --><d:multistatus xmlns:d="DAV:" '
                f'xmlns:c="urn:ietf:params:xml:ns:caldav"><d:response><d:href>{self.path}</d:href><d:propstat><d:prop>'
                f'{prop}</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>')
        if self.command == "GET":
            return self.reply(200, items[name], **headers) if tag else self.reply(404)
        wanted = self.headers.get("If-Match")
        # Strong comparison: a weak tag never matches (RFC 9110, 13.1.1).
        if wanted and wanted != tag or self.headers.get("If-None-Match") == "*" and tag:
            return self.reply(412)
        if self.command == "DELETE":
            return self.reply(204) if items.pop(name, None) else self.reply(404)
        items[name] = body
        tag = '"' + hashlib.md5(body).hexdigest() + '"'
        headers = {} if way in ("no-tag", "tagless") else {"ETag": shown(tag)}
        self.reply(201, **headers)

    def on_put(self, status, body="", **headers):
        if self.command != "PUT":
            return False
        self.reply(status, body, **headers)
        return True

    def way_fails_once(self, first, _):
        return first and self.on_put(500)

    def way_fails(self, *_):
        return self.on_put(500)

    def way_poison(self, *_):
        return "/poison." in self.path and self.on_put(500)

    def way_busy(self, first, _):
        return first and self.on_put(503, Retry_After="1")

    def way_long_busy(self, *_):
        return self.on_put(429, Retry_After="3600")

    def way_full(self, *_):
        return self.on_put(507)

    def way_read_only(self, *_):
        return self.on_put(403)

    def way_no_calendar_there(self, *_):
        return self.on_put(409)

    def way_same_uid(self, *_):
        return "taken" in self.path and self.on_put(409, CONDITION.format("no-uid-conflict"))

    def way_too_large(self, *_):
        return self.on_put(412)

    def way_missing(self, *_):
        self.reply(404)
        return True

    def way_forbidden(self, *_):
        self.reply(403)
        return True

    def way_no_dav(self, *_):
        self.reply(405)
        return True

    def way_elsewhere(self, *_):
        self.reply(301, Location=f"http://localhost:{self.server.server_port}/plain/cal/")
        return True

    def way_other_scheme(self, *_):
        self.reply(308, Location=f"https://127.0.0.1:{self.server.server_port}/plain/cal/")
        return True

    def way_moved(self, *_):
        self.reply(308, Location="/plain/cal/")
        return True

    def way_in_circles(self, *_):
        self.reply(301, Location=self.path)
        return True

    def way_item_moves(self, *_):
        return self.on_put(301, Location="/plain/cal/x")

    def way_endless(self, *_):
        self.cut(b"HTTP/1.1 207 Multi-Status\r\n\r\n", b"<a>", forever=True)
        return True

    def way_endless_head(self, *_):
        self.cut(b"HTTP/1.1 207 Multi-Status\r\n", b"X-A: b\r\n", forever=True)
        return True

    def way_slow(self, *_):
        time.sleep(3)
        return False

    def way_drips(self, *_):
        self.close_connection = True
        try:
            self.wfile.write(b"HTTP/1.1 207 Multi-Status\r\n\r\n")
            for _ in range(30):
                self.wfile.write(b"<")
                time.sleep(0.1)
        except OSError:
            pass
        return True

    def way_cut(self, first, body):
        if self.command != "PUT" or not first:
            return False
        self.server.items[self.path] = body
        self.cut(b"HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\nhal")
        return True

    def way_nonsense(self, *_):
        self.cut(b"220 mail.example ESMTP\r\n")
        return True

    def way_no_xml(self, *_):
        self.reply(207, b"\xff\xfe<!DOCTYPE a [<!ENTITY b 'c'>]><multistatus>&b;")
        return True

    def way_kerberos(self, *_):
        self.reply(401, WWW_Authenticate="Negotiate")
        return True

    def way_digest(self, *_):
        """RFC 7616 with MD5 and qop auth, for ana with the password 'a secret: ñ%20'."""
        given = dict(
            (name, quoted or plain)
            for name, quoted, plain in re.findall(r'(\w+)=(?:"([^"]*)"|([^", ]+))', self.headers.get("Authorization", "")))

        def md5(text):
            return hashlib.md5(text.encode()).hexdigest()

        if "response" in given:
            one, two = md5("ana:odd:a secret: ñ%20"), md5(f"{self.command}:{self.path}")
            right = md5(":".join([one, given["nonce"], given["nc"], given["cnonce"], "auth", two]))
            if given["response"] == right and given["uri"] == self.path:
                return False
        self.reply(401, WWW_Authenticate='Basic realm="odd", Digest realm="odd", qop="auth", nonce="n0nce", algorithm=MD5')
        return True


def main():
    server = OddServer()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say = lambda value: print(json.dumps(value), flush=True)
    say({"direct": f"http://127.0.0.1:{server.server_port}", "recorded": "", "certificates": "", "user": "ana",
         "password": "a secret: ñ%20"})
    for line in sys.stdin:
        command = json.loads(line)
        with server.lock:
            if command["do"] == "requests":
                say({"answer": [request for request in server.seen if request["path"].startswith(command["path"])]})
            elif command["do"] == "put":
                server.items[command["path"]] = command["text"].encode()
                say({"answer": None})
            elif command["do"] == "get":
                content = server.items.get(command["path"])
                say({"answer": None if content is None else content.decode()})


if __name__ == "__main__":
    main()
