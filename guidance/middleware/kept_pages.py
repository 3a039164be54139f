"""Where pages are kept, by address and encoding. Each kept page names the state of its address that it was made for.

A new state replaces the one before it, so there are never more pages than addresses and encodings. The last state is
there to fall back on while the database can't say which is current.

Addresses without a query are pages that exist, so they are few: Redis keeps them, if the site has it. The number of
addresses with a query has no limit. They are kept in a memory of their own, where they can push out only each other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.http import HttpResponse

from guidance.middleware import encodings, page_stores

LARGEST_BODY = 1_000_000

PLAIN, ASKED = "without a query", "with a query"
stores: dict[str, page_stores.PageStore] = {
    PLAIN: page_stores.PagesOnRedis() if settings.REDIS_URL else page_stores.PageMemory(settings.PAGES_BYTES),
    ASKED: page_stores.PageMemory(settings.PAGES_WITH_QUERY_BYTES),
}


class KeptPage(NamedTuple):
    """`etag` names the state of the address that this page was made for."""

    etag: str
    headers: Mapping[str, str]
    body: bytes

    def response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=self.headers)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of one address, one in each encoding."""

    kind: str
    address: str

    def get_page(self, encoding: str) -> KeptPage | None:
        found = stores[self.kind].get(f"{self.address}:{encoding}")
        return KeptPage(*found) if found else None

    def get_page_decompressed(self, encoding: str) -> KeptPage | None:
        """The page uncompressed, if it is kept in another encoding, which the browser may not know."""
        for other in encodings.ENCODINGS - {encoding}:
            page = self.get_page(other)
            if page is not None:
                body = page.body if other == encodings.IDENTITY else encodings.decompress_body(page.body, other)
                headers = {name: value for name, value in page.headers.items() if name != "Content-Encoding"}
                return KeptPage(page.etag, {**headers, "Content-Length": str(len(body))}, body)
        return None

    def keep_page(self, encoding: str, etag: str, response: HttpResponse) -> None:
        page = (etag, dict(response.items()), response.content)
        stores[self.kind].set(f"{self.address}:{encoding}", page)

    def clear(self) -> None:
        stores[self.kind].delete(f"{self.address}:{encoding}" for encoding in encodings.ENCODINGS)


@lru_cache(maxsize=1024)
def find_shelf(path: str, query: str) -> Shelf:
    """`query` has only the parameters that the page reads."""
    return Shelf(ASKED if query else PLAIN, hash_parts(path, query, size=16))


def hash_parts(*parts: object, size: int) -> str:
    return blake2b(repr(parts).encode(), digest_size=size).hexdigest()
