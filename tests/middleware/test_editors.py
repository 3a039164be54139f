"""Editors get pages with a link to edit them, which no cache has. Readers get what they always got."""

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guidance.accounts import second_factor
from guidance.middleware import kept_pages
from guidance.middleware.page_stores import PageMemory
from guidance.publishing.permissions import EDITOR, PUBLISHER, VIEWER
from tests.admin.people import a_person, signed_in
from tests.factories import a_faq, a_role, a_section
from tests.middleware.pages import SHARED

pytestmark = pytest.mark.django_db
LINK = "Edit this page"
PAGE = "/roles/nurse/training/"


@pytest.fixture(autouse=True)
def section() -> None:
    a_section(a_role(slug="nurse"), "training")


def test_an_editor_gets_the_link_and_no_cache_gets_the_page(client: Client) -> None:
    client.get(PAGE)
    page = signed_in(a_person(EDITOR)).get(PAGE)
    assertContains(page, LINK)
    assertContains(page, "/admin/page/?of=%2Froles%2Fnurse%2Ftraining%2F")
    assert page["Cache-Control"] == "private, no-store"
    assert "ETag" not in page.headers
    assert not page.cookies


def test_a_reader_gets_the_same_page_before_and_after_an_editor_did(client: Client) -> None:
    before = client.get(PAGE)
    signed_in(a_person(EDITOR)).get(PAGE)
    after = client.get(PAGE)
    assert (after.content, after["ETag"], after["Cache-Control"]) == (before.content, before["ETag"], SHARED)
    assertNotContains(after, LINK)
    assertNotContains(after, "editors.css")
    assert not after.cookies
    assert client.get(PAGE, HTTP_IF_NONE_MATCH=before["ETag"]).status_code == 304


def test_nobody_gets_a_finished_page_that_was_made_for_the_other(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(kept_pages.stores, kept_pages.PLAIN, PageMemory(0))
    editor = signed_in(a_person(EDITOR))
    for _ in range(2):
        assertContains(editor.get(PAGE), LINK)
        assertNotContains(client.get(PAGE), LINK)


def test_an_editor_whose_browser_has_the_readers_page_is_sent_their_own(client: Client) -> None:
    etag = client.get(PAGE)["ETag"]
    page = signed_in(a_person(EDITOR)).get(PAGE, HTTP_IF_NONE_MATCH=etag)
    assertContains(page, LINK)


def test_the_link_keeps_the_year_that_the_page_answers_for() -> None:
    page = signed_in(a_person(EDITOR)).get(f"{PAGE}?on=2026-05-01")
    assertContains(page, "of=%2Froles%2Fnurse%2Ftraining%2F%3Fon%3D2026-05-01")


def test_a_page_that_is_not_made_of_records_has_no_link() -> None:
    page = signed_in(a_person(EDITOR)).get("/accessibility-statement/")
    assertNotContains(page, LINK)


def test_faqs_have_it() -> None:
    faq = a_faq(a_role())
    assertContains(signed_in(a_person(PUBLISHER)).get(faq.get_absolute_url()), LINK)


def lose_second_step(client: Client, person: User) -> None:
    second_factor.reset_apps([person])


def end_session(client: Client, person: User) -> None:
    Session.objects.all().delete()


def change_password(client: Client, person: User) -> None:
    person.set_password("another long password")
    person.save()


def leave(client: Client, person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


@pytest.mark.parametrize("lose", [lose_second_step, end_session, change_password, leave])
def test_whoever_is_signed_in_no_longer_is_a_reader(lose: object) -> None:
    person = a_person(PUBLISHER)
    client = signed_in(person)
    lose(client, person)  # type: ignore[operator]
    page = client.get(PAGE)
    assertNotContains(page, LINK)
    assert page["Cache-Control"] == SHARED


def test_a_viewer_is_a_reader() -> None:
    page = signed_in(a_person(VIEWER)).get(PAGE)
    assertNotContains(page, LINK)
    assert page["Cache-Control"] == SHARED


@pytest.mark.parametrize("key", ["", "a", "a" * 32, "a" * 5000, "'; drop table", "%00", "é" * 32])
def test_a_cookie_that_was_made_up_gets_what_readers_get_and_makes_nothing(client: Client, key: str) -> None:
    before = client.get(PAGE)
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    page = client.get(PAGE, HTTP_IF_NONE_MATCH=before["ETag"])
    assert page.status_code == 304
    assert not Session.objects.exists()


def test_a_reader_costs_no_more_queries(client: Client, django_assert_num_queries) -> None:
    client.get(PAGE)
    with django_assert_num_queries(1):  # the content version
        client.get(PAGE)
