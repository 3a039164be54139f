"""Count searches without making readers wait. A search that can't be counted now waits in memory."""

import logging
from collections import deque
from contextlib import suppress
from datetime import date
from threading import Lock
from typing import NamedTuple

from django.db import Error, InterfaceError, InternalError, OperationalError

from guidance.models.searching.searches import Search
from guidance.patience.locks import waiting_at_most

logger = logging.getLogger(__name__)

MANY = 1000  # together about as large as a page
AT_ONCE = 0.0  # seconds


class Asked(NamedTuple):
    typed: str
    found: int
    day: date


waiting: deque[Asked] = deque(maxlen=MANY)
_writing = Lock()


def count_search(typed: str, *, found: int, day: date) -> None:
    """If somebody else is writing or the database is away, it is counted along with a later search."""
    waiting.append(Asked(typed, found, day))
    count_what_waits()


def count_what_waits(seconds: float = AT_ONCE) -> None:
    if not _writing.acquire(blocking=False):
        return
    try:
        while waiting:
            asked = list(waiting)
            _write(asked, seconds)
            for each in asked:
                with suppress(ValueError):  # pushed out by newer searches meanwhile
                    waiting.remove(each)
    except (OperationalError, InterfaceError, InternalError):
        logger.debug("%d searches wait to be counted: the database is away or busy.", len(waiting))
    finally:
        _writing.release()


def _write(asked: list[Asked], seconds: float) -> None:
    try:
        with waiting_at_most(seconds):
            for each in asked:
                Search.objects.count_one(each.typed, found=each.found, day=each.day)
    except (OperationalError, InterfaceError, InternalError):
        raise
    except Error:
        logger.exception("%d searches were not counted: the database refused them.", len(asked))
