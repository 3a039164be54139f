"""A small web site on this machine that answers as a test wants, and notes what it was asked, and how much at once."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any, TypeVar

from guidance.link_checking.answers import KnownAddress, LinkAnswer
from guidance.link_checking.fetching import Manner
from guidance.link_checking.rounds import ask_all
from guidance.link_checking.safety import IPAddress, NetworkReach

HERE = ip_address("127.0.0.1")
PATIENCE = 60  # seconds that a busy machine may take: what answers does so long before
MANNER = Manner("link-check/1.0 (test)", connect=PATIENCE, read=PATIENCE, total=PATIENCE, pause=0, at_once=8)
T = TypeVar("T")


class Asked(BaseHTTPRequestHandler):
    """One request. A page is a function that is called with this, and writes the answer."""

    protocol_version = "HTTP/1.1"
    site: "Site"

    def do_GET(self) -> None:
        with self.site.at_work(self):
            self.site.pages.get(self.path, not_found)(self)

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content_Length": str(len(body)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


Page = Callable[[Asked], None]


class Site:
    """Every name ending in .test leads to it; each name is a host of its own to whoever asks."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.names_looked_up: list[str] = []
        self.most_at_once: Counter[str] = Counter()
        self._at_work: Counter[str] = Counter()
        self._lock = threading.Lock()
        handler = type("AskedHere", (Asked,), {"site": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.server.handle_error = hung_up  # type: ignore[method-assign]
        self.port = self.server.server_port

    def address(self, path: str, host: str = "source.test", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def reach(self) -> NetworkReach:
        return self.reach_by(self.resolve)

    def reach_by(self, resolve: Callable[[str, int], Coroutine[Any, Any, list[IPAddress]]]) -> NetworkReach:
        return NetworkReach(frozenset({self.port}), lambda address: address == HERE, resolve)

    async def resolve(self, host: str, port: int) -> list[IPAddress]:
        self.names_looked_up.append(host)
        if host.endswith(".test"):
            return [HERE]
        return [ip_address(host)]

    @contextmanager
    def at_work(self, asked: Asked) -> Iterator[None]:
        host = str(asked.headers["Host"]).partition(":")[0]
        with self._lock:
            self.asked.append((host, asked.path))
            self.headers.append(dict(asked.headers))
            for name in (host, "all"):
                self._at_work[name] += 1
                self.most_at_once[name] = max(self.most_at_once[name], self._at_work[name])
        try:
            yield
        finally:
            with self._lock:
                for name in (host, "all"):
                    self._at_work[name] -= 1


def hung_up(request: Any, address: Any) -> None:
    """A reader who hangs up is no news."""


def not_found(asked: Asked) -> None:
    asked.answer(404)


def says(text: str, content_type: str = "text/html; charset=utf-8", **headers: str) -> Page:
    return lambda asked: asked.answer(200, text.encode(), Content_Type=content_type, **headers)


def says_nothing(until: threading.Event) -> Page:
    def answer(_: Asked) -> None:
        until.wait()

    return answer


def fails(status: int, **headers: str) -> Page:
    return lambda asked: asked.answer(status, **headers)


def leads_to(address: str, status: int = 302) -> Page:
    return lambda asked: asked.answer(status, Location=address)


def in_turn(*pages: Page) -> Page:
    """One page after another; the last for good."""
    left = list(pages)
    return lambda asked: (left.pop(0) if len(left) > 1 else left[0])(asked)


def ask(site: Site, path: str = "/", manner: Manner = MANNER, **known: str) -> LinkAnswer:
    [(_, answer)] = ask_all([KnownAddress(site.address(path), **known)], manner, site.reach, 10)
    return answer


def ask_each(site: Site, *addresses: str, manner: Manner = MANNER, seconds: float = PATIENCE) -> dict[str, LinkAnswer]:
    heard = ask_all([KnownAddress(address) for address in addresses], manner, site.reach, seconds)
    return {known.address: answer for known, answer in heard}


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: browser tests leave an event loop behind in the tests' thread."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
