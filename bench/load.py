"""Reads pages from a server on this machine as fast as it can, over connections that stay open."""

import os
import socket
import sys
import time
from collections.abc import Callable
from itertools import count

READERS = 2  # more than one worker answers at once, so that it is never idle


class Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def read(self, path: str, headers: str = "", form: str = "") -> tuple[int, dict[str, str], bytes]:
        """The answer to a GET, or to a POST of the form where there is one."""
        if form:
            headers += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(form)}\r\n"
        first = f"{'POST' if form else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n"
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
    readers = [_fork(port, status, seconds, path, headers) for _ in range(READERS)]
    return sum(wait() for wait in readers)


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
