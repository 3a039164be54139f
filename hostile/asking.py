"""One request to the WSGI application, as a server would pass it on, and its cost."""

import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.core.signals import got_request_exception
from django.core.wsgi import get_wsgi_application

LONGEST_LINE = 4000  # gunicorn refuses a longer request line
LONGEST_HEADER = 8000  # and a longer header

OURS = "guidance/", "pcnroles/"


@dataclass(frozen=True)
class Request:
    """`target` is the path and query of the request line."""

    method: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def __str__(self) -> str:
        body = f" with {len(self.body):,} bytes of {self.headers.get('Content-Type', 'no type')}" if self.body else ""
        return f"{self.method} {self.target}{body}"


@dataclass(frozen=True)
class Failure:
    """An exception that no view caught: its message, the last place in our own code, and the end of its traceback."""

    what: str
    where: str
    lines: list[str]


@dataclass(frozen=True)
class SiteAnswer:
    status: int
    headers: list[tuple[str, str]]
    body: bytes
    cpu: float
    failure: Failure | None = None

    def get_header(self, name: str) -> str:
        return next((value for held, value in self.headers if held.lower() == name), "")


def send_request(request: Request) -> SiteAnswer:
    """The answer, with the CPU seconds that this process took until its last byte."""
    started: list[Any] = []

    def start_response(status: str, headers: list[tuple[str, str]], _: Any = None) -> Callable[[bytes], None]:
        started[:] = [int(status.split()[0]), headers]
        return lambda _: None

    body = b""
    before = time.process_time()
    with record_failures() as failed:
        try:
            chunks: Any = application()(build_environ(request), start_response)
            body = b"".join(chunks)
            getattr(chunks, "close", lambda: None)()
        except Exception:
            failed.append(_describe_failure())
            started[:] = [500, []]  # a server would answer this
    status, headers = started
    return SiteAnswer(status, headers, body, time.process_time() - before, failed[0] if failed else None)


application = cache(get_wsgi_application)


def build_environ(request: Request) -> dict[str, Any]:
    """The WSGI environ. By PEP 3333 its text has one character for each byte."""
    path, _, query = request.target.partition("?")
    headers = {"Content-Length": str(len(request.body)), **request.headers}
    named = {f"HTTP_{name.upper().replace('-', '_')}": value for name, value in headers.items()}
    for name in ("CONTENT_TYPE", "CONTENT_LENGTH"):
        named[name] = named.pop(f"HTTP_{name}", "")
    return {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path.encode("latin-1", "replace")).decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(request.body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        **named,
    }


@contextmanager
def record_failures() -> Iterator[list[Failure]]:
    """Collects the exceptions within the block that end in a 500. Django signals each before it renders the page."""
    found: list[Failure] = []

    def note(**_: object) -> None:
        found.append(_describe_failure())

    got_request_exception.connect(note)
    try:
        yield found
    finally:
        got_request_exception.disconnect(note)


def _describe_failure() -> Failure:
    """Describes the exception that is being handled."""
    kind, error, trace = sys.exc_info()
    frames = traceback.extract_tb(trace)
    own = [frame for frame in frames if any(f"/{part}" in frame.filename for part in OURS)]
    last = (own or frames)[-1]
    place = f"{last.filename.replace(f'{settings.BASE_DIR}/', '')}:{last.lineno} {last.name}"
    lines = "".join(traceback.format_exception(kind, error, trace)).splitlines()
    return Failure(f"{kind.__name__ if kind else ''}: {str(error)[:160]}", place, lines[-12:])
