"""A whole check against a real server: what is asked, what is kept, and what is reported."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from django.core.management import CommandError, call_command

from guidance.link_checking import checking
from guidance.link_checking.checking import CheckScope, LinkCheckSummary, check_links
from guidance.link_checking.rounds import ask_all
from guidance.link_checking.safety import IPAddress
from guidance.management.commands import check_links as command
from guidance.management.commands.check_links import write_lines
from guidance.models import ContentVersion, LinkCheck, Source
from tests import factories
from tests.link_checking.site import MANNER, Site, fails, in_turn, leads_to, says

pytestmark = pytest.mark.django_db

State = LinkCheck.State
NOW = datetime(2026, 11, 22, 3, 0, tzinfo=ZoneInfo("Europe/London"))
DAY = timedelta(days=1)


def check(site: Site, now: datetime = NOW, **scope: object) -> LinkCheckSummary:
    return check_links(now, CheckScope(**scope), MANNER, site.reach)


def a_source(site: Site, path: str, host: str = "source.test", **fields: object) -> Source:
    return factories.a_source(address=site.address(path, host), **fields)


def states() -> dict[str, str]:
    return {link.address.rpartition("/")[2]: link.state for link in LinkCheck.objects.all()}


def test_each_answer_is_kept_and_nothing_moves_the_content_version(site: Site) -> None:
    site.pages = {"/here": says("Hello"), "/gone": fails(410), "/ill": fails(500)}
    for path in ("/here", "/gone", "/ill"):
        a_source(site, path)
    factories.a_source(address="http://10.0.0.1/private")
    before = ContentVersion.current()
    summary = check(site)
    assert states() == {
        "here": State.ANSWERS,
        "gone": State.DEAD,
        "ill": State.SILENT,
        "private": State.REFUSED,
    }
    assert (summary.addresses, summary.asked, summary.left) == (4, 4, 0)
    assert {link.checked_at for link in LinkCheck.objects.all()} == {NOW}
    assert ContentVersion.current() == before


@pytest.mark.slow
def test_what_was_asked_today_is_not_asked_again_until_tomorrow(site: Site) -> None:
    site.pages = {"/": says("Hello")}
    a_source(site, "/")
    counts = []
    for now, older_than in (
        (NOW, 1),
        (NOW + DAY / 2, 1),
        (NOW + DAY / 2, 0),
        (NOW + DAY, 2),
        (NOW + DAY, 99_999),
        (NOW + DAY, 1),
    ):
        counts.append(check(site, now, older_than=older_than).asked)
    assert counts == [1, 0, 1, 0, 0, 1]


def test_a_limit_takes_the_longest_unchecked_and_a_host_its_own(site: Site) -> None:
    for path in ("/1", "/2"):
        site.pages[path] = says("Hello")
        a_source(site, path)
        a_source(site, path, host="other.test")
    assert check(site, limit=1).asked == 1
    assert check(site, limit=2).asked == 2
    assert len(set(site.asked)) == 3
    check(site, NOW + DAY, hosts=frozenset({"other.test"}))
    assert sorted(site.asked[3:]) == [("other.test", "/1"), ("other.test", "/2")]


@pytest.mark.slow
def test_a_change_of_what_a_source_says_is_told_until_the_source_is_checked_again(site: Site) -> None:
    site.pages["/"] = in_turn(says("<p>£3,000"), says("<p>£4,000"))
    source = a_source(site, "/", checked_on=NOW.date() - DAY)
    assert check(site).to_mend == []
    [(link, uses)] = check(site, NOW + DAY).to_mend
    assert (link.state, link.changed_at) == (State.CHANGED, NOW + DAY)
    assert [str(use) for use in uses] == [f"source [{source.slug}]"]
    source.checked_on = (NOW + DAY).date()
    source.save()
    assert check(site, NOW + DAY).to_mend == []
    assert check(site, NOW + 2 * DAY).counts == {State.ANSWERS: 1}


@pytest.mark.slow
def test_what_nothing_names_any_more_is_forgotten_at_the_end_of_a_whole_check(site: Site) -> None:
    site.pages = {"/1": says("Hello"), "/2": says("Hello")}
    a_source(site, "/1")
    dropped = a_source(site, "/2")
    check(site)
    dropped.delete()
    for scope in ({"limit": 5}, {"hosts": frozenset({"source.test"})}, {"minutes": 0, "older_than": 0}):
        assert check(site, **scope).dropped == 0
    assert check(site).dropped == 1
    assert list(states()) == ["1"]


def test_where_no_host_answers_nobody_is_called_silent_for_it(site: Site) -> None:
    async def resolve(host: str, port: int) -> list[IPAddress]:
        raise OSError("no name server")

    for number in range(3):
        a_source(site, "/", host=f"host-{number}.test")
    summary = check_links(NOW, CheckScope(), MANNER, site.reach_by(resolve))
    assert summary.is_cut_off
    assert set(LinkCheck.objects.values_list("state", flat=True)) == {State.UNCHECKED}
    assert any("this machine" in line for line in write_lines(summary))


def test_where_one_host_answers_the_others_have_failed(site: Site) -> None:
    site.pages["/"] = says("Hello")

    async def resolve(host: str, port: int) -> list[IPAddress]:
        if host == "host-3.test":
            return await site.resolve(host, port)
        raise OSError("no such name")

    for number in range(4):
        a_source(site, "/", host=f"host-{number}.test")
    summary = check_links(NOW, CheckScope(), MANNER, site.reach_by(resolve))
    assert summary.counts == {State.SILENT: 3, State.ANSWERS: 1}
    assert not summary.is_cut_off


def test_one_host_alone_that_does_not_answer_has_failed(site: Site) -> None:
    async def resolve(host: str, port: int) -> list[IPAddress]:
        raise OSError("no such name")

    a_source(site, "/")
    assert check_links(NOW, CheckScope(), MANNER, site.reach_by(resolve)).counts == {State.SILENT: 1}


def test_an_interrupted_check_keeps_what_it_had(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/"] = says("Hello")
    for number in range(3):
        a_source(site, "/", host=f"host-{number}.test")

    def interrupted(*arguments: object) -> Iterator:
        with closing(ask_all(*arguments)) as heard:
            yield next(heard)
            raise KeyboardInterrupt

    monkeypatch.setattr(checking, "ask_all", interrupted)
    with pytest.raises(KeyboardInterrupt):
        check(site)
    assert sorted(LinkCheck.objects.values_list("state", flat=True)) == ["answers", "unchecked", "unchecked"]


def test_of_two_checks_at_once_the_first_answer_stands(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second begins and ends while the first waits for its answer; a failure is counted once."""
    site.pages["/"] = fails(500)
    a_source(site, "/")

    def beside_another(*arguments: object) -> Iterator:
        monkeypatch.setattr(checking, "ask_all", ask_all)
        assert check(site, NOW + DAY / 8, older_than=0).asked == 1
        yield from ask_all(*arguments)

    check(site)
    monkeypatch.setattr(checking, "ask_all", beside_another)
    check(site, NOW, older_than=0)
    link = LinkCheck.objects.get()
    assert (link.checked_at, link.failures) == (NOW + DAY / 8, 1)


def test_an_address_that_goes_out_of_use_meanwhile_is_passed_over(site: Site) -> None:
    site.pages["/"] = lambda asked: (LinkCheck.objects.none(), says("Hello")(asked))
    source = a_source(site, "/")
    check(site)
    source.delete()
    assert check(site, NOW + DAY).asked == 0


def test_an_address_too_long_to_keep_is_told_of(site: Site) -> None:
    section = factories.a_section(factories.a_role())
    factories.a_statement(section, body=f"[far](https://a.test/{'a' * 2000})")
    summary = check(site)
    assert summary.addresses == 0
    assert any("Too long to check: https://a.test/aaa" in line for line in write_lines(summary))


def test_the_summary_names_what_to_mend_with_its_records_and_what_to_do(site: Site) -> None:
    site.pages = {"/gone": fails(404), "/old": leads_to("/new", 301), "/new": says("Hello")}
    a_source(site, "/gone", slug="handbook")
    a_source(site, "/old", slug="report")
    assert write_lines(check(site)) == [
        f"Dead: {site.address('/gone')}",
        "  The site has no such page (404). Since 22 November 2026.",
        "  In: source [handbook].",
        "  To do: Find where it is now and correct the address. If it is nowhere, take the address away.",
        f"Moved for good: {site.address('/old')}",
        "  In: source [report].",
        f"  To do: Give its new address: {site.address('/new')}",
        "Asked 2 of 2 addresses. Answers: 1. Dead: 1.",
    ]


def test_the_command_asks_by_the_rule_that_knows_no_private_address(site: Site) -> None:
    """It sends nothing: every address is refused."""
    site.pages["/"] = says("Hello")
    a_source(site, "/", host="127.0.0.1")
    factories.a_source(address="http://127.0.0.1/")
    factories.a_source(address="http://[::ffff:10.0.0.1]/\x1b[31m")
    out = StringIO()
    call_command("check_links", stdout=out)
    assert set(LinkCheck.objects.values_list("state", flat=True)) == {State.REFUSED}
    assert not site.asked
    assert "Asked 3 of 3 addresses. Refused: we may not ask it: 3.\n" in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_the_command_is_silent_when_asked() -> None:
    out = StringIO()
    call_command("check_links", verbosity=0, stdout=out)
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    "arguments", [("--limit", "0"), ("--limit", "9" * 9), ("--older-than", "-1"), ("--minutes", "x"), ("--host",)]
)
def test_the_command_says_what_is_wrong_with_its_arguments(arguments: tuple[str, ...]) -> None:
    with pytest.raises(CommandError, match=arguments[0]):
        call_command("check_links", *arguments)


def test_a_fault_of_ours_is_an_error_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    summary = LinkCheckSummary(1, {}, asked=1, faulty=["https://a.test/"])
    monkeypatch.setattr(command.checking, "check_links", lambda *_: summary)
    with pytest.raises(CommandError, match=r"A fault of this program.*\nhttps://a\.test/"):
        call_command("check_links", stdout=StringIO())
