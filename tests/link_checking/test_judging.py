"""What the answers of one day after another make of an address: dead, changed, or neither."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from guidance.link_checking.answers import LinkAnswer, Result
from guidance.link_checking.judging import record_answer
from guidance.models import LinkCheck

State = LinkCheck.State
FIRST = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/London"))
CHECKED_ON = date(2026, 10, 1)

GONE = LinkAnswer(Result.GONE, "No such page.", 404)
FAILED = LinkAnswer(Result.FAILED, "Out of order.", 500)
AWAY = LinkAnswer(Result.TURNED_AWAY, "Turned away.", 403)
REFUSED = LinkAnswer(Result.REFUSED, "Private.")


def says(text: str, **fields: object) -> LinkAnswer:
    return LinkAnswer(Result.ANSWERED, "", 200, digest=text, **fields)


class Asked:
    """An address asked once a day from FIRST on; `hours` is the time between where it is another."""

    def __init__(self, checked_on: date | None = CHECKED_ON) -> None:
        self.link = LinkCheck(address="https://source.test/a")
        self.checked_on = checked_on
        self.now = FIRST

    def hear(self, *answers: LinkAnswer, hours: int = 24) -> str:
        for answer in answers:
            record_answer(self.link, answer, self.now, self.checked_on)
            self.now += timedelta(hours=hours)
        return self.link.state


@pytest.fixture
def asked() -> Asked:
    return Asked()


def test_what_was_never_asked_is_not_yet_checked(asked: Asked) -> None:
    assert asked.link.state == State.UNCHECKED


def test_what_the_site_says_is_gone_is_dead_at_once(asked: Asked) -> None:
    assert asked.hear(GONE) == State.DEAD
    assert (asked.link.first_failed_at, asked.link.http_status, asked.link.detail) == (FIRST, 404, "No such page.")


def test_one_bad_day_is_not_the_end_but_three_running_are(asked: Asked) -> None:
    assert [asked.hear(FAILED) for _ in range(3)] == [State.SILENT, State.SILENT, State.DEAD]
    assert (asked.link.failures, asked.link.first_failed_at) == (3, FIRST)


def test_failing_all_day_counts_as_one_day(asked: Asked) -> None:
    assert asked.hear(FAILED, FAILED, FAILED, FAILED, hours=2) == State.SILENT
    assert asked.link.failures == 1


def test_days_are_those_of_the_clock_on_the_wall(asked: Asked) -> None:
    """Just before midnight in London and just after it, which in UTC is one day in summer."""
    asked.now = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    asked.hear(FAILED, FAILED, hours=1)
    assert asked.link.failures == 2


def test_an_answer_ends_the_failures(asked: Asked) -> None:
    assert asked.hear(FAILED, FAILED, says("a"), FAILED, FAILED) == State.SILENT
    assert asked.link.failures == 2
    assert asked.hear(says("a")) == State.ANSWERS
    assert (asked.link.failures, asked.link.first_failed_at) == (0, None)


def test_the_dead_come_back_by_answering_and_not_by_failing_in_another_way(asked: Asked) -> None:
    assert asked.hear(GONE, FAILED) == State.DEAD
    assert asked.hear(AWAY) == State.DEAD
    assert asked.hear(says("a")) == State.ANSWERS


def test_a_site_that_turns_programs_away_is_never_called_dead_for_it(asked: Asked) -> None:
    assert asked.hear(*[AWAY] * 10) == State.SILENT
    assert asked.hear(FAILED) == State.SILENT


def test_what_we_may_not_ask_is_refused_and_has_not_failed(asked: Asked) -> None:
    assert asked.hear(FAILED, REFUSED) == State.REFUSED
    assert (asked.link.failures, asked.link.first_failed_at, asked.link.http_status) == (0, None, None)


def test_where_it_leads_is_kept_where_that_is_elsewhere(asked: Asked) -> None:
    asked.hear(says("a", final_address=asked.link.address))
    assert (asked.link.final_address, asked.link.is_moved_for_good) == ("", False)
    asked.hear(says("a", final_address="https://source.test/b", is_moved_for_good=True))
    assert (asked.link.final_address, asked.link.is_moved_for_good) == ("https://source.test/b", True)
    assert "https://source.test/b" in asked.link.what_to_do
    asked.hear(says("a", final_address=asked.link.address, is_moved_for_good=True))
    assert (asked.link.final_address, asked.link.is_moved_for_good) == ("", False)


def test_the_same_words_are_no_change(asked: Asked) -> None:
    assert asked.hear(says("a"), says("a")) == State.ANSWERS
    assert asked.link.changed_at is None


def test_other_words_are_a_change_from_the_day_on_which_they_were_found(asked: Asked) -> None:
    assert asked.hear(says("a"), says("b"), says("b"), says("c")) == State.CHANGED
    assert asked.link.changed_at == FIRST + timedelta(days=1)


def test_what_is_back_as_it_was_has_not_changed(asked: Asked) -> None:
    assert asked.hear(says("a"), says("under repair"), says("a")) == State.ANSWERS
    assert asked.link.changed_at is None


def test_a_change_outlives_days_without_an_answer(asked: Asked) -> None:
    asked.hear(says("a"), says("b"))
    assert asked.hear(FAILED) == State.SILENT
    assert asked.hear(says("b")) == State.CHANGED
    assert asked.link.changed_at == FIRST + timedelta(days=1)


def test_once_an_editor_has_checked_the_source_again_the_change_is_dealt_with(asked: Asked) -> None:
    asked.hear(says("a"), says("b"))
    asked.checked_on = (FIRST + timedelta(days=1)).date()
    assert asked.hear(says("b")) == State.ANSWERS
    assert asked.link.changed_at is None


def test_a_check_before_the_change_was_found_does_not_deal_with_it(asked: Asked) -> None:
    asked.checked_on = FIRST.date()
    assert asked.hear(says("a"), says("b"), says("b")) == State.CHANGED


def test_what_changes_after_the_source_was_checked_again_is_a_change_anew(asked: Asked) -> None:
    asked.hear(says("a"), says("b"))
    asked.checked_on = (FIRST + timedelta(days=1)).date()
    assert asked.hear(says("c")) == State.CHANGED
    assert asked.link.changed_at == FIRST + timedelta(days=2)


def test_what_cannot_be_compared_is_no_change(asked: Asked) -> None:
    assert asked.hear(says("a"), says(""), says("a")) == State.ANSWERS


def test_a_link_that_is_no_source_has_nothing_to_change_from() -> None:
    asked = Asked(checked_on=None)
    assert asked.hear(says("a"), says("b")) == State.ANSWERS
    asked.checked_on = CHECKED_ON
    assert asked.hear(says("b")) == State.ANSWERS
    assert asked.hear(says("c")) == State.CHANGED


def test_every_state_with_something_to_do_says_what() -> None:
    to_do = {state: LinkCheck(state=state).what_to_do for state in State}
    assert {state for state, words in to_do.items() if words} == {State.DEAD, State.REFUSED, State.CHANGED}
