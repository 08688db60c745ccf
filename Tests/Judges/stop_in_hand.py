"""A client in the middle of a calendar when the server is told to stop.

    stop_in_hand.py ADDRESS PATH PID

Asks, takes a little of the answer, has the server told to stop, waits, and takes the rest. Prints the body. Another client must be
turned away meanwhile, and one that is at rest let go.
"""

import os
import signal
import socket
import sys
import time
import urllib.parse

HOST = urllib.parse.urlsplit(sys.argv[1])


def connection():
    peer = socket.socket()
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
    peer.settimeout(20)
    peer.connect((HOST.hostname, HOST.port))
    return peer


rest, busy = connection(), connection()
# So much that the kernel does not take it all.
COUNT = 200
busy.sendall(f"GET {sys.argv[2]} HTTP/1.1\r\nHost: a\r\n\r\n".encode() * COUNT)
answer = busy.recv(100)
os.kill(int(sys.argv[3]), signal.SIGTERM)
time.sleep(1)
if rest.recv(1):
    sys.exit("who was at rest was not let go")
try:
    connection()
    sys.exit("a new client was taken")
except OSError:
    pass
while piece := busy.recv(65536):
    answer += piece
head, _, body = answer.partition(b"\r\n\r\n")
length = next(int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length"))
if len(body) < length:
    sys.exit(f"{len(body)} of {length} bytes came")
sys.stdout.write(body[:length].decode())
