"""What nobody should send to a server, sent to one.

    hostile_http.py ADDRESS PATH IDLE

ADDRESS is `http://127.0.0.1:40123`, PATH that of a calendar with its token, IDLE how many connections are to be left open that
send nothing, or a part of a request. Prints an object of JSON: what came of each attack, in the order of ATTACKS.

After each attack the calendar is fetched by another connection; `others` counts how often that did not come to 200.
"""

import json
import re
import resource
import socket
import sys
import time
import urllib.parse

ADDRESS, PATH, IDLE = sys.argv[1], sys.argv[2], int(sys.argv[3])
HOST = urllib.parse.urlsplit(ADDRESS)
TOKEN = PATH.split("/")[2]
REST = b"Host: a\r\nConnection: close\r\n\r\n"


def connection(seconds=20):
    made = socket.create_connection((HOST.hostname, HOST.port), timeout=seconds)
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def exchange(request, seconds=20):
    """All that comes back until the server closes."""
    with connection(seconds) as peer:
        answer = b""
        try:
            peer.sendall(request)
            peer.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        try:
            while piece := peer.recv(65536):
                answer += piece
        except TimeoutError:
            return b"no end"
        except OSError:
            pass
        return answer


def statuses(answer):
    """The statuses of all answers in what came back."""
    found, rest = [], answer
    while rest.startswith(b"HTTP/1.1 "):
        head, _, rest = rest.partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        found.append(int(lines[0].split()[1]))
        length = [int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")]
        rest = rest[length[0] if length else 0:]
    return found if not rest else found + ["rest"]


def get(target, fields=b""):
    return b"GET " + target + b" HTTP/1.1\r\n" + fields + REST


FEED = PATH.encode()
BAD = [FEED.replace(b"/qbr", piece + b"qbr") for piece in
       (b"/../", b"/./", b"/%2e%2e/", b"/%2E%2E%2F", b"%2f", b"%5c", b"/..%5c", b"//", b"/%00", b"/%0d%0aX:%20y/", b"/%u2215")]

ATTACKS = {
    "paths": lambda: [statuses(exchange(get(target))) for target in BAD],
    "files": lambda: [statuses(exchange(get(target))) for target in (
        b"/../../../../etc/passwd", b"/f/" + TOKEN.encode() + b"/../../entente.yaml", b"/.published/0/qbr.ics",
        b"/f/" + TOKEN.encode() + b"/.published%2F0%2Fqbr.ics", b"/calendars/qbr.ics", b"//etc/passwd")],
    "absolute": lambda: [statuses(exchange(get(b"http://elsewhere.example" + FEED)))],
    "hosts": lambda: [statuses(exchange(request)) for request in (
        b"GET " + FEED + b" HTTP/1.1\r\nConnection: close\r\n\r\n",
        b"GET " + FEED + b" HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n",
        b"GET " + FEED + b" HTTP/1.1\r\nHost: a<script>\r\nConnection: close\r\n\r\n",
        b"GET " + FEED + b" HTTP/1.0\r\n\r\n")],
    "broken": lambda: [statuses(exchange(request)) for request in (
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"GET\r\n\r\n", b"GET " + FEED + b"\r\n\r\n",
        b"GET " + FEED + b" HTTP/9.9\r\n" + REST, get(FEED, b"No colon here\r\n"), get(FEED, b"A: b\x00c\r\n"),
        get(FEED, b" folded: x\r\n"), get(FEED, b"Content-Length: -1\r\n"), get(FEED, b"Content-Length: 1, 2\r\n"),
        get(b"/a b"), b"G\xc3\x89T / HTTP/1.1\r\n" + REST)],
    "smuggling": lambda: [statuses(exchange(request)) for request in (
        b"POST " + FEED + b" HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST " + FEED + b" HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n")],
    "large headers": lambda: [statuses(exchange(get(FEED, field))) for field in (
        b"X: " + b"x" * (1 << 20) + b"\r\n", b"".join(b"X-%d: x\r\n" % n for n in range(100_000)),
        b"X" * (1 << 20) + b": x\r\n")],
    "long address": lambda: [statuses(exchange(get(b"/" + b"a" * length))) for length in (3000, 1 << 20)],
    "large body": lambda: [statuses(exchange(
        b"POST /login HTTP/1.1\r\nHost: a\r\nContent-Length: 1048576\r\n\r\n" + b"x" * 1048576))],
    "methods": lambda: [statuses(exchange(method + b" " + FEED + b" HTTP/1.1\r\n" + REST)) for method in (
        b"TRACE", b"CONNECT", b"PUT", b"DELETE", b"PROPFIND", b"BREW")],
    "ranges": lambda: [statuses(exchange(get(FEED, field))) for field in (
        b"Range: bytes=" + b",".join(b"%d-" % n for n in range(1000)) + b"\r\n", b"Range: bytes=-0\r\n",
        b"Range: bytes=9-1\r\n", b"Range: bytes=0-18446744073709551616\r\n")],
    "pipelined": lambda: [statuses(exchange(
        (b"GET " + FEED + b" HTTP/1.1\r\nHost: a\r\n\r\n") * 50 + get(b"/login") + b"GET /x HTTP/1.1\r\nHost: a\r\n\r\n"))],
}


def others_are_served():
    return statuses(exchange(get(FEED))) == [200]


def slow_writers(count):
    """Requests of which a byte comes now and then: how long the server has patience."""
    peers = [connection() for _ in range(count)]
    began, text = time.monotonic(), get(FEED)
    open_ones, place = list(peers), 0
    while open_ones and time.monotonic() - began < 60:
        for peer in list(open_ones):
            try:
                peer.setblocking(False)
                if place < len(text) - 1:
                    peer.send(text[place:place + 1])
                if not peer.recv(100):
                    open_ones.remove(peer)
            except BlockingIOError:
                pass
            except OSError:
                open_ones.remove(peer)
        place += 1
        time.sleep(0.5)
    for peer in peers:
        peer.close()
    return {"left": len(open_ones), "seconds": round(time.monotonic() - began)}


def slow_readers(count):
    """Clients that ask for much and take nothing."""
    peers = []
    for _ in range(count):
        peer = socket.socket()
        peer.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        peer.connect((HOST.hostname, HOST.port))
        peer.setblocking(False)
        try:
            for _ in range(40):
                peer.send((b"GET " + FEED + b" HTTP/1.1\r\nHost: a\r\n\r\n") * 20)
        except OSError:
            pass
        peers.append(peer)
    return peers


def let_go_of(peers):
    """How many of those who take nothing the server still holds after its patience."""
    held = len(peers)
    for _ in range(60):
        found = re.search(rb'reason="slow_reading"} (\d+)', exchange(get(b"/metrics")))
        held = len(peers) - int(found[1])
        if held <= 0:
            break
        time.sleep(0.5)
    return held


def main():
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, max(soft, IDLE + 500)), hard))
    result, others = {}, 0
    for name, attack in ATTACKS.items():
        result[name] = attack()
        others += not others_are_served()
    idle, turned_away = [], 0
    for number in range(IDLE):
        try:
            idle.append(connection())
            if number % 2:
                idle[-1].sendall(b"GET /f/" + b"x" * (number % 100))
        except OSError:
            turned_away += 1
        if number % 100 == 0:
            others += not others_are_served()
    readers = slow_readers(20)
    others += not others_are_served()
    result["slow writers"] = slow_writers(50)
    result["slow readers"] = let_go_of(readers)
    others += not others_are_served()
    result["turned away"] = turned_away
    for peer in idle + readers:
        peer.close()
    others += not others_are_served()
    result["others"] = others
    json.dump(result, sys.stdout)


main()
