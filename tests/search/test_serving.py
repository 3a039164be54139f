"""After a publication nobody waits for the new index."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import cast

import pytest
from django.test import Client

from guidance.middleware import page_cache
from guidance.models import ContentVersion
from guidance.search.index import Index
from guidance.search.serving import IndexKeeper, Key

OLD, NEW, NEWEST = ("1", "2026-27"), ("2", "2026-27"), ("3", "2026-27")


class Making:
    """Makes a name in place of an index, and keeps the work that was started until a test does it."""

    def __init__(self) -> None:
        self.made: list[Key] = []
        self.waiting: list[Callable[[], None]] = []
        self.fails = False
        self.keeper = IndexKeeper(self.make, self.waiting.append)

    def make(self, key: Key) -> Index:
        if self.fails:
            raise RuntimeError
        self.made.append(key)
        return cast(Index, f"index of {key[0]}")

    def work(self) -> None:
        self.waiting.pop()()


def test_the_first_search_of_a_process_waits_for_an_index() -> None:
    making = Making()

    assert making.keeper.get(OLD) == "index of 1"
    assert making.waiting == []


def test_a_search_after_a_publication_is_answered_from_the_index_before_until_the_new_one_is_made() -> None:
    making = Making()
    making.keeper.get(OLD)

    assert making.keeper.get(NEW) == "index of 1"
    assert making.made == [OLD]
    making.work()
    assert making.keeper.get(NEW) == "index of 2"


def test_an_index_is_made_once_however_many_ask_for_it() -> None:
    making = Making()
    making.keeper.get(OLD)

    for _ in range(3):
        making.keeper.get(NEW)

    assert len(making.waiting) == 1
    making.work()
    making.keeper.get(NEW)
    assert making.made == [OLD, NEW]


def test_what_was_published_meanwhile_is_made_next() -> None:
    making = Making()
    making.keeper.get(OLD)
    making.keeper.get(NEW)
    making.keeper.get(NEWEST)
    making.work()

    assert making.keeper.get(NEWEST) == "index of 2"
    making.work()
    assert making.keeper.get(NEWEST) == "index of 3"


def test_an_index_that_could_not_be_made_is_tried_again() -> None:
    making = Making()
    making.keeper.get(OLD)
    making.keeper.get(NEW)
    making.fails = True
    with pytest.raises(RuntimeError):
        making.work()
    making.fails = False

    assert making.keeper.get(NEW) == "index of 1"
    making.work()
    assert making.keeper.get(NEW) == "index of 2"


def test_an_index_that_is_expected_is_there_before_anybody_searches() -> None:
    making = Making()

    making.keeper.expect(OLD)
    assert making.made == []
    making.work()
    assert making.made == [OLD]
    assert making.keeper.get(OLD) == "index of 1"
    assert making.made == [OLD]


def test_one_that_is_expected_again_is_not_made_again() -> None:
    making = Making()
    making.keeper.get(OLD)

    making.keeper.expect(OLD)
    assert making.waiting == []
    making.keeper.expect(NEW)
    making.keeper.expect(NEW)
    assert len(making.waiting) == 1


def test_a_search_meanwhile_waits_for_the_first_and_does_not_make_another() -> None:
    begun, may_end = Event(), Event()
    made: list[Key] = []

    def make(key: Key) -> Index:
        begun.set()
        assert may_end.wait(timeout=30)
        made.append(key)
        return cast(Index, "the index")

    with ThreadPoolExecutor(2) as pool:
        keeper = IndexKeeper(make, pool.submit)
        keeper.expect(OLD)
        assert begun.wait(timeout=30)
        search = pool.submit(keeper.get, OLD)
        may_end.set()
        assert search.result(timeout=30) == "the index"
    assert made == [OLD]


@pytest.mark.django_db
def test_any_page_after_a_publication_begins_the_new_index(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    expected: list[str] = []
    monkeypatch.setattr(page_cache, "expect_index", lambda version, _: expected.append(version))

    client.get("/about/")
    client.get("/about/")
    ContentVersion.advance()
    client.get("/about/")
    assert len(expected) == 2
    assert expected[-1] == ContentVersion.current()
