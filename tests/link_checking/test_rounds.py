"""Many addresses at once: politely, within the time, and none at the cost of another."""

import threading
from dataclasses import replace

import pytest

from guidance.link_checking.answers import KnownAddress, Result
from guidance.link_checking.rounds import ask_all
from tests.link_checking.site import MANNER, PATIENCE, Asked, Page, Site, ask_each, fails, says, says_nothing


def test_a_host_is_asked_one_thing_at_a_time_and_hosts_beside_each_other(site: Site) -> None:
    """Each page waits until a page of another host is asked as well; none would come if hosts were asked in turn."""
    together = threading.Barrier(2, timeout=PATIENCE)
    hosts = ("one.test", "two.test")
    paths = [f"/{number}" for number in range(4)]

    def page(asked: Asked) -> None:
        together.wait()
        says("Hello")(asked)

    site.pages = dict.fromkeys(paths, page)
    answers = ask_each(site, *(site.address(path, host=host) for path in paths for host in hosts))
    assert {answer.result for answer in answers.values()} == {Result.ANSWERED}
    assert len(answers) == 8
    assert [site.most_at_once[host] for host in hosts] == [1, 1]


def test_no_more_hosts_are_asked_at_once_than_the_bound(site: Site) -> None:
    together = threading.Barrier(2, timeout=PATIENCE)

    def page(asked: Asked) -> None:
        together.wait()
        says("Hello")(asked)

    site.pages["/"] = page
    addresses = [site.address("/", host=f"host-{number}.test") for number in range(6)]
    answers = ask_each(site, *addresses, manner=replace(MANNER, at_once=2))
    assert [answers[address].result for address in addresses] == [Result.ANSWERED] * 6
    assert site.most_at_once["all"] == 2


@pytest.mark.parametrize("busy", [fails(429), fails(503, Retry_After="120")], ids=["429", "503"])
def test_a_site_that_asks_us_to_come_back_later_is_left_alone(site: Site, busy: Page) -> None:
    site.pages = {"/1": busy, "/2": says("Hello"), "/3": says("Hello")}
    addresses = [site.address("/1"), site.address("/2"), site.address("/3", host="other.test")]
    answers = ask_each(site, *addresses)
    assert list(answers) and set(answers) == {addresses[0], addresses[2]}
    assert sorted(site.asked) == [("other.test", "/3"), ("source.test", "/1")]


@pytest.mark.slow
def test_when_the_time_is_over_what_was_heard_stands(site: Site, has_ended: threading.Event) -> None:
    site.pages["/quick"] = says("Hello")
    site.pages["/slow"] = says_nothing(has_ended)
    quick, slow = site.address("/quick", host="quick.test"), site.address("/slow", host="slow.test")
    assert set(ask_each(site, quick, slow, seconds=3)) == {quick}


def test_who_stops_listening_ends_the_round(site: Site, has_ended: threading.Event) -> None:
    """The slow page would hold it up for the whole of its time."""
    site.pages["/quick"] = says("Hello")
    site.pages["/slow"] = says_nothing(has_ended)
    slow = KnownAddress(site.address("/slow", host="slow.test"))
    heard = ask_all([slow, KnownAddress(site.address("/quick"))], replace(MANNER, read=600, total=600), site.reach, 600)
    next(heard)
    heard.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("links")]


def test_a_fault_of_ours_stops_no_other_address(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.pages["/"] = says("Hello")

    async def resolve(host: str, port: int) -> list:
        if host == "odd.test":
            raise ZeroDivisionError
        return await site.resolve(host, port)

    addresses = [site.address("/", host="odd.test"), site.address("/")]
    heard = ask_all([KnownAddress(address) for address in addresses], MANNER, site.reach_by(resolve), PATIENCE)
    results = {known.address: answer.result for known, answer in heard}
    assert results == dict(zip(addresses, [Result.FAULT, Result.ANSWERED], strict=True))
    assert "Could not check" in caplog.text
