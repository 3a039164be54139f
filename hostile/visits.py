"""A visitor: their cookies, their requests, and what was wrong with the answers."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction

from hostile import judging
from hostile.asking import LONGEST_HEADER, LONGEST_LINE, Request, SiteAnswer, send_request
from hostile.headers import as_header
from hostile.site import NOBODY, SiteUnderTest

# The site accepts any token, if the cookie and the form have the same one.
CSRF = "7" * 32

FORM = "application/x-www-form-urlencoded"


@contextmanager
def rolled_back() -> Iterator[None]:
    """Rolls back what requests change in the block. Stops Django from closing the connection with the transaction."""
    signals = request_started, request_finished
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        with transaction.atomic():
            try:
                yield
            finally:
                transaction.set_rollback(True)
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


@dataclass
class Visit:
    """`told` is called before each request, so that a request that ends the process is known."""

    site: SiteUnderTest
    person: str = NOBODY
    told: Callable[[str], object] = lambda _: None
    asked: list[tuple[Request, SiteAnswer]] = field(default_factory=list)
    faults: list[judging.Fault] = field(default_factory=list)
    hostile: SiteAnswer | None = None
    cookies: dict[str, str] = field(default_factory=dict)

    def sign_in(self, person: str) -> None:
        self.person = person
        self.cookies = {settings.CSRF_COOKIE_NAME: CSRF}
        if person != NOBODY:
            self.cookies[settings.SESSION_COOKIE_NAME] = self.site.sessions[person]

    def ask(
        self,
        target: str,
        *,
        method: str = "GET",
        body: bytes = b"",
        content_type: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> SiteAnswer:
        """Makes a request with the headers that a browser and the proxy add."""
        own = {"Content-Type": content_type} if content_type else {}
        given = {**self._get_usual_headers(method), **own, **(headers or {})}
        kept = {name: as_header(value)[:LONGEST_HEADER] for name, value in given.items() if value}
        request = Request(method, _clean_target(target), kept, body)
        self.told(f"{request} as {self.person or 'nobody'}")
        answer = send_request(request)
        self.asked.append((request, answer))
        self.faults += judging.find_faults(request, answer)
        self._take_cookies(answer)
        return answer

    def attack(self, target: str, **how: object) -> SiteAnswer:
        """Makes the hostile request. Others only lead up to it, or look at its result."""
        self.hostile = self.ask(target, **how)  # type: ignore[arg-type]
        return self.hostile

    def follow(self, answer: SiteAnswer, most: int = 3) -> SiteAnswer:
        """Follows redirects as a browser would, up to `most`."""
        while most and 300 <= answer.status < 400 and (onward := answer.get_header("location")):
            to = urlsplit(onward)
            answer = self.ask(to.path + (f"?{to.query}" if to.query else ""))
            most -= 1
        return answer

    def _get_usual_headers(self, method: str) -> dict[str, str]:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        usual = {"Host": self.site.host, "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.7"}
        if method == "POST":
            usual |= {"Origin": settings.SITE_ADDRESS, "Referer": f"{settings.SITE_ADDRESS}/"}
        return {**usual, "Cookie": cookies}

    def _take_cookies(self, answer: SiteAnswer) -> None:
        for name, value in answer.headers:
            if name.lower() == "set-cookie":
                try:
                    self.cookies |= {key: cookie.coded_value for key, cookie in SimpleCookie(value).items()}
                except CookieError:
                    self.faults.append(judging.Fault("broken cookie", value[:80]))


def _clean_target(target: str) -> str:
    """The target as a server would let it through: cut to length, without spaces and control characters."""
    return "".join(letter if "!" <= letter <= "\xff" and letter != "\x7f" else "%20" for letter in target)[
        :LONGEST_LINE
    ]
