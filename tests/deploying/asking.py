"""Asks nginx over TLS, as a reader does, and says what came of it and after how long."""

import socket
import ssl
import time
from http.client import HTTPConnection, HTTPException

from tests.deploying.layout import HOST, Layout
from tests.faults.asking import PATIENCE, Answer


class Reader:
    def __init__(self, layout: Layout) -> None:
        self.port = layout.https
        self.context = ssl.create_default_context(cafile=str(layout.certificate))

    def __call__(
        self, address: str, *, body: str | None = None, headers: dict[str, str] | None = None, source: str = "127.0.0.1"
    ) -> Answer:
        began = time.monotonic()
        own = {"Connection": "close", "Origin": f"https://{HOST}", "Accept-Encoding": "identity", **(headers or {})}
        connection = HTTPConnection(HOST)
        try:
            plain = socket.create_connection(("127.0.0.1", self.port), PATIENCE, (source, 0))
            connection.sock = self.context.wrap_socket(plain, server_hostname=HOST)
            connection.request("GET" if body is None else "POST", address, body, own)
            response = connection.getresponse()
            text = response.read().decode(errors="replace")
        except (OSError, HTTPException):
            return Answer(0, time.monotonic() - began, began)
        finally:
            connection.close()
        return Answer(response.status, time.monotonic() - began, began, text, dict(response.headers))
