"""An edit on its way from draft to page and back, in a real browser, as four people of four groups."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from guidance.models import Edition, Statement
from guidance.publishing.permissions import ADMINISTRATOR, EDITOR, PUBLISHER, VIEWER
from tests.admin.forms import change_address
from tests.admin.people import a_person, cookie
from tests.admin.watched import Watched
from tests.factories import a_role, a_section, a_source, a_statement

Desk = Callable[[User], Watched]


@pytest.fixture
def statement(transactional_db: None) -> Statement:
    section = a_section(a_role(slug="social-prescriber", name="social prescriber"), "funding", answer="It is paid for.")
    return a_statement(section, a_source(), slug="who-pays", heading="Who pays", body="The scheme pays.")


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer) -> Iterator[Desk]:
    """A browser of one person's own, already signed in."""
    contexts = []

    def open_desk(person: User) -> Watched:
        context = browser.new_context()
        contexts.append(context)
        context.add_cookies([cookie(person, live_server.url)])  # type: ignore[list-item]
        return Watched(context.new_page(), live_server.url)

    yield open_desk
    for context in contexts:
        context.close()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).click()


def test_an_edit_travels_to_its_page_and_an_older_edition_is_brought_back(
    statement: Statement, desk: Desk, page: Page, live_server: LiveServer
) -> None:
    reader = Watched(page, live_server.url)
    editor, viewer = desk(a_person(EDITOR)), desk(a_person(VIEWER))
    publisher, administrator = desk(a_person(PUBLISHER)), desk(a_person(ADMINISTRATOR))

    def readers_see(words: str, others: str) -> None:
        reader.open("/roles/social-prescriber/funding/")
        expect(page.get_by_role("main")).to_contain_text(words)
        expect(page.get_by_role("main")).not_to_contain_text(others)

    editor.open(change_address(statement))
    editor.check()
    editor.page.get_by_role("textbox", name="Body").fill("The network pays.")
    press(editor.page, "Save draft")
    expect(editor.page.get_by_role("heading", name="Draft", exact=True)).to_be_visible()
    editor.check()
    readers_see("The scheme pays.", "The network pays.")

    follow(editor.page, "Preview")
    expect(editor.page.get_by_role("main")).to_contain_text("The network pays.")
    expect(editor.page.get_by_text("Draft: not published")).to_be_visible()
    editor.check()
    editor.page.go_back()
    follow(editor.page, "Compare with live")
    expect(editor.page.locator("ins")).to_contain_text("network")
    editor.check()
    editor.page.go_back()
    follow(editor.page, "Send for review")
    editor.check()
    editor.page.get_by_label("Major: we tell readers what changed").check()
    editor.page.get_by_label("What changed, for readers").fill("The network pays, not the scheme.")
    press(editor.page, "Send for review")
    expect(editor.page.get_by_role("heading", name="In review", exact=True)).to_be_visible()
    readers_see("The scheme pays.", "The network pays.")

    draft = editor.page.url.removeprefix(live_server.url)
    viewer.open(draft)
    expect(viewer.page.get_by_role("heading", name="In review", exact=True)).to_be_visible()
    assert not viewer.page.get_by_role("button", name="Save draft").count()
    assert not viewer.page.get_by_role("link", name="Publish").count()
    viewer.check()

    publisher.open(reverse("admin:index"))
    publisher.check()
    publisher.page.get_by_role("link", name="Who pays").first.click()
    publisher.check()
    follow(publisher.page, "Open the draft")
    follow(publisher.page, "Publish")
    expect(publisher.page.locator("ins")).to_contain_text("network")
    publisher.check()
    press(publisher.page, "Publish now")
    expect(publisher.page.get_by_text("is live.")).to_be_visible()
    readers_see("The network pays.", "The scheme pays.")
    reader.open("/updates/social-prescriber/")
    expect(page.get_by_role("main")).to_contain_text("The network pays, not the scheme.")
    reader.check()

    follow(publisher.page, "History of the record")
    publisher.check()
    editor.open(publisher.page.url.removeprefix(live_server.url))
    first = Edition.objects.earliest("pk")
    editor.page.locator(f"a[href='{reverse('admin:guidance_edition_change', args=[first.pk])}']").first.click()
    follow(editor.page, "Restore as a new draft")
    editor.check()
    press(editor.page, "Restore as a draft")
    follow(editor.page, "Send for review")
    editor.page.get_by_label("Minor: spelling, links and similar").check()
    press(editor.page, "Send for review")
    readers_see("The network pays.", "The scheme pays.")

    administrator.open(editor.page.url.removeprefix(live_server.url))
    follow(administrator.page, "Publish")
    press(administrator.page, "Publish now")
    readers_see("The scheme pays.", "The network pays.")
    for desk_of in (reader, editor, viewer, publisher, administrator):
        assert not desk_of.problems
