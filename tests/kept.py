"""What is in the caches of a test."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.test import override_settings

from guidance.middleware import finished_pages
from guidance.middleware.kept_pages import PLAIN, stores
from guidance.middleware.page_stores import Page, PageMemory, PagesOnRedis


def empty_caches() -> None:
    cache.clear()
    finished_pages.store.clear()
    for store in stores.values():
        if isinstance(store, PageMemory):
            store.clear()


def kept_pages(kind: str = PLAIN) -> dict[str, Page]:
    """By key; of the memory of this process."""
    return dict(memory(kind).pages)


def size_kept(kind: str = PLAIN) -> int:
    return int(memory(kind).pages.currsize)


def memory(kind: str) -> PageMemory:
    found = stores[kind]
    assert isinstance(found, PageMemory)
    return found


@contextmanager
def database_away(error: type[Exception] = OperationalError) -> Iterator[None]:
    """Every query fails, as where the server refuses or a deadline is over."""

    def refuse(*_: Any) -> None:
        raise error("the database is away")

    with connection.execute_wrapper(refuse):
        yield


class Server:
    """Pages on Redis under a prefix of this test's own: others may use the same server meanwhile."""

    def __init__(self, address: str) -> None:
        import redis

        prefix = f"test-{uuid4().hex}"
        backend = "django.core.cache.backends.redis.RedisCache"
        self.caches = {"default": {"BACKEND": backend, "LOCATION": address, "KEY_PREFIX": prefix}}
        self.redis = redis.Redis.from_url(address)
        self.no_server = redis.exceptions.ConnectionError
        self._pattern = f"{prefix}:*"

    def keys(self) -> list[bytes]:
        return list(self.redis.scan_iter(self._pattern))

    def size(self) -> int:
        return sum(int(self.redis.strlen(key)) for key in self.keys())

    def lifetimes(self) -> list[int]:
        return [int(self.redis.ttl(key)) for key in self.keys()]


@contextmanager
def pages_on_redis(address: str) -> Iterator[Server]:
    """Skips the test where there is no server."""
    server = Server(address)
    try:
        server.redis.ping()
    except server.no_server:
        pytest.skip("no Redis. Install and start redis-server, or set TEST_REDIS_URL.")
    in_memory, stores[PLAIN] = stores[PLAIN], PagesOnRedis()
    with override_settings(CACHES=server.caches):
        yield server
    stores[PLAIN] = in_memory
    if keys := server.keys():
        server.redis.delete(*keys)
    server.redis.close()
