#!/usr/bin/env python3
"""Races `entente serve` against nginx with the same file and Radicale with the same collection, on loopback, taking turns.

Usage: server.py ENTENTE [--seconds 5] [--rounds 3]

A workspace with a weekly meeting is published, 200 events in a calendar; nginx serves that file from a folder, and Radicale a
collection of those events. wrk asks with one thread and 32 connections: for all of it, and with the entity tag that the server
gave, so that the answer is 304. Printed are the medians of requests a second, of p99, and Entente's memory with 1,000 more
connections kept open, and how long it takes to refuse each kind of token, which must not be told apart from a path that is none.
Nothing logs requests. Targets: half of nginx or better for both, 500 times Radicale for all of it, 100 MiB.
"""

import argparse
import http.client
import os
import pathlib
import random
import re
import resource
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

EVENTS = 200


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"nothing listens at port {port}")


def ask(port, path, method="GET", body=None, **fields):
    peer = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    peer.request(method, path, body, {name.replace("_", "-"): value for name, value in fields.items()})
    answer = peer.getresponse()
    return answer.status, answer.headers, answer.read()


def write_workspace(folder):
    (folder / "programmes").mkdir()
    (folder / "entente.yaml").write_text("entente: 1\nprogrammes: [programmes/*.yaml]\nuid-domain: server.example\n")
    (folder / "programmes/p.yaml").write_text("\n".join([
        "programme: p", "title: Partnership", "currency: USD", f"term: {{ from: 2025-01-06, length: {EVENTS} weeks }}",
        "parties:", "  home: { name: Home, time-zone: America/Lima, business-centre: PE }", "meetings:",
        "  weekly: { title: Weekly sync, every: week, day: wednesday, time: \"10:00\", duration: 60 minutes,"
        " calendar: technical-sync }"]) + "\n")


class Entente:
    name = "entente"

    def __init__(self, program, folder):
        write_workspace(folder)
        subprocess.run([program, "publish"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        made = subprocess.run([program, "feed", "add", "--name", "bench", "--calendars", "technical-sync"], cwd=folder,
                              check=True, capture_output=True, text=True).stdout
        self.path = "/f/" + made.strip().split("/f/")[1]
        self.program, self.folder = program, folder
        self.process = subprocess.Popen([program, "serve", "--port", "0", "--log", "events"], cwd=folder,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.port = int(self.process.stdout.readline().rsplit(":", 1)[1])
        self.file = folder / "calendars/technical-sync.ics"


class Nginx:
    name = "nginx"

    def __init__(self, folder, file):
        (folder / "www").mkdir()
        shutil.copyfile(file, folder / "www/feed.ics")
        # The workers run as somebody else, who reads it too.
        for path in (folder.parent, folder, folder / "www"):
            path.chmod(0o755)
        self.port, self.path = free_port(), "/feed.ics"
        (folder / "nginx.conf").write_text(f"""
            daemon off; worker_processes auto; pid {folder}/nginx.pid; error_log {folder}/error.log;
            events {{ worker_connections 4096; }}
            http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;
              open_file_cache max=100; types {{ text/calendar ics; }}
              client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f;
              uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
              server {{ listen 127.0.0.1:{self.port}; root {folder}/www; }} }}""")
        self.process = subprocess.Popen(["nginx", "-c", folder / "nginx.conf", "-p", folder],
                                        stderr=subprocess.DEVNULL)


class Radicale:
    name = "radicale"

    def __init__(self, folder, file):
        self.port, self.path = free_port(), "/bench/feed/"
        (folder / "radicale.conf").write_text(
            f"[server]\nhosts = 127.0.0.1:{self.port}\n[auth]\ntype = none\n[rights]\ntype = authenticated\n"
            f"[storage]\nfilesystem_folder = {folder}/collections\n[logging]\nlevel = critical\n"
            "[web]\ntype = none\n")
        rights = (folder / "radicale.conf").read_text().replace("type = authenticated", "type = from_file\nfile = "
                                                                  f"{folder}/rights")
        (folder / "radicale.conf").write_text(rights)
        (folder / "rights").write_text("[all]\nuser: .*\ncollection: .*\npermissions: RrWw\n")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", folder / "radicale.conf"], stderr=subprocess.DEVNULL)
        wait_for(self.port)
        ask(self.port, "/bench/", "MKCOL")
        status, _, body = ask(self.port, self.path.rstrip("/"), "PUT", file.read_bytes(), Content_Type="text/calendar")
        if status not in (201, 204):
            sys.exit(f"Radicale takes no collection: {status} {body[:200]}")


def wrk(server, seconds, tag=None):
    """Requests a second and p99 in milliseconds."""
    fields = ["-H", f"If-None-Match: {tag}"] if tag else []
    done = subprocess.run(
        ["wrk", "-t1", "-c32", f"-d{seconds}s", "--timeout", "60s", "--latency", *fields, f"http://127.0.0.1:{server.port}{server.path}"],
        capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx|Socket errors", done) and not tag:
        sys.exit(f"{server.name}: {done}")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", done)[1])
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done).groups()
    return rate, float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def memory(process):
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def feed(server, name, *words):
    made = subprocess.run([server.program, "feed", "add", "--name", name, "--calendars", "technical-sync", *words],
                          cwd=server.folder, check=True, capture_output=True, text=True).stdout
    return "/f/" + made.strip().split("/f/")[1]


def refusals(server, rounds=3000):
    """Medians in microseconds of answers to what opens nothing, asked in a random order on one connection."""
    revoked, expired = feed(server, "revoked"), feed(server, "expired", "--expires", "2099-12-31")
    subprocess.run([server.program, "feed", "revoke", "revoked"], cwd=server.folder, check=True, capture_output=True)
    with sqlite3.connect(server.folder / "entente.db") as journal:
        journal.execute("UPDATE feed SET expires = made WHERE name = 'expired'")
    journal.close()
    token = server.path.split("/")[2]
    paths = {"no such path": server.path.replace("/f/", "/n/"), "wrong token": server.path.replace(token, token[::-1]),
             "revoked token": revoked, "expired token": expired,
             "right token, other calendar": server.path.replace("technical-sync", "qbr")}
    time.sleep(1)
    times, answers = {kind: [] for kind in paths}, set()
    with socket.create_connection(("127.0.0.1", server.port)) as peer:
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(rounds):
            for kind in random.sample(list(paths), len(paths)):
                begin = time.perf_counter()
                peer.sendall(f"GET {paths[kind]} HTTP/1.1\r\nHost: bench\r\n\r\n".encode())
                answer = peer.recv(65536)
                times[kind].append(time.perf_counter() - begin)
                answers.add(re.sub(rb"(?i)(date|x-request-id): [^\r]*", b"", answer))
    if len(answers) != 1 or b" 404 " not in answers.pop():
        sys.exit("what opens nothing is not answered alike")
    print("refused with the same bytes, medians: "
          + ", ".join(f"{kind} {statistics.median(took) * 1e6:.1f} µs" for kind, took in times.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("entente", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    failed, servers = [], []
    with tempfile.TemporaryDirectory(prefix="entente-server.") as name:
        folder = pathlib.Path(name)
        try:
            for part in ("e", "n", "r"):
                (folder / part).mkdir()
            servers.append(Entente(options.entente.resolve(), folder / "e"))
            servers.append(Nginx(folder / "n", servers[0].file))
            servers.append(Radicale(folder / "r", servers[0].file))
            tags = {}
            for server in servers:
                wait_for(server.port)
                status, headers, body = ask(server.port, server.path)
                if status != 200 or body.count(b"BEGIN:VEVENT") != EVENTS:
                    sys.exit(f"{server.name} gives {status} and {body.count(b'BEGIN:VEVENT')} events")
                tags[server.name] = headers["ETag"]
                if ask(server.port, server.path, If_None_Match=headers["ETag"])[0] != 304 and server.name != "radicale":
                    sys.exit(f"{server.name} does not answer 304")
            size = servers[0].file.stat().st_size
            print(f"{EVENTS} events, {size} bytes; {options.rounds} rounds of {options.seconds} s, 32 connections")
            results = {}
            for _ in range(options.rounds):
                for server in servers:
                    for form, tag in (("full", None), ("304", tags[server.name])):
                        results.setdefault((server.name, form), []).append(wrk(server, options.seconds, tag))
            rates = {}
            print(f"{'server':9} {'form':5} {'requests/s':>11} {'p99 ms':>8}")
            for (server, form), runs in results.items():
                rates[server, form] = statistics.median(rate for rate, _ in runs)
                print(f"{server:9} {form:5} {rates[server, form]:11.0f} {statistics.median(late for _, late in runs):8.2f}")
            for form in ("full", "304"):
                ratio = rates["entente", form] / rates["nginx", form]
                print(f"{form}: {ratio:.2f} of nginx (target: 0.5)")
                if ratio < 0.5:
                    failed.append(form)
            times = rates["entente", "full"] / rates["radicale", "full"]
            print(f"full: {times:.0f} times Radicale (target: 500)")
            if times < 500:
                failed.append("Radicale")
            kept = []
            for _ in range(1000):
                peer = http.client.HTTPConnection("127.0.0.1", servers[0].port, timeout=60)
                peer.request("GET", servers[0].path)
                peer.getresponse().read()
                kept.append(peer)
            used = memory(servers[0].process)
            print(f"memory with 1,000 connections kept open: {used:.0f} MiB (target: 100)")
            if used > 100:
                failed.append("memory")
            refusals(servers[0])
        finally:
            for server in servers:
                server.process.terminate()
                server.process.wait()
    if failed:
        sys.exit(f"missed: {', '.join(failed)}")


main()
