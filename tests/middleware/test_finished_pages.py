"""A page's finished HTML outlasts the page cache's copy, and is never shown for other content or another year."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import timezone

from guidance.middleware import finished_pages, kept_pages, page_cache
from guidance.middleware.page_stores import PageMemory
from guidance.models import ContentVersion, Role, Source
from guidance.publishing.reviewing.previewing import render_address
from guidance.rules.dates import long_date
from guidance.site_map.addresses import public_addresses
from guidance.views.years import is_same_all_year
from tests import factories
from tests.kept import pages_on_redis
from tests.middleware.test_kept_pages import REDIS
from tests.real_content import load_real_content

pytestmark = pytest.mark.django_db

WINTER, SPRING, NEXT_YEAR = date(2026, 11, 30), date(2027, 3, 30), date(2027, 4, 1)
PAGE = "/roles/nurse/"


@pytest.fixture(autouse=True)
def in_winter(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Sets the day, in November at first."""

    def set_day(day: date) -> None:
        monkeypatch.setattr(timezone, "localdate", lambda *_: day)
        monkeypatch.setattr(page_cache, "day_in_england", lambda: day)

    set_day(WINTER)
    return set_day


@pytest.fixture
def nurse() -> Role:
    factories.a_year("2026-27")
    return factories.a_role(slug="nurse", name="nurse", summary="As it was.")


@pytest.fixture(params=["in memory", "on Redis"])
def no_page_kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The page cache has room for no page; or is on Redis, and another encoding is asked for each time."""
    if request.param == "in memory":
        monkeypatch.setitem(kept_pages.stores, kept_pages.PLAIN, PageMemory(0))
        yield
    else:
        with pages_on_redis(REDIS):
            yield


def read(client: Client, address: str = PAGE, encoding: str = "") -> str:
    return str(client.get(address, HTTP_ACCEPT_ENCODING=encoding).content.decode())


def test_a_page_is_made_without_its_queries_on_another_day_of_its_year(
    client: Client, nurse: Role, in_winter: Callable[[date], None], django_assert_num_queries
) -> None:
    before = client.get(PAGE)
    in_winter(SPRING)
    with django_assert_num_queries(1):  # the content version
        after = client.get(PAGE)
    assert after.content.decode() == before.content.decode().replace(long_date(WINTER), long_date(SPRING))
    assert {**after.headers, "ETag": "", "Content-Length": ""} == {**before.headers, "ETag": "", "Content-Length": ""}
    assert after["Content-Length"] == str(len(after.content))


@pytest.mark.usefixtures("no_page_kept")
def test_a_publication_shows_at_once_in_every_encoding(client: Client, nurse: Role) -> None:
    assert "As it was." in read(client)
    nurse.summary = "As it is now."
    nurse.save()
    for encoding in ("", "identity", "*;q=0"):
        assert "As it is now." in read(client, encoding=encoding)
        assert "As it was." not in read(client, encoding=encoding)


@pytest.mark.usefixtures("no_page_kept")
def test_what_comes_back_after_a_publication_is_made_anew(client: Client, nurse: Role) -> None:
    read(client)
    Role.objects.filter(pk=nurse.pk).update(summary="Now another.")
    read(client)
    Role.objects.filter(pk=nurse.pk).update(summary="As it was.")
    assert "As it was." in read(client)


def test_two_servers_show_a_publication_as_soon_as_it_is_made(client: Client, nurse: Role) -> None:
    """The other server has its own memory, in which nothing tells of the publication but the content version."""
    read(client)
    ours, theirs = finished_pages.store, PageMemory(1_000_000)
    try:
        finished_pages.store = theirs
        read(client)
        nurse.summary = "As it is now."
        nurse.save()
        assert "As it is now." in read(client)
    finally:
        finished_pages.store = ours
    assert "As it is now." in read(client)


def test_a_new_year_makes_the_page_anew(
    client: Client, nurse: Role, in_winter: Callable[[date], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.a_year("2027-28")
    read(client)
    in_winter(NEXT_YEAR)
    made = []
    real = finished_pages.store.set
    monkeypatch.setattr(finished_pages.store, "set", lambda key, page: (made.append(key), real(key, page)))
    read(client)
    assert len(made) == 1


def test_a_page_for_another_year_is_another_page(client: Client, nurse: Role) -> None:
    factories.a_year("2021-22")
    plain = read(client)
    assert "2021-22" in read(client, f"{PAGE}?year=2021-22")
    assert read(client, encoding="identity") == plain


def test_a_page_asked_for_a_day_is_not_kept(client: Client, nurse: Role) -> None:
    read(client, f"{PAGE}?on={WINTER}")
    assert not finished_pages.store.pages


def test_a_draft_is_neither_shown_nor_kept(client: Client, nurse: Role) -> None:
    read(client)
    kept = dict(finished_pages.store.pages)
    nurse.summary = "A draft."
    Role.objects.bulk_update([nurse], ["summary"])  # which changes no content version, as a draft's savepoint may not
    shown = render_address(PAGE)
    assert shown is not None
    assert "A draft." in shown.content.decode()
    assert finished_pages.MARK not in shown.content.decode()
    assert dict(finished_pages.store.pages) == kept


def test_a_page_that_is_not_there_says_its_day_and_is_not_kept(client: Client, nurse: Role) -> None:
    missing = client.get("/roles/porter/")
    assert missing.status_code == 404
    assert finished_pages.MARK not in missing.content.decode()
    assert not finished_pages.store.pages


def test_a_page_that_is_withdrawn_is_not_shown_from_memory(client: Client, nurse: Role) -> None:
    read(client)
    nurse.delete()
    assert client.get(PAGE).status_code == 404


def test_what_is_kept_stays_within_bounds(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finished_pages, "store", PageMemory(60_000))
    for number in range(12):
        source = factories.a_source(slug=f"source-{number}")
        ContentVersion.advance()
        assert source.title in read(client, source.get_absolute_url())
        assert finished_pages.store.pages.currsize <= 60_000
    assert Source.objects.count() == 12


@pytest.mark.slow
def test_every_page_that_is_kept_so_is_the_same_on_every_day_of_its_year(
    in_winter: Callable[[date], None], client: Client
) -> None:
    """Every fourth, made each time by its view, near both ends of a year and between: on days that no text names."""
    load_real_content()
    marked = [address for address in public_addresses() if is_same_all_year(resolve(address).func)][::4]
    assert len(marked) > 50
    made: dict[date, dict[str, str]] = {}
    for day in (date(2026, 4, 2), date(2027, 1, 17), date(2027, 3, 28)):
        in_winter(day)
        pages = {address: render_address(address) for address in marked}
        made[day] = {
            address: page.content.decode().replace(long_date(day), "the day") for address, page in pages.items() if page
        }
    first, *others = made.values()
    assert [address for other in others for address in first if other[address] != first[address]] == []
