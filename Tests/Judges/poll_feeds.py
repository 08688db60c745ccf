"""Clients that poll calendars while they are published anew.

    poll_feeds.py ADDRESS TOKEN NAMES THREADS < (a line when to stop)

NAMES are the calendars, with commas between. Each thread asks for one after the other on a connection of its own, every other time
compressed, and every third time with the entity tag that it saw last. Says `polling` once it does. Prints an object of JSON:
`asked`, `statuses`, and for each calendar the SHA-256 of every body that came, with its entity tag.
"""

import collections
import gzip
import hashlib
import http.client
import json
import sys
import threading
import urllib.parse

ADDRESS, TOKEN, NAMES, THREADS = sys.argv[1], sys.argv[2], sys.argv[3].split(","), int(sys.argv[4])
HOST = urllib.parse.urlsplit(ADDRESS).netloc
stop = threading.Event()
lock = threading.Lock()
statuses, bodies = collections.Counter(), collections.defaultdict(set)


def poll(number):
    peer = http.client.HTTPConnection(HOST, timeout=60)
    tags, round = {}, number
    while not stop.is_set():
        name = NAMES[round % len(NAMES)]
        fields = {"Accept-Encoding": "gzip" if round % 2 else "identity"}
        known = tags.get((name, round % 2))
        if round % 3 == 0 and known:
            fields["If-None-Match"] = known
        peer.request("GET", f"/f/{TOKEN}/{name}.ics", headers=fields)
        answer = peer.getresponse()
        body = answer.read()
        with lock:
            statuses[answer.status] += 1
        if answer.status == 200:
            tags[name, round % 2] = answer.getheader("ETag")
            if answer.getheader("Content-Encoding") == "gzip":
                body = gzip.decompress(body)
            with lock:
                bodies[name].add((hashlib.sha256(body).hexdigest(), answer.getheader("ETag")))
        round += 1


threads = [threading.Thread(target=poll, args=(number,), daemon=True) for number in range(THREADS)]
for thread in threads:
    thread.start()
print("polling", flush=True)
sys.stdin.readline()
stop.set()
for thread in threads:
    thread.join()
json.dump({"asked": sum(statuses.values()), "statuses": {str(k): v for k, v in statuses.items()},
           "bodies": {name: sorted(map(list, found)) for name, found in bodies.items()}}, sys.stdout)
