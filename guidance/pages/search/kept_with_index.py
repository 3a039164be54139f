"""What was made for a search and may be asked for again, kept for as long as the index that found it.

A publication brings another index, and with it an empty memory. Nothing is kept longer than the process.
"""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from cachetools import LRUCache

from guidance.search.index import Index

Value = TypeVar("Value")


class KeptWithIndex(Generic[Value]):
    """Drops what was asked for least recently."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: WeakKeyDictionary[Index, LRUCache[Hashable, Value]] = WeakKeyDictionary()
        self._lock = Lock()

    def get(self, index: Index, key: Hashable) -> Value | None:
        with self._lock:
            kept = self._kept.get(index)
            return None if kept is None else kept.get(key)

    def set(self, index: Index, key: Hashable, value: Value) -> None:
        with self._lock:
            self._kept.setdefault(index, LRUCache(self._most))[key] = value

    def get_or_make(self, index: Index, key: Hashable, make: Callable[[], Value]) -> Value:
        found = self.get(index, key)
        if found is None:
            found = make()
            self.set(index, key, found)
        return found
