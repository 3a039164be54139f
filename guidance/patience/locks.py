"""How long a writer waits for the others, where it must not wait as long as the settings let it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def waiting_at_most(seconds: float) -> Iterator[None]:
    """A transaction that raises OperationalError where another writer is not done in time."""
    milliseconds = int(seconds * 1000)
    if connection.vendor == "sqlite":
        with _sqlite_waiting(milliseconds), transaction.atomic():
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = {max(milliseconds, 1)}")  # 0 would be for ever
        yield


@contextmanager
def _sqlite_waiting(milliseconds: int) -> Iterator[None]:
    """For SQLite it is the connection that waits, from the beginning of a transaction on."""
    connection.ensure_connection()
    usual = int(connection.settings_dict["OPTIONS"]["timeout"] * 1000)
    _set(milliseconds)
    try:
        yield
    finally:
        _set(usual)


def _set(milliseconds: int) -> None:
    """Past Django's cursor: it is no query of a page."""
    if connection.connection is not None:
        connection.connection.execute(f"PRAGMA busy_timeout = {milliseconds}").close()
