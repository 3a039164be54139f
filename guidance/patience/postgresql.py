"""How long a request waits for PostgreSQL.

PostgreSQL's own limits and TCP's don't help if the server, or a proxy in front of it, is frozen: its kernel still
acknowledges what is sent. So psycopg2 waits with `wait_for_answer`, for connections and statements alike. A statement
may take as long as PostgreSQL allows, if PostgreSQL answers other requests meanwhile.
"""

import errno
import os
import select
import struct
from socket import socket
from threading import BoundedSemaphore, Lock
from typing import Any

import psycopg2
from psycopg2.extensions import POLL_OK, POLL_READ, set_wait_callback

from guidance.patience import limits
from guidance.patience.breaker import Breaker

STEP = 0.05  # seconds
SUSPICIOUS, AGAIN = 4, 20  # steps of silence before we ask if PostgreSQL is there, and before we ask again
ENCRYPTION_WANTED = struct.pack("!ii", 8, 80877103)  # PostgreSQL's SSLRequest
WAITING_AT_MOST = 4  # requests: half of a worker's threads, so that the rest can still serve kept pages

breaker = Breaker()
places = BoundedSemaphore(WAITING_AT_MOST)
_asking = Lock()


class SilentError(psycopg2.OperationalError):
    """PostgreSQL did not answer in time, or was not asked because it had just failed to answer another request."""


def limit_waiting() -> None:
    set_wait_callback(wait_for_answer)


def wait_for_answer(asked: Any) -> None:
    """psycopg2 closes the connection if this raises, so a late answer can't be read by another request.

    Raises SilentError.
    """
    limit = limits.patience.seconds if breaker.answers else limits.QUICK
    if not breaker.admits():
        raise SilentError("The database has just not answered, so it was not asked.")
    silences, place = breaker.silences, False
    # Counted in steps, not by the clock, so that a thread that had to wait for the processor still gets its answer.
    steps = 0
    try:
        while (wanted := _poll_connection(asked)) != POLL_OK:
            if _is_ready(asked, wanted):
                steps = 0
                continue
            steps += 1
            if breaker.silences != silences:
                raise SilentError("The database does not answer.")
            if steps * STEP >= limit:
                breaker.kept_silent()
                raise SilentError(f"The database did not answer within {limit:g} seconds.")
            if steps % AGAIN == SUSPICIOUS and limit > limits.QUICK:
                place = place or places.acquire(blocking=False)
                if not place:
                    raise SilentError("Too many requests are waiting for the database.")
                if not somebody_is_there(asked):
                    breaker.kept_silent()
                    raise SilentError("The database does not answer.")
    finally:
        if place:
            places.release()


def _poll_connection(asked: Any) -> int:
    """An error counts as an answer."""
    try:
        state: int = asked.poll()
    except psycopg2.Error:
        breaker.answered()
        raise
    if state == POLL_OK:
        breaker.answered()
    return state


def _is_ready(asked: Any, wanted: int) -> bool:
    poll = select.poll()
    poll.register(asked.fileno(), select.POLLIN if wanted == POLL_READ else select.POLLOUT)
    return bool(poll.poll(STEP * 1000))


def somebody_is_there(asked: Any) -> bool:
    """Whether the server answers a new connection. Only one request at a time asks; the others assume that it does.

    We ask for encryption, because PostgreSQL answers that before it looks at users, locks or limits. A refused
    connection counts as an answer.
    """
    if not _asking.acquire(blocking=False):
        return True
    try:
        with socket(fileno=os.dup(asked.fileno())) as own, socket(own.family) as new:
            address = own.getpeername()
            new.settimeout(limits.QUICK)
            new.connect(address)
            new.sendall(ENCRYPTION_WANTED)
            new.recv(1)
    except TimeoutError:
        return False
    except OSError as error:
        return error.errno != errno.ENOTCONN  # the connection was never made
    finally:
        _asking.release()
    return True
