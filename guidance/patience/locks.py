"""Limit how long a writer waits for other writers, below the limit in the settings."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def wait_at_most(seconds: float) -> Iterator[None]:
    """A transaction that raises OperationalError if another writer doesn't finish in time."""
    milliseconds = int(seconds * 1000)
    if connection.vendor == "sqlite":
        with _set_sqlite_wait(milliseconds), transaction.atomic():
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {max(milliseconds, 1)}")  # 0 would mean no limit
        yield


@contextmanager
def _set_sqlite_wait(milliseconds: int) -> Iterator[None]:
    """SQLite waits when the transaction begins, for as long as the connection says, so set that first."""
    connection.ensure_connection()
    usual = int(connection.settings_dict["OPTIONS"]["timeout"] * 1000)
    _set_busy_timeout(milliseconds)
    try:
        yield
    finally:
        _set_busy_timeout(usual)


def _set_busy_timeout(milliseconds: int) -> None:
    """Bypass Django's cursor, so that this isn't counted as one of a page's queries."""
    if connection.connection is not None:
        connection.connection.execute(f"PRAGMA busy_timeout = {milliseconds}").close()
