"""Serves the index of the content that is published, without a reader waiting for a new one.

Each process keeps one index. It begins to make it when it starts, and a new one at the first request of any kind after
a publication. Meanwhile it answers with the index that it has, while a thread of its own makes the new one.
"""

import logging
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from threading import Lock, Thread

from django.conf import settings
from django.db import connections
from django.utils import timezone

from guidance.models import ContentVersion
from guidance.rules.years.contract_years import get_slug_on
from guidance.search.entries import SearchEntry
from guidance.search.entry_readers.contract_entries import read_contract_entries
from guidance.search.entry_readers.guide_entries import read_guide_entries
from guidance.search.entry_readers.page_entries import list_page_entries
from guidance.search.entry_readers.reference_entries import read_reference_entries
from guidance.search.index import Index
from guidance.search.lexicon import Lexicon

# The content version and the slug of the contract year in force.
Key = tuple[str, str]

log = logging.getLogger(__name__)

SWITCH_SECONDS = sys.getswitchinterval()


class IndexKeeper:
    """`make` makes an index, and `start` runs a function beside whatever asks for it."""

    def __init__(self, make: Callable[[Key], Index], start: Callable[[Callable[[], None]], None]) -> None:
        self._make = make
        self._start = start
        self._kept: tuple[Key, Index] | None = None
        self._making = False
        self._changing = Lock()
        self._first = Lock()

    def get(self, key: Key) -> Index:
        """The index for the key, or the one before it while that is being made. Only the first is waited for."""
        kept = self._kept or self._make_first(key)
        if kept[0] != key:
            self.expect(key)
            kept = self._kept or kept
        return kept[1]

    def expect(self, key: Key) -> None:
        """Begins to make the index for the key, unless it is there or one is being made. Waits for nothing."""
        if (self._kept is None or self._kept[0] != key) and self._claim():
            self._start(lambda: self._replace(key))

    def _make_first(self, key: Key) -> tuple[Key, Index]:
        with self._first:
            if self._kept is None:
                self._kept = key, self._make(key)
            return self._kept

    def _claim(self) -> bool:
        """Whether nobody else is making one."""
        with self._changing:
            claimed, self._making = not self._making, True
            return claimed

    def _replace(self, key: Key) -> None:
        """If it fails, the next reader starts it again."""
        try:
            if self._kept is None:
                self._make_first(key)
            else:
                self._kept = key, self._make(key)
        finally:
            self._making = False


def start_thread(work: Callable[[], None]) -> None:
    Thread(target=_work_apart, args=[work], name="search index", daemon=True).start()


def _work_apart(work: Callable[[], None]) -> None:
    """With connections of its own to the database, which it closes.

    Readers' threads wait for the interpreter each time that they come back from the database, as long as Python has it.
    A tenth of that makes the work hardly longer.
    """
    sys.setswitchinterval(SWITCH_SECONDS / 10)
    try:
        work()
    except Exception:
        log.exception("The search index could not be made again.")
    finally:
        sys.setswitchinterval(SWITCH_SECONDS)
        connections.close_all()


def read_entries(year: str) -> Iterator[SearchEntry]:
    """Read an entry for everything on the site. `year` is the slug of the contract year that topics answer for."""
    return chain(read_guide_entries(year), read_contract_entries(), read_reference_entries(), list_page_entries())


def make_index(key: Key) -> Index:
    _, year = key
    return Index(read_entries(year), Lexicon.read(), year)


_KEEPER = IndexKeeper(make_index, start_thread)
_WAITING_KEEPER = IndexKeeper(make_index, lambda work: work())


def get_index(content_version: str, year: str) -> Index:
    """The index for this content and contract year. With SEARCH_INDEX_APART, right after a publication, the one before
    it."""
    return (_KEEPER if settings.SEARCH_INDEX_APART else _WAITING_KEEPER).get((content_version, year))


def expect_index(content_version: str, year: str) -> None:
    """For any request that finds a content version or a year that it had not seen: somebody may search next."""
    if settings.SEARCH_INDEX_APART:
        _KEEPER.expect((content_version, year))


def begin_first() -> None:
    """Begins to make the first index of a process. Without a database now, the first request begins it."""

    def begin() -> None:
        year = get_slug_on(timezone.localdate())
        _KEEPER.get((ContentVersion.current(), year))

    if settings.SEARCH_INDEX_APART:
        start_thread(begin)
