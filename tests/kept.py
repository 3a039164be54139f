"""What the caches of a test hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import OperationalError, connection
from django.test import override_settings


def empty_caches() -> None:
    for name in settings.CACHES:
        caches[name].clear()


def kept_pages(cache: str = "pages") -> dict[str, tuple[str, dict[str, str], bytes]]:
    """By key; of the memory of this process."""
    return dict(caches[cache].pages)


def size_kept(cache: str = "pages") -> int:
    return int(caches[cache].pages.currsize)


@contextmanager
def database_away(error: type[Exception] = OperationalError) -> Iterator[None]:
    """Every query fails, as where the server refuses or a deadline is over."""

    def refuse(*_: Any) -> None:
        raise error("the database is away")

    with connection.execute_wrapper(refuse):
        yield


class PagesOnRedis:
    """Under a prefix of this test's own: others may use the same server meanwhile."""

    def __init__(self, address: str) -> None:
        import redis

        prefix = f"test-{uuid4().hex}"
        self.backend = {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": address,
            "KEY_PREFIX": prefix,
            "TIMEOUT": settings.CACHES["pages"]["TIMEOUT"],
        }
        self.server = redis.Redis.from_url(address)
        self.no_server = redis.exceptions.ConnectionError
        self._pattern = f"{prefix}:*"

    def keys(self) -> list[bytes]:
        return list(self.server.scan_iter(self._pattern))

    def size(self) -> int:
        return sum(int(self.server.strlen(key)) for key in self.keys())

    def lifetimes(self) -> list[int]:
        return [int(self.server.ttl(key)) for key in self.keys()]


@contextmanager
def pages_on_redis(address: str) -> Iterator[PagesOnRedis]:
    """Skips the test where there is no server."""
    kept = PagesOnRedis(address)
    try:
        kept.server.ping()
    except kept.no_server:
        pytest.skip("no Redis. Install and start redis-server, or set TEST_REDIS_URL.")
    with override_settings(CACHES={**settings.CACHES, "pages": kept.backend}):
        yield kept
    if keys := kept.keys():
        kept.server.delete(*keys)
    kept.server.close()
