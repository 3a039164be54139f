"""No reader waits until a search is counted, and none is lost because somebody else was writing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from runpy import run_path

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from guidance.models import Search
from guidance.models.searching import search_backlog
from guidance.models.searching.search_backlog import count_search, count_waiting
from tests.writing_elsewhere import somebody_writing

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def nothing_waits() -> Iterator[None]:
    yield
    search_backlog.waiting.clear()


def counted() -> dict[str, int]:
    return dict(Search.objects.asked_often().values_list("text", "asked"))


@pytest.mark.slow
def test_a_search_during_a_long_write_is_answered_at_once_and_counted_with_a_later_one(
    many_connections: None, client: Client
) -> None:
    with somebody_writing():
        for _ in range(8):
            assert client.get("/search/?q=pay").status_code == 200
        assert not Search.objects.exists()
    assert client.get("/search/?q=Pay").status_code == 200
    assert counted() == {"pay": 9}


def test_a_writer_who_is_in_no_hurry_still_waits_for_the_others(many_connections: None) -> None:
    """The short wait is for the count alone, and not for what the same connection writes next."""
    with somebody_writing():
        count_search("pay", found=1, day=DAY)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout" if connection.vendor == "sqlite" else "SHOW lock_timeout")
        assert cursor.fetchone()[0] in {5000, "5s"}


def test_what_waits_is_bounded_and_the_oldest_goes_first(many_connections: None, monkeypatch) -> None:
    monkeypatch.setattr(search_backlog, "waiting", type(search_backlog.waiting)(maxlen=3))
    with somebody_writing():
        for typed in ("seldom", "pay", "pay", "pay"):
            count_search(typed, found=1, day=DAY)
    count_waiting()
    assert counted() == {"pay": 3}
    assert Search.objects.count() == 1


@pytest.mark.django_db
def test_what_the_database_refuses_is_not_tried_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise DatabaseError("not that")

    with monkeypatch.context() as refused:
        refused.setattr("guidance.models.searching.searches.SearchQuerySet.count_one", refuse)
        count_search("pay", found=1, day=DAY)
    for _ in range(3):
        count_search("band", found=1, day=DAY)
    assert counted() == {"band": 3}


def test_a_server_that_ends_counts_the_searches_that_no_later_one_of_its_process_will(many_connections: None) -> None:
    with somebody_writing():
        for _ in range(3):
            count_search("pay", found=1, day=DAY)
    run_path(str(Path(__file__).parents[2] / "gunicorn.conf.py"))["worker_exit"](None, None)
    assert counted() == {"pay": 3}
