"""A statement may take its time while PostgreSQL is there; what is to be quick may not, and neither may too many."""

from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

from guidance.patience.breaker import Breaker
from guidance.patience.limits import QUICK, quickly

LONGER = QUICK + 0.3  # seconds

if connection.vendor == "postgresql":
    from guidance.patience import postgresql

    @pytest.fixture
    def patched(db: None) -> Iterator[pytest.MonkeyPatch]:
        """Undone before the test's own connection is needed again."""
        with pytest.MonkeyPatch.context() as patched:
            yield patched

    @pytest.fixture
    def breaker(patched: pytest.MonkeyPatch) -> Breaker:
        own = Breaker()
        patched.setattr(postgresql, "breaker", own)
        return own

    @pytest.fixture
    def other(breaker: Breaker) -> Iterator[BaseDatabaseWrapper]:
        other = connection.copy()
        other.ensure_connection()
        yield other
        other.close()

    def sleep(other: BaseDatabaseWrapper) -> None:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(%s)", [LONGER])

    def test_a_statement_takes_its_time_while_postgresql_is_there(breaker: Breaker, other: BaseDatabaseWrapper) -> None:
        sleep(other)
        assert not breaker.silences

    def test_what_is_to_be_quick_is_not_waited_for_and_its_connection_is_never_used_again(
        breaker: Breaker, other: BaseDatabaseWrapper
    ) -> None:
        with pytest.raises(OperationalError, match="did not answer within"), quickly():
            sleep(other)
        assert breaker.silences == 1
        assert other.connection.closed
        other.close()
        with pytest.raises(OperationalError, match="was not asked"):
            other.ensure_connection()

    def test_whoever_waits_gives_up_once_somebody_else_has_waited_long_enough(
        breaker: Breaker, other: BaseDatabaseWrapper, patched: pytest.MonkeyPatch
    ) -> None:
        def somebody_else_gives_up(*_: object) -> bool:
            breaker.kept_silent()
            return True

        patched.setattr(postgresql, "somebody_is_there", somebody_else_gives_up)
        with pytest.raises(OperationalError, match="does not answer"):
            sleep(other)

    def test_no_more_wait_at_once_than_leave_threads_for_others(
        other: BaseDatabaseWrapper, patched: pytest.MonkeyPatch
    ) -> None:
        patched.setattr(postgresql, "places", postgresql.BoundedSemaphore(0))
        with pytest.raises(OperationalError, match="Too many requests"):
            sleep(other)
