"""Count searches without making readers wait. A search that can't be counted now waits in memory."""

import logging
from collections import deque
from contextlib import suppress
from datetime import date
from threading import Lock
from typing import NamedTuple

from django.db import Error, InterfaceError, InternalError, OperationalError

from guidance.models.searching.searches import Search
from guidance.patience.locks import wait_at_most

logger = logging.getLogger(__name__)

MOST_WAITING = 1000  # together about as large as a page
AT_ONCE = 0.0  # seconds


class SearchToCount(NamedTuple):
    typed: str
    found: int
    day: date


waiting: deque[SearchToCount] = deque(maxlen=MOST_WAITING)
_writing = Lock()


def count_search(typed: str, *, found: int, day: date) -> None:
    """If somebody else is writing or the database is away, it is counted along with a later search."""
    waiting.append(SearchToCount(typed, found, day))
    count_waiting()


def count_waiting(seconds: float = AT_ONCE) -> None:
    if not _writing.acquire(blocking=False):
        return
    try:
        while waiting:
            asked = list(waiting)
            _write_searches(asked, seconds)
            for each in asked:
                with suppress(ValueError):  # pushed out by newer searches meanwhile
                    waiting.remove(each)
    except (OperationalError, InterfaceError, InternalError):
        logger.debug("%d searches wait to be counted: the database is away or busy.", len(waiting))
    finally:
        _writing.release()


def _write_searches(asked: list[SearchToCount], seconds: float) -> None:
    try:
        with wait_at_most(seconds):
            for each in asked:
                Search.objects.count_one(each.typed, found=each.found, day=each.day)
    except (OperationalError, InterfaceError, InternalError):
        raise
    except Error:
        logger.exception("%d searches were not counted: the database refused them.", len(asked))
