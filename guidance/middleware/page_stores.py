"""What keeps pages: the memory of a process, or Redis, which all processes share.

A page is a tuple of its ETag, headers and body, with no class of ours, so that a later release can read it from Redis.
"""

import logging
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock
from typing import Protocol, TypeAlias

from cachetools import TTLCache
from django.conf import settings
from django.core.cache import cache

logger = logging.getLogger(__name__)

Page: TypeAlias = tuple[str, dict[str, str], bytes]

ONE_WEEK = 7 * 24 * 60 * 60  # how long a page that nobody asks for is kept to fall back on
OVERHEAD = 4_000  # bytes that a page takes besides its body: headers, key and objects

CacheOutage: tuple[type[Exception], ...] = ()
if settings.REDIS_URL:
    from redis.exceptions import RedisError

    CacheOutage = (RedisError,)


class PageStore(Protocol):
    def get(self, key: str) -> Page | None: ...
    def set(self, key: str, page: Page) -> None: ...
    def delete(self, keys: Iterable[str]) -> None: ...


def size_of(page: Page) -> int:
    return len(page[2]) + OVERHEAD


class PageMemory:
    """Bounded in bytes. Drops the page that was asked for least recently.

    Django's own cache limits the number of entries, not their size, and pickles each one.
    """

    def __init__(self, most_bytes: int) -> None:
        self.pages: TTLCache[str, Page] = TTLCache(most_bytes, ONE_WEEK, getsizeof=size_of)
        self._lock = Lock()

    def get(self, key: str) -> Page | None:
        with self._lock:
            try:
                return self.pages[key]
            except KeyError:
                return None

    def set(self, key: str, page: Page) -> None:
        """Does not keep a page larger than the whole memory."""
        with self._lock, suppress(ValueError):
            self.pages[key] = page

    def delete(self, keys: Iterable[str]) -> None:
        with self._lock:
            for key in keys:
                self.pages.pop(key, None)

    def clear(self) -> None:
        with self._lock:
            self.pages.clear()


class PagesOnRedis:
    """Goes through Django's cache. When that doesn't answer, the page counts as not kept."""

    def get(self, key: str) -> Page | None:
        try:
            page: Page | None = cache.get(f"page:{key}")
        except CacheOutage:
            logger.warning("The cache did not answer, so a page is made again.")
            return None
        return page

    def set(self, key: str, page: Page) -> None:
        try:
            cache.set(f"page:{key}", page, ONE_WEEK)
        except CacheOutage:
            logger.warning("The cache did not answer, so a page was not kept.")

    def delete(self, keys: Iterable[str]) -> None:
        try:
            cache.delete_many([f"page:{key}" for key in keys])
        except CacheOutage:
            logger.warning("The cache did not answer, so a page that no longer exists is still kept.")
