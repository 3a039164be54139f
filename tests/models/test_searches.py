"""Searches are counted, and nobody's own words are kept."""

from datetime import date, timedelta

import pytest

from guidance.models import Search

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)


def note(typed: str, times: int = 1, found: int = 0, day: date = DAY) -> None:
    for _ in range(times):
        Search.objects.count_one(typed, found=found, day=day)


def test_its_words_are_kept_from_the_third_time_on() -> None:
    note("Band  6", 2)
    assert Search.objects.get().text == ""
    note("band 6", found=4)
    search = Search.objects.get()
    assert (search.text, search.asked, search.found, search.last_asked_on) == ("band 6", 3, 4, DAY)


def test_before_that_nothing_that_is_kept_gives_the_words_away() -> None:
    note("jo bloggs")
    kept = Search.objects.values_list().get()
    assert "bloggs" not in repr(kept)


@pytest.mark.parametrize("typed", ["jo@example.org", "0117 496 0123", "943 476 5919", "485-777-3456", "x" * 81, "  "])
def test_what_may_be_somebodys_own_is_not_counted(typed: str) -> None:
    note(typed, 3)
    assert not Search.objects.exists()


@pytest.mark.parametrize("typed", ["2023/24", "345,000 children", "B14.2.b.iii"])
def test_what_the_contract_and_figures_say_is_counted(typed: str) -> None:
    note(typed, 3)
    assert Search.objects.get().text == typed.lower()


def test_what_is_asked_seldom_is_forgotten_after_two_months_and_what_is_asked_often_is_not() -> None:
    note("seldom", 2)
    note("often", 3)
    note("something new", day=DAY + timedelta(days=61))
    assert set(Search.objects.values_list("text", "asked")) == {("often", 3), ("", 1)}


def test_those_that_found_nothing_are_told_apart() -> None:
    note("nothing", 3)
    note("something", 3, found=2)
    assert [search.text for search in Search.objects.without_answer()] == ["nothing"]
