"""While the database does not answer: 503, and what to do meanwhile."""

import logging
import sqlite3
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response

from guidance.refusals import refusal

Outage = DatabaseError | InterfaceError

logger = logging.getLogger(__name__)

RETRY_AFTER = 5  # seconds: a lock is free by then, and a server that restarts may be back
LONGEST_REASON = 200
SAFE = {"GET", "HEAD", "OPTIONS"}

TITLE = "The site is not available at the moment"
HAPPENED = "We cannot reach the information that this page is made of, or cannot add to it."
AGAIN = "Wait a moment, then load the page again. If it stays like this, tell whoever runs the site."
NOTHING_SAVED = (
    "Nothing was saved. Go back with your browser's Back button: what you typed should still be there. "
    "Wait a moment, then send it again. If it stays like this, tell whoever runs the site."
)
PERHAPS_SAVED = (
    "What you sent may not have been saved. Go back with your browser's Back button: what you typed should still be "
    "there. Wait a moment, and check whether it was saved before you send it again."
)


def outage(error: BaseException | None) -> Outage | None:
    """The error by which the database said that it is away, full or busy, among this one and those that led to it.

    None for a mistake in a query or a table that is missing, which no waiting mends: PostgreSQL's driver has classes
    of their own for those, SQLite's has a code. An error of the bare class comes from a connection or a file that is
    broken.
    """
    for one in _with_causes(error):
        cause = one.__cause__
        if isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorname", "") == "SQLITE_ERROR":
            continue
        if isinstance(one, OperationalError | InterfaceError) or type(one) is DatabaseError:
            return one
    return None


def unavailable(request: HttpRequest, error: Outage, *, in_view: bool) -> HttpResponse:
    """`in_view`: a view failed, so that its transaction was undone. What fails after it leaves its work in place."""
    lost = NOTHING_SAVED if in_view else PERHAPS_SAVED
    remedy = AGAIN if request.method in SAFE else lost
    response = refusal.refuse(
        request, refusal.Refusal(503, TITLE, HAPPENED, remedy, "refusal_alone.html"), {"Retry-After": str(RETRY_AFTER)}
    )
    reason = " ".join(str(error).split())[:LONGEST_REASON]
    # Django's own way to log an answer, so that it does not log this one a second time.
    log_response(
        "The database did not answer %s %s: %s: %s",
        str(request.method),
        request.path,
        type(error).__name__,
        reason,
        response=response,
        request=request,
        logger=logger,
        level="warning",
    )
    return response


def _with_causes(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
