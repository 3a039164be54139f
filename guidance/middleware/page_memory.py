"""Pages in the memory of a process, bounded in bytes: a backend of Django's cache, for `CACHES`.

Django's own counts entries whatever their size, and packs and unpacks each. What is kept here is given back as it is.
"""

from collections.abc import Iterable
from contextlib import suppress
from threading import Lock
from typing import Any

from cachetools import TTLCache
from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache

OVERHEAD = 4_000  # bytes that a page takes besides its body: headers, key and the objects that hold them


def size_of(page: tuple[str, dict[str, str], bytes]) -> int:
    return len(page[2]) + OVERHEAD


class PageMemory(BaseCache):
    """What was asked for least lately goes first. `LOCATION` names a memory, which all threads share.

    Keys are taken as they are: they come from the page cache alone. All pages are kept for the same time.
    """

    _memories: dict[str, tuple[TTLCache[str, Any], Lock]] = {}

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        bounded = TTLCache[str, Any](params["OPTIONS"]["MOST_BYTES"], self.default_timeout or 0, getsizeof=size_of)
        self.pages, self._lock = self._memories.setdefault(location, (bounded, Lock()))

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:  # noqa: ARG002
        with self._lock:
            try:
                return self.pages[key]
            except KeyError:
                return default

    def set(
        self,
        key: str,
        value: Any,
        timeout: object = DEFAULT_TIMEOUT,  # noqa: ARG002
        version: int | None = None,  # noqa: ARG002
    ) -> None:
        """A page that is larger than the whole memory is not kept."""
        with self._lock, suppress(ValueError):
            self.pages[key] = value

    def delete_many(self, keys: Iterable[str], version: int | None = None) -> None:  # noqa: ARG002
        with self._lock:
            for key in keys:
                self.pages.pop(key, None)

    def clear(self) -> None:
        with self._lock:
            self.pages.clear()
