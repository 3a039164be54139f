"""The page that finds content of every kind, by keyboard and without a script."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import Browser, expect

from guidance.models import FAQ, Role
from guidance.publishing.permissions import VIEWER, make_groups
from tests.admin.forms import add_address, change_address
from tests.admin.people import a_person, cookie, signed_in
from tests.admin.watched import Watched
from tests.factories import a_faq, a_role
from tests.publishing.citing import a_new_source
from tests.publishing.desk import a_draft

FIND = "/admin/find/"
HOSTILE = "<script>alert('x')</script>"

# The session, the user and their second step. People, sources and years to choose from. Drafts, the content version,
# the rows of the one kind on the page, their roots and their drafts.
MOST_QUERIES = 11


def titles(client: Client, **asked: Any) -> list[str]:
    return [result.title for result in client.get(FIND, asked).context["results"]]


def some_faqs(number: int, role: Role | None = None) -> list[FAQ]:
    role = role or a_role(name="Nurse")
    return [a_faq(role, slug=f"faq-{each}", question=f"Is it number {each:03}?") for each in range(number)]


def test_each_result_leads_to_its_editor_and_says_whose_draft_there_is(as_editor: Client, editor: User) -> None:
    (faq,) = some_faqs(1)
    draft = a_draft(faq, by=editor, answer="A zebra.")
    page = as_editor.get(FIND, {"q": "zebra"}).content.decode()
    assert f'<a href="{change_address(faq)}">Is it number 000?</a>' in page
    assert f'href="/admin/guidance/faq/draft/{draft.pk}/">Draft, by editor' in page
    assert "FAQ: Nurse" in page


def test_a_draft_of_a_new_record_leads_to_the_draft(as_editor: Client) -> None:
    draft = a_new_source()
    page = as_editor.get(FIND, {"q": "new letter"}).content.decode()
    assert f'<a href="/admin/guidance/source/draft/{draft.pk}/">The new letter</a>' in page
    assert "Not live yet" in page


def test_the_words_are_shown_where_they_were_found(as_editor: Client) -> None:
    a_faq(a_role(), question="Is it so?", answer=f"Yes, {HOSTILE} says the zebra.")
    page = as_editor.get(FIND, {"q": "zebra"}).content.decode()
    assert "<mark>zebra</mark>" in page
    assert HOSTILE not in page


def test_lists_that_are_called_by_the_words_are_offered(as_editor: Client) -> None:
    page = as_editor.get(FIND, {"q": "glossary"}).content.decode()
    assert '<a href="/admin/guidance/glossaryterm/">Glossary terms</a>' in page


def test_pages_keep_what_was_asked_and_a_page_too_far_is_the_last(as_editor: Client) -> None:
    some_faqs(30)
    first = as_editor.get(FIND, {"q": "number", "kind": "faq"})
    assert (len(first.context["results"]), "?q=number&amp;kind=faq&amp;p=2" in first.content.decode()) == (25, True)
    assert titles(as_editor, q="number", p="99") == titles(as_editor, q="number", p="2")
    assert len(titles(as_editor, q="number", p="2")) == 5


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "x" * 201},
        {"q": "a\0b"},
        {"state": "gone"},
        {"kind": "user"},
        {"owner": "99999999999999999999"},
        {"owner": "²"},
        {"source": "nothing"},
        {"year": "2026"},
    ],
)
def test_what_cannot_be_asked_is_said_beside_its_field(as_editor: Client, asked: dict[str, str]) -> None:
    response = as_editor.get(FIND, asked)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == list(asked)
    assert "errornote" in response.content.decode()


def test_a_viewer_finds_and_a_stranger_does_not(client: Client, db: None) -> None:
    make_groups()
    assert signed_in(a_person(VIEWER)).get(FIND).status_code == 200
    assert client.get(FIND).status_code == 302
    nobody = User.objects.create(username="person", is_staff=True)
    assert signed_in(nobody).get(FIND).status_code == 403


def test_it_asks_no_more_for_many_records_than_for_one(as_editor: Client, editor: User) -> None:
    counts, role = [], a_role()
    for number in (1, 20):
        FAQ.objects.all().delete()
        for faq in some_faqs(number, role):
            a_draft(faq, by=editor, answer="A zebra.")
        as_editor.get(FIND)  # the first after a change reads the texts of all kinds
        with CaptureQueriesContext(connection) as asked:
            assert len(titles(as_editor, q="number")) == number
        counts.append(len(asked))
    assert counts == [MOST_QUERIES, MOST_QUERIES]


def test_it_is_reached_from_every_screen_by_keyboard(signed_in: Watched) -> None:
    (faq,) = some_faqs(1)
    signed_in.open(add_address("role"))
    box = signed_in.page.get_by_role("searchbox", name="Find content")
    box.focus()
    box.press_sequentially("number 000")
    box.press("Enter")
    result = signed_in.page.get_by_role("link", name="Is it number 000?")
    expect(result).to_be_visible()
    signed_in.check()
    result.focus()
    result.press("Enter")
    expect(signed_in.page).to_have_url(signed_in.address + change_address(faq))


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_every_width_and_is_accessible_in_both_schemes(signed_in: Watched, width: int, scheme: Any) -> None:
    faqs = some_faqs(30)
    a_draft(faqs[0], answer="A zebra.")
    signed_in.page.emulate_media(color_scheme=scheme)
    signed_in.page.set_viewport_size({"width": width, "height": 800})
    signed_in.open(f"{FIND}?q=number")
    signed_in.check()
    assert signed_in.page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_finds_without_a_script(browser: Browser, signed_in: Watched, editor: User) -> None:
    some_faqs(30)
    with browser.new_context(java_script_enabled=False) as context:
        context.add_cookies([cookie(editor, signed_in.address)])  # type: ignore[list-item]
        page = context.new_page()
        page.goto(signed_in.address + reverse("admin:index"))
        page.get_by_role("searchbox", name="Find content").fill("number")
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("combobox", name="Kind").select_option(label="FAQs")
        page.get_by_role("button", name="Find", exact=True).click()
        page.get_by_role("link", name="Next page").click()
        expect(page.get_by_role("link", name="Is it number 009?")).to_be_visible()


def test_what_is_found_nowhere_is_said(as_editor: Client) -> None:
    assert "Nothing is found" in as_editor.get(FIND, {"q": "zebra"}).content.decode()
