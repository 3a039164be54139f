"""Fetch one address, politely and within limits. We send GET, because answers to HEAD can't be trusted."""

import asyncio
import ssl
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import cast

import httpx

from guidance.link_checking import answers, reading, safety
from guidance.link_checking.turns import RestingError, Turns
from guidance.models.link_checks import LONGEST_ADDRESS

LONGEST_MARK = 100
PERMANENT = {HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT}
# Statuses that sites send to programs although they show the page to readers.
TURNED_AWAY = {401, 403, 406, 407, 429, 451}


@dataclass(frozen=True, slots=True)
class Manner:
    """How we ask. Times are in seconds. `total` is for each redirect, `pause` is between requests to one host."""

    user_agent: str
    connect: float = 10
    read: float = 20
    total: float = 60
    pause: float = 2
    most_bytes: int = 10_000_000
    most_redirects: int = 8
    at_once: int = 8

    @property
    def headers(self) -> dict[str, str]:
        # Only gzip, which we can unpack up to a limit. A few bytes of brotli can hold gigabytes.
        return {"User-Agent": self.user_agent, "Accept-Language": "en-GB, en", "Accept-Encoding": "gzip"}


def build_user_agent(site: str, address: str, contact: str) -> str:
    """The User-Agent: who asks, and where to find us. Blank parts are left out."""
    words = "; ".join(part for part in (site, f"+{address}/", contact) if part)
    plain = "".join(letter for letter in words if letter.isprintable() and letter not in "()\\")
    return f"link-check/1.0 ({plain.encode('ascii', 'replace').decode()})"


class Asker:
    def __init__(
        self, manner: Manner, reach: safety.NetworkReach, transport: httpx.AsyncBaseTransport, turns: Turns
    ) -> None:
        self._manner = manner
        self._reach = reach
        self._transport = transport
        self._turns = turns

    async def ask_address(self, known: answers.KnownAddress) -> answers.LinkAnswer:
        """Asks twice if the page has changed. Raises RestingError if a host on the way asked us to come back later."""
        answer = await self._ask_once(known)
        if not known.digest or answer.digest in {"", known.digest}:
            return answer
        try:
            again = await self._ask_once(replace(known, etag="", last_modified=""))
        except RestingError:
            again = answers.LinkAnswer(answers.Result.TURNED_AWAY)
        if again.digest == answer.digest:
            return answer
        # We can't compare it, at least today: a change counts only if two requests in a row show it.
        unlike = "It says something else at every visit, so we cannot tell when it changes."
        return replace(answer, digest="", detail=unlike if again.digest else "")

    async def _ask_once(self, known: answers.KnownAddress) -> answers.LinkAnswer:
        way = [known.address]
        try:
            return await self._follow_redirects(known, way)
        except safety.RefusedAddressError as refused:
            return answers.LinkAnswer(answers.Result.REFUSED, str(refused), final_address=way[-1])
        except httpx.InvalidURL:
            return answers.LinkAnswer(answers.Result.REFUSED, "It is not written as an address.")
        except (httpx.HTTPError, OSError) as error:
            return answers.LinkAnswer(answers.Result.FAILED, _describe_error(error), final_address=way[-1])

    async def _follow_redirects(self, known: answers.KnownAddress, way: list[str]) -> answers.LinkAnswer:
        """Follow redirects to the last answer, checking each address. Adds each address to `way`."""
        manner, url, is_for_good = self._manner, httpx.URL(known.address), True
        # A new client for each address, so that no cookies are kept. The round owns the transport and closes it.
        client = httpx.AsyncClient(
            transport=self._transport,
            headers=manner.headers,
            timeout=httpx.Timeout(manner.read, connect=manner.connect),
            trust_env=False,
        )
        for _ in range(manner.most_redirects + 1):
            self._reach.check_url(url)
            async with (
                self._turns.take_turn(url.host),
                asyncio.timeout(manner.total),
                client.stream("GET", url, headers=_build_conditions(known, str(url))) as response,
            ):
                if response.next_request is None:
                    answer = await self._read_response(response, known)
                    is_for_good = is_for_good and len(way) > 1 and answer.result is answers.Result.ANSWERED
                    return replace(answer, final_address=way[-1], is_moved_for_good=is_for_good)
                is_for_good = is_for_good and response.status_code in PERMANENT
                url = response.next_request.url
            if len(str(url)) > LONGEST_ADDRESS:
                raise safety.RefusedAddressError("It redirects to an address that is too long to keep.")
            way.append(str(url))
        return answers.LinkAnswer(
            answers.Result.FAILED, "It redirects again and again, without an end.", final_address=way[-1]
        )

    async def _read_response(self, response: httpx.Response, known: answers.KnownAddress) -> answers.LinkAnswer:
        status = response.status_code
        if status == HTTPStatus.NOT_MODIFIED and known.digest:
            return answers.LinkAnswer(
                answers.Result.ANSWERED,
                "",
                status,
                digest=known.digest,
                etag=known.etag,
                last_modified=known.last_modified,
            )
        is_busy = status == HTTPStatus.SERVICE_UNAVAILABLE and "retry-after" in response.headers
        if is_busy or status == HTTPStatus.TOO_MANY_REQUESTS:
            self._turns.leave_alone(response.url.host)
        if not response.is_success:
            return answers.LinkAnswer(*_describe_refusal(status), status)
        if _is_front_page_instead(httpx.URL(known.address), response.url):
            told = "It redirects to the front page of the site: the document is no longer there."
            return answers.LinkAnswer(answers.Result.FAILED, told, status)
        body, is_cut = await _read_body(response, self._manner.most_bytes)
        body = reading.unpack_body(body, response.headers.get("content-encoding", ""), self._manner.most_bytes)
        return answers.LinkAnswer(
            answers.Result.ANSWERED,
            "It is so large that only its beginning is compared." if is_cut else "",
            status,
            digest=reading.digest_body(body, response.headers.get("content-type", ""), response.charset_encoding),
            etag=_read_mark(response, "etag"),
            last_modified=_read_mark(response, "last-modified"),
        )


async def _read_body(response: httpx.Response, most: int) -> tuple[bytes, bool]:
    """The body as sent, still packed, up to `most` bytes, and whether there was more."""
    body = bytearray()
    async with aclosing(cast("AsyncGenerator[bytes]", response.aiter_raw())) as chunks:
        async for chunk in chunks:
            body += chunk
            if len(body) > most:
                return bytes(body[:most]), True
    return bytes(body), False


def _build_conditions(known: answers.KnownAddress, url: str) -> dict[str, str]:
    """Headers that ask for the page only if it has changed, if we have read this same address before."""
    if not known.digest or url != (known.final_address or str(httpx.URL(known.address))):
        return {}
    held = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in held.items() if value}


def _read_mark(response: httpx.Response, name: str) -> str:
    """The header's value, to send back next time. Blank if it is too long or not plain text."""
    value = response.headers.get(name, "")
    return value if len(value) <= LONGEST_MARK and value.isascii() and value.isprintable() else ""


def _is_front_page_instead(asked: httpx.URL, reached: httpx.URL) -> bool:
    is_deep = "/" in asked.path.strip("/")
    return is_deep and reached.path == "/" and not reached.query


def _describe_refusal(status: int) -> tuple[answers.Result, str]:
    match status:
        case 404:
            return answers.Result.GONE, "The site has no such page (404)."
        case 410:
            return answers.Result.GONE, "The site says that the page is gone for good (410)."
        case 429:
            return answers.Result.TURNED_AWAY, "The site asks us to come back later (429)."
        case _ if status in TURNED_AWAY or status >= 600:
            return (
                answers.Result.TURNED_AWAY,
                f"The site refuses programs ({status}). Open it in a browser to see it.",
            )
        case _ if status >= 500:
            return answers.Result.FAILED, f"The site is not working ({status})."
    return answers.Result.FAILED, f"The site does not give the page ({status})."


def _describe_error(error: Exception) -> str:
    reason: BaseException | None = error
    while reason:
        if isinstance(reason, ssl.SSLError):
            return "Its certificate is not valid, so we cannot tell whose site it is."
        reason = reason.__cause__ or reason.__context__
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return "It took too long to answer."
    if isinstance(error, httpx.ConnectError):
        return "No answer: the host was not found, or refused the connection."
    return "Its answer was cut off, or could not be understood."
