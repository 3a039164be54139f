"""Two or more people at the same moment, each in a thread with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

from django.db import connection, connections, transaction

from guidance.models import ContentVersion
from guidance.publishing.errors import PublishingError

WAITED_LONG_ENOUGH = 30  # seconds


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """What each action gave, or the PublishingError that it raised. Any other exception is the test's.

    All of them begin while nobody may write, and go on once each waits for its turn. So what an action has read before
    its turn is out of date for all but the first of them.
    """
    waiting = [Event() for _ in actions]
    with ThreadPoolExecutor(len(actions)) as pool:
        with transaction.atomic():
            ContentVersion.lock()
            found = [pool.submit(_do, action, event) for action, event in zip(actions, waiting, strict=True)]
            for event in waiting:
                assert event.wait(WAITED_LONG_ENOUGH)
        return [each.result(WAITED_LONG_ENOUGH) for each in found]


def _do(action: Callable[[], Any], waits: Event) -> Any:
    def notice(execute: Callable, sql: str, *rest: Any) -> Any:
        """SQLite waits at the start of a transaction, PostgreSQL at the row that the other one holds."""
        if sql.startswith(("BEGIN", 'INSERT INTO "guidance_contentversion"')) or "FOR UPDATE" in sql:
            waits.set()
        return execute(sql, *rest)

    try:
        with connection.execute_wrapper(notice):
            return action()
    except PublishingError as refused:
        return refused
    finally:
        waits.set()
        connections.close_all()
