"""A real CalDAV server on 127.0.0.1, what is asked of it, and what it holds by an independent client.

    caldav_judge.py radicale|xandikos [--tls]       (Radicale alone speaks TLS here)

Starts the server with a storage of its own and a recording proxy before it, and writes one line of JSON with both
addresses. Then each line of JSON on standard input is a command and gets a line in answer. Ends with its input, and
takes the server with it.
"""

import base64
import http.client
import http.server
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

import caldav
import icalendar

USER, PASSWORD = "ana", "a secret: ñ%20"
AUTHORIZATION = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The server as a process of its own."""

    def __init__(self, kind, tls):
        self.folder = tempfile.mkdtemp(prefix="entente-caldav-")
        self.log_path = os.path.join(self.folder, "log")
        self.certificate = None
        self.tls = tls
        for _ in range(5):
            self.port = free_port()
            log = open(self.log_path, "ab")
            self.process = subprocess.Popen(
                getattr(self, kind)(), stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder)
            if self.answers():
                return
            self.stop()
        raise SystemExit("the server does not start:\n" + open(self.log_path, errors="replace").read())

    def radicale(self):
        users = os.path.join(self.folder, "users")
        with open(users, "w") as file:
            file.write(f"{USER}:{PASSWORD}\n")
        secure = ""
        if self.tls:
            self.certificate = os.path.join(self.folder, "certificate.pem")
            key = os.path.join(self.folder, "key.pem")
            subprocess.run(
                ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                 "-keyout", key, "-out", self.certificate, "-days", "2", "-subj", "/CN=entente-test", "-addext",
                 "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
            secure = f"ssl = True\ncertificate = {self.certificate}\nkey = {key}\n"
        config = os.path.join(self.folder, "config")
        with open(config, "w") as file:
            file.write(
                f"[server]\nhosts = 127.0.0.1:{self.port}\n{secure}"
                f"[auth]\ntype = htpasswd\nhtpasswd_filename = {users}\nhtpasswd_encryption = plain\ndelay = 0\n"
                f"[storage]\nfilesystem_folder = {self.folder}/collections\n"
                "[web]\ntype = none\n[logging]\nlevel = warning\n")
        return [sys.executable, "-m", "radicale", "--config", config]

    def xandikos(self):
        return [
            sys.executable, "-m", "xandikos", "serve", "--no-detect-systemd", "-l", "127.0.0.1", "-p", str(self.port),
            "-d", os.path.join(self.folder, "collections"), "--autocreate", "--state-dir",
            os.path.join(self.folder, "state"), "--current-user-principal", f"/{USER}/"]

    def answers(self):
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return True
            except OSError:
                time.sleep(0.05)
        return False

    def stop(self):
        self.process.terminate()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Proxy(http.server.ThreadingHTTPServer):
    """Hands every request on, and records it."""

    daemon_threads = True

    def __init__(self, port):
        super().__init__(("127.0.0.1", 0), ProxyHandler)
        self.target = port
        self.lock = threading.Lock()
        self.requests = []
        # By method and path: how many requests until an answer is lost, and until nobody listens any more.
        self.losing = {}
        self.gone_after = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def due(self, counters, method, path):
        with self.lock:
            for key in counters:
                if key[0] == method and path.startswith(key[1]):
                    counters[key] -= 1
                    return counters[key] == 0
        return False


class ProxyHandler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def forward(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        upstream = http.client.HTTPConnection("127.0.0.1", self.server.target, timeout=30)
        headers = {name: value for name, value in self.headers.items() if name.lower() != "connection"}
        upstream.request(self.command, self.path, body or None, headers)
        answer = upstream.getresponse()
        content = answer.read()
        with self.server.lock:
            self.server.requests.append(
                {"method": self.command, "path": self.path, "status": answer.status,
                 "if_match": self.headers.get("If-Match", ""), "if_none_match": self.headers.get("If-None-Match", ""),
                 "agent": self.headers.get("User-Agent", ""), "connection": self.client_address[1]})
        if self.server.due(self.server.losing, self.command, self.path):
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in ("connection", "transfer-encoding", "content-length"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        if self.server.due(self.server.gone_after, self.command, self.path):
            self.close_connection = True
            self.server.shutdown()
            self.server.server_close()

    do_GET = do_PUT = do_DELETE = do_PROPFIND = do_HEAD = do_OPTIONS = do_REPORT = do_MKCALENDAR = forward

    def log_message(self, *_):
        pass


class Judge:
    def __init__(self, kind, tls):
        self.server = Server(kind, tls)
        self.proxy = None if tls else Proxy(self.server.port)
        self.direct = f"http{'s' if tls else ''}://127.0.0.1:{self.server.port}"

    def ask(self, method, path, body=None, **headers):
        if self.server.tls:
            context = ssl.create_default_context(cafile=self.server.certificate)
            connection = http.client.HTTPSConnection("127.0.0.1", self.server.port, timeout=30, context=context)
        else:
            connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        headers["Authorization"] = AUTHORIZATION
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        if answer.status >= 300:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]}")
        return content

    def make(self, path):
        # The parents of a calendar are the server's own; Radicale makes the user's at its first visit.
        self.ask("PROPFIND", f"/{USER}/", Depth="0") if "radicale" in sys.argv else self.collection(f"/{USER}/")
        self.ask("MKCALENDAR", path)

    def collection(self, path):
        try:
            self.ask("MKCOL", path)
        except RuntimeError:
            pass

    def unmake(self, path):
        self.ask("DELETE", path)

    def list(self, path):
        """What the caldav package finds there and the icalendar package reads in it, by resource name."""
        trust = self.server.certificate or True
        with caldav.DAVClient(self.direct, username=USER, password=PASSWORD, ssl_verify_cert=trust) as client:
            found = {}
            for event in client.calendar(url=self.direct + path).events():
                name = urllib.parse.unquote(str(event.url).rstrip("/").rsplit("/", 1)[1])
                [read] = icalendar.Calendar.from_ical(event.data).walk("VEVENT")
                found[name] = {
                    "uid": str(read["UID"]), "summary": str(read["SUMMARY"]),
                    "description": str(read.get("DESCRIPTION", "")), "start": read.decoded("DTSTART").isoformat(),
                    "end": read.decoded("DTEND").isoformat(), "sequence": int(read.get("SEQUENCE", 0))}
        return found

    def put(self, path, text):
        self.ask("PUT", path, text.encode(), **{"Content-Type": "text/calendar; charset=utf-8"})

    def edit(self, path, summary):
        lines = self.ask("GET", path).decode().split("\r\n")
        self.put(path, "\r\n".join("SUMMARY:" + summary if line.startswith("SUMMARY:") else line for line in lines))

    def get(self, path):
        return self.ask("GET", path).decode()

    def delete(self, path):
        self.ask("DELETE", path)

    def requests(self, path):
        """Those below the path since the last time."""
        with self.proxy.lock:
            taken = [request for request in self.proxy.requests if request["path"].startswith(path)]
            self.proxy.requests = [request for request in self.proxy.requests if request not in taken]
        return taken

    def lose(self, method, path, number):
        self.proxy.losing[method, path] = number

    def vanish(self, method, path, number):
        """The address of another proxy, which is gone after so many requests."""
        proxy = Proxy(self.server.port)
        proxy.gone_after[method, path] = number
        return f"http://127.0.0.1:{proxy.server_port}"

    def log(self):
        return open(self.server.log_path, errors="replace").read()


def main():
    judge = Judge(sys.argv[1], "--tls" in sys.argv)
    say = lambda value: print(json.dumps(value), flush=True)
    try:
        certificates = judge.server.certificate
        say({"direct": judge.direct, "recorded": f"http://127.0.0.1:{judge.proxy.server_port}" if judge.proxy else "",
             "certificates": certificates or "", "user": USER, "password": PASSWORD})
        for line in sys.stdin:
            command = json.loads(line)
            try:
                say({"answer": getattr(judge, command.pop("do"))(**command)})
            except Exception as error:
                say({"error": f"{type(error).__name__}: {error}"})
    finally:
        judge.server.stop()
        shutil.rmtree(judge.server.folder, ignore_errors=True)


if __name__ == "__main__":
    main()
