"""The 503 while the database is away, and what to do in the meantime."""

import logging
import sqlite3
from collections.abc import Iterator

from django.db import DatabaseError, InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response

from guidance.refusals import refusal

Outage = DatabaseError | InterfaceError

logger = logging.getLogger(__name__)

RETRY_AFTER = 5  # seconds: by then a lock is free, and a restarting server may be back
LONGEST_REASON = 200
READ_ONLY = "25006"  # PostgreSQL's code (Appendix A): a standby, or a server that somebody hosts once its disk is full
SAFE = {"GET", "HEAD", "OPTIONS"}

TITLE = "The site is not available at the moment"
HAPPENED = "We cannot reach the information for this page, or cannot save to it."
AGAIN = "Wait a moment, then load the page again. If it stays like this, tell the people who run the site."
NOTHING_SAVED = (
    "Nothing was saved. Go back with your browser's Back button: what you typed should still be there. "
    "Wait a moment, then send it again. If it stays like this, tell the people who run the site."
)
PERHAPS_SAVED = (
    "What you sent may not have been saved. Go back with your browser's Back button: what you typed should still be "
    "there. Wait a moment, and check whether it was saved before you send it again."
)


def find_outage(error: BaseException | None) -> Outage | None:
    """The first error in this one's chain of causes that means that the database is away, full or busy.

    None for a wrong query or a missing table, which waiting won't fix: PostgreSQL's driver has separate classes for
    those, and SQLite's has a code. A plain DatabaseError comes from a broken connection or file.
    """
    for one in _with_causes(error):
        cause = one.__cause__
        if isinstance(cause, sqlite3.Error) and getattr(cause, "sqlite_errorname", "") == "SQLITE_ERROR":
            continue
        if isinstance(one, OperationalError | InterfaceError) or type(one) is DatabaseError:
            return one
        if isinstance(one, InternalError) and getattr(cause, "pgcode", "") == READ_ONLY:
            return one
    return None


def answer_unavailable(request: HttpRequest, error: Outage, *, in_view: bool) -> HttpResponse:
    """`in_view` means that a view failed, so its transaction was undone. After a view its work may have been saved."""
    lost = NOTHING_SAVED if in_view else PERHAPS_SAVED
    remedy = AGAIN if request.method in SAFE else lost
    response = refusal.refuse_request(
        request, refusal.Refusal(503, TITLE, HAPPENED, remedy, "refusal_alone.html"), {"Retry-After": str(RETRY_AFTER)}
    )
    reason = " ".join(str(error).split())[:LONGEST_REASON]
    # log_response marks the response, so that Django does not log it again.
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
