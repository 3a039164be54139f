"""A new source with a part, and a maximum amount that cites it, by buttons alone: all of it goes live as one."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from guidance.models import Edition, Reimbursement, Release, SourcePart
from guidance.publishing.permissions import EDITOR, PUBLISHER
from tests.admin.people import a_person, cookie
from tests.admin.watched import Watched
from tests.factories import a_band, a_role, a_source

Desk = Callable[[User], Watched]

SOURCE = {
    "Title": "Maximum reimbursement amounts 2026/27",
    "Short title": "Maximum amounts 2026/27",
    "Publisher": "NHS England",
    "Published on": "30 March 2026",
    "Checked on": "21 November 2026",
}


@pytest.fixture
def desk(browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[Desk]:
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
    page.get_by_role("link", name=name, exact=True).first.click()


def pick(page: Page, label: str, typed: str, name: str) -> None:
    """Types into the search of a list of records, and takes the suggestion."""
    box = page.get_by_role("combobox", name=label, exact=True).and_(page.locator("input"))
    box.fill(typed)
    page.get_by_role("option", name=name).first.click()
    expect(box).to_have_value(name)


def type_source(page: Page) -> None:
    for label, words in SOURCE.items():
        page.get_by_label(label, exact=True).or_(page.get_by_label(f"{label}:", exact=True)).first.fill(words)
    page.get_by_label("Kind:").select_option(label="guidance")
    page.get_by_label("Scope:").select_option(label="National")
    page.get_by_label("Evidence:").select_option(label="official: the publisher's own words")


def send_for_review(desk: Watched) -> None:
    follow(desk.page, "Send for review")
    desk.check()
    expect(desk.page.get_by_text("Nothing to fix.")).to_be_visible()
    major = desk.page.get_by_label("Major: we tell readers what changed")
    if major.count():
        major.check()
        desk.page.get_by_label("What changed, for readers").fill("The maximum of 2026/27 is published.")
    press(desk.page, "Send for review")
    expect(desk.page.get_by_text("was sent for review.")).to_be_visible()


def test_a_new_source_is_added_beside_the_list_and_goes_live_with_the_amount_that_cites_it(desk: Desk) -> None:
    a_band("6")
    a_role(slug="practitioner", name="practitioner")
    a_source(title="An older letter")
    editor, publisher = desk(a_person(EDITOR)), desk(a_person(PUBLISHER))
    page = editor.page

    editor.open(reverse("admin:index"))
    page.locator("tr", has=page.locator("#guidance-reimbursement")).get_by_role("link", name="Add").click()
    pick(page, "Band:", "6", "Band 6")
    pick(page, "Role:", "pract", "Practitioner")
    page.get_by_label("Zone:").select_option(index=1)
    page.get_by_label("Holds from:").fill("1 April 2026")
    page.get_by_label("Holds to:").fill("31 March 2027")
    page.get_by_label("Amount:").fill("45000")
    page.get_by_label("Locator:").fill("Table 3")
    page.get_by_label("Checked on:").fill("21 November 2026")
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Add new source").click()
    tab = opened.value
    type_source(tab)
    with tab.expect_event("close"):
        press(tab, "Save draft and choose it")
    expect(page.get_by_role("combobox", name="Source:")).to_have_value(f"{SOURCE['Title']} (draft by editor)")
    editor.check()
    press(page, "Save draft")
    expect(page.get_by_text("It cites what is not live yet.")).to_be_visible()
    editor.check()
    amount = page.url

    follow(page, SOURCE["Title"])
    follow(page, "Add a part")
    page.get_by_label("Title:").fill("Table 3")
    press(page, "Save draft")
    part = page.url
    expect(page.get_by_text("It cites what is not live yet.")).to_be_visible()
    follow(page, SOURCE["Title"])
    expect(page.get_by_role("link", name="Table 3")).to_be_visible()
    editor.check()
    for draft in (amount, part):  # the source is sent with the amount that cites it
        page.goto(draft)
        send_for_review(editor)
    release = Release.objects.get()
    assert set(release.editions.all()) == set(Edition.objects.open())
    assert release.editions.count() == 3

    publisher.open(reverse("admin:index"))
    publisher.page.get_by_role("link", name="Sent for review: 'Table 3'").click()
    publisher.check()
    follow(publisher.page, "Publish with its release")
    follow(publisher.page, "Publish all of it")
    press(publisher.page, "Publish all of it now")
    expect(publisher.page.get_by_text("is live.")).to_be_visible()
    assert Reimbursement.objects.get().source == SourcePart.objects.get().source
    publisher.open("/funding/")
    expect(publisher.page.get_by_role("main")).to_contain_text("£45,000")
    assert not editor.problems
