"""Reads pages from a server on this machine as fast as it can, over connections that stay open.

By wrk where it is installed, on a processor of its own: it takes a tenth of the time that Python's sockets take.
"""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from itertools import count

READERS = 2  # more than one worker answers at once, so that it is never idle
WRK = shutil.which("wrk")
PROCESSORS = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
IN_A_SECOND = re.compile(r"Requests/sec:\s+([\d.]+)")


def keep_to_own_processor(*, reads: bool) -> None:
    """The first for servers and the last for readers, where there are two or more."""
    if len(PROCESSORS) > 1:
        os.sched_setaffinity(0, {PROCESSORS[-1] if reads else PROCESSORS[0]})


class Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def read(
        self, path: str, headers: str = "", form: str = "", encoding: str = "br"
    ) -> tuple[int, dict[str, str], bytes]:
        """The answer to a GET, or to a POST of the form where there is one."""
        if form:
            headers += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
        first = f"{'POST' if form else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: {encoding}\r\n"
        self.socket.sendall(f"{first}{headers}\r\n{form}".encode())
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive()
        head, _, body = data.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        named = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        status = int(first.split()[1])
        length = 0 if status == 304 else int(named["content-length"])
        while len(body) < length:
            body += self._receive()
        return status, named, body

    def _receive(self) -> bytes:
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError("the server closed the connection")
        return data


def throughput(port: int, status: int, seconds: float, path: str, headers: str = "") -> float:
    """Requests a second."""
    if WRK:
        return _throughput_by_wrk(port, status, seconds, path, headers)
    readers = [_fork(port, status, seconds, path, headers) for _ in range(READERS)]
    return sum(wait() for wait in readers)


def _throughput_by_wrk(port: int, status: int, seconds: float, path: str, headers: str) -> float:
    """wrk counts in whole seconds, and tells of no status but that it was not 2xx or 3xx: one answer is looked at."""
    connection = Connection(port)
    answered = connection.read(path, headers)[0]
    connection.socket.close()
    if answered != status:
        sys.exit(f"expected {status}, and the server answered {answered}")
    command = [str(WRK), "--threads", "1", "--connections", str(READERS), "--duration", str(max(1, round(seconds)))]
    for header in ("Accept-Encoding: br", *headers.split("\r\n")):
        command += ["--header", header] if header else []
    said = subprocess.run(  # noqa: S603
        [*command, f"http://127.0.0.1:{port}{path}"],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: keep_to_own_processor(reads=True),
    ).stdout
    rate = IN_A_SECOND.search(said)
    if rate is None or "Non-2xx" in said:
        sys.exit(f"wrk could not read {path}:\n{said}")
    return float(rate[1])


def _fork(port: int, status: int, seconds: float, path: str, headers: str) -> Callable[[], float]:
    """Another process, so that reading doesn't wait for reading; its answer comes through a pipe."""
    reading, writing = os.pipe()
    if not (child := os.fork()):
        try:
            rate = _read_for(Connection(port), status, seconds, path, headers)
            os.write(writing, str(rate).encode())
        finally:
            os._exit(0)
    os.close(writing)

    def wait() -> float:
        with os.fdopen(reading) as answer:
            text = answer.read()
        os.waitpid(child, 0)
        if not text:
            sys.exit(f"A reader of {path} failed: the reason is above.")
        return float(text)

    return wait


def _read_for(connection: Connection, status: int, seconds: float, path: str, headers: str) -> float:
    started = time.perf_counter()
    for done in count(1):
        answer = connection.read(path, headers)
        if answer[0] != status:
            sys.exit(f"expected {status}, and the server answered {answer[0]}")
        spent = time.perf_counter() - started
        if spent >= seconds:
            return done / spent
    raise AssertionError
