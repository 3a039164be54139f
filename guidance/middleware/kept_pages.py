"""Where pages are kept, by their address and encoding. Each says which state of its address it is.

A new state takes the place of the one before it, so there are never more pages than addresses and encodings; and the
last state is there to fall back on where nobody can say whether it is still good.

An address without a query is that of a page which exists, so those are few: they are in `CACHES["pages"]`, on Redis
where there is one. Of addresses with a query there is no end. They are in `CACHES["asked"]`, in the memory of each
process and bounded in bytes, and can only push out one another.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse

from guidance.middleware.encodings import ENCODINGS, IDENTITY, decompress

logger = logging.getLogger(__name__)

LARGEST_BODY = 1_000_000

CacheOutage: tuple[type[Exception], ...] = ()
if settings.REDIS_URL:
    from redis.exceptions import RedisError

    CacheOutage = (RedisError,)


class KeptPage(NamedTuple):
    """`etag` names the state of its address that this is."""

    etag: str
    headers: Mapping[str, str]
    body: bytes

    def response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=self.headers)


@dataclass(frozen=True, slots=True)
class Shelf:
    """The pages of one address, one in each encoding."""

    cache: str
    address: str

    def kept(self, encoding: str) -> KeptPage | None:
        try:
            found = caches[self.cache].get(f"{self.address}:{encoding}")
        except CacheOutage:
            logger.warning("The cache did not answer, so a page is made anew.")
            return None
        return KeptPage(*found) if found else None

    def kept_in_another(self, encoding: str) -> KeptPage | None:
        """The page uncompressed, where it is kept in an encoding that the browser need not know."""
        for other in ENCODINGS - {encoding}:
            page = self.kept(other)
            if page is not None:
                body = page.body if other == IDENTITY else decompress(page.body, other)
                headers = {name: value for name, value in page.headers.items() if name != "Content-Encoding"}
                return KeptPage(page.etag, {**headers, "Content-Length": str(len(body))}, body)
        return None

    def keep(self, encoding: str, etag: str, response: HttpResponse) -> None:
        page = (etag, dict(response.items()), response.content)
        try:
            caches[self.cache].set(f"{self.address}:{encoding}", page)
        except CacheOutage:
            logger.warning("The cache did not answer, so a page was not kept.")

    def clear(self) -> None:
        try:
            caches[self.cache].delete_many([f"{self.address}:{encoding}" for encoding in ENCODINGS])
        except CacheOutage:
            logger.warning("The cache did not answer, so a page that is no more is still kept.")


@lru_cache(maxsize=1024)
def shelf_of(path: str, query: str) -> Shelf:
    """`query` is what the page reads of it."""
    return Shelf("asked" if query else "pages", digest(path, query, size=16))


def digest(*parts: object, size: int) -> str:
    return blake2b(repr(parts).encode(), digest_size=size).hexdigest()
