"""What the caches of a test hold."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

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
def database_away() -> Iterator[None]:
    """Every query fails, as where the server refuses or a deadline is over."""

    def refuse(*_: Any) -> None:
        raise OperationalError("the database is away")

    with connection.execute_wrapper(refuse):
        yield


@contextmanager
def pages_on_redis(address: str) -> Iterator[Any]:
    """A client of the server, whose database is empty before and after. Skips the test where there is none."""
    import redis

    server = redis.Redis.from_url(address)
    backend = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address, "KEY_PREFIX": "pages"}
    try:
        server.flushdb()
    except redis.exceptions.ConnectionError:
        pytest.skip("no Redis. Install and start redis-server, or set TEST_REDIS_URL.")
    with override_settings(CACHES={**settings.CACHES, "pages": backend}):
        yield server
    server.flushdb()
    server.close()
