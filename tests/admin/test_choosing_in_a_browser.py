"""Lists of records in a real browser: searched as one types and without a script; and replies to experts."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from guidance.models import Edition, ExpertAnswer, Source
from guidance.publishing.permissions import EDITOR
from guidance.publishing.reviewing import sharing
from tests.admin.forms import add_address, change_address
from tests.admin.people import a_person, cookie
from tests.admin.records import make_records
from tests.admin.test_choosing_drafts import draft_like
from tests.admin.watched import Watched
from tests.factories import a_source

OFFERED = ".autocomplete__menu--visible .autocomplete__option"


def search(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True).and_(page.locator("input"))


def chosen(page: Page, field: str) -> str:
    """What the form would send."""
    return str(page.locator(f"select[name={field}]").evaluate("list => list.selectedOptions[0]?.label"))


def test_a_record_is_found_by_words_in_any_order_and_chosen_by_keyboard(signed_in: Watched) -> None:
    make_records(1)
    for title in ("Letter about funding in 2026", "Letter about pay", "Funding guide"):
        a_source(title=title)
    signed_in.open(add_address("reimbursement"))
    page = signed_in.page
    expect(page.locator(OFFERED)).to_have_count(0)
    box = search(page, "Source:")
    box.click()
    expect(page.locator(OFFERED)).to_have_count(Source.objects.count())
    box.fill("FUNDING letter")
    expect(page.locator(OFFERED)).to_have_count(1)
    signed_in.check()
    box.press("ArrowDown")
    page.keyboard.press("Enter")
    assert chosen(page, "source").startswith("Letter about funding in 2026")
    box.fill("nothing of the kind")
    box.press("Tab")
    expect(search(page, "Source:")).to_have_value(chosen(page, "source"))
    search(page, "Source:").fill("")
    search(page, "Source:").press("Tab")
    expect(page.locator("select[name=source]")).to_have_value("")
    assert not signed_in.problems


def test_a_list_on_a_narrow_dark_screen_fits_it_and_is_accessible_when_open(signed_in: Watched) -> None:
    records = make_records(2)
    signed_in.page.set_viewport_size({"width": 320, "height": 800})
    signed_in.page.emulate_media(color_scheme="dark")
    draft_like(records["source"], title="The new letter about a subject with a very long name", slug="new-letter")
    signed_in.open(change_address(records["reimbursement"]))
    signed_in.page.get_by_role("combobox", name="Source:", exact=True).and_(signed_in.page.locator("input")).fill("new")
    expect(signed_in.page.locator(OFFERED)).to_contain_text("(draft by Ann)")
    signed_in.check()
    assert signed_in.page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_row_that_is_added_has_a_search_too_and_what_is_added_in_another_tab_is_in_every_list(
    signed_in: Watched,
) -> None:
    records = make_records(1)
    signed_in.open(change_address(records["statement"]))
    page = signed_in.page
    page.get_by_role("button", name="Add another Source").click()
    rows = page.locator(".inline-related:not(.empty-form)")
    added = rows.last
    with page.expect_popup() as opened:
        added.get_by_role("link", name="Add new source").click()
    tab = opened.value
    tab.get_by_label("Title:", exact=True).fill("Later letter")
    tab.get_by_label("Short title:").fill("Later letter")
    tab.get_by_label("Publisher:").fill("NHS England")
    tab.get_by_label("Kind:").select_option(index=1)
    tab.get_by_label("Published on:").fill("1/4/2026")
    tab.get_by_label("Scope:").select_option(label="National")
    tab.get_by_label("Evidence:").select_option(index=1)
    tab.get_by_label("Checked on:").fill("1/11/2026")
    with tab.expect_event("close"):
        tab.get_by_role("button", name="Save draft and choose it").click()
    expect(search(page, "Source:").last).to_have_value("Later letter (draft by editor)")
    assert rows.first.locator("option", has_text="Later letter").count() == 1
    assert not rows.first.locator("input[role=combobox]").input_value().startswith("Later")
    signed_in.check()


def test_a_clause_that_is_added_in_another_tab_is_ticked(signed_in: Watched) -> None:
    records = make_records(1)
    signed_in.open(change_address(records["duty"]))
    page = signed_in.page
    page.locator(".picker-add", has_text="Add new clause").scroll_into_view_if_needed()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Add new clause").click()
    tab = opened.value
    instrument = search(tab, "Instrument:")
    instrument.click()
    tab.locator(OFFERED).first.click()
    tab.get_by_label("Number:").fill("Z9")
    tab.get_by_label("Force:").select_option(index=1)
    tab.get_by_label("Heading:").fill("New duties")
    source = search(tab, "Source:").first
    source.click()
    tab.locator(OFFERED).first.click()
    tab.get_by_label("Locator:").first.fill("page 1")
    with tab.expect_event("close"):
        tab.get_by_role("button", name="Save draft and choose it").click()
    expect(page.get_by_role("checkbox", name="New duties (draft by editor)")).to_be_checked()
    signed_in.check()


def test_without_a_script_each_list_is_a_plain_one_with_the_drafts_in_it(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    records = make_records(1)
    draft_like(records["source"], title="The new letter", slug="new-letter")
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies([cookie(a_person(EDITOR), live_server.url)])  # type: ignore[list-item]
    page = context.new_page()
    page.goto(live_server.url + change_address(records["reimbursement"]))
    page.get_by_label("Source:").select_option(label="The new letter (draft by Ann)")
    page.get_by_role("button", name="Save draft").click()
    expect(page.get_by_text("It cites what is not live yet.")).to_be_visible()
    context.close()


def test_an_objection_is_met_wherever_the_draft_is_and_answered_by_a_button(signed_in: Watched, editor: User) -> None:
    draft = draft_like(make_records(1)["source"], title="The new letter", slug="new-letter")
    link = sharing.share_draft(draft, made_for="Jo", days=7, by=editor, at=timezone.now())
    needs_changes = ExpertAnswer.Verdict.COMMENTS
    said = {"Its date": "It is older."}
    sharing.record_answer(link, revision=1, name="Jo Bell", verdict=needs_changes, comments=said, at=timezone.now())
    Edition.objects.filter(pk=draft.pk).update(state=Edition.State.IN_REVIEW, importance="minor")
    page = signed_in.page
    signed_in.open(reverse("admin:index"))
    expect(page.get_by_text("Jo Bell: it needs changes")).to_be_visible()
    page.get_by_role("link", name="Review The new letter").click()
    expect(page.get_by_text("It is older.")).to_be_visible()
    signed_in.check()
    page.get_by_role("link", name="Publish", exact=True).click()
    expect(page.get_by_text("It is older.")).to_be_visible()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_role("alert")).to_contain_text("Jo Bell says that 'The new letter' needs changes.")
    signed_in.check()
    page.get_by_role("link", name="Reply to Jo Bell").click()
    signed_in.check()
    page.get_by_role("button", name="Save the reply").click()
    expect(page.get_by_role("alert")).to_contain_text("Write what you changed, or why you changed nothing.")
    page.get_by_label("What you changed").fill("The date is the publisher's own.")
    page.get_by_role("button", name="Save the reply").click()
    expect(page.get_by_text("editor replied: The date is the publisher's own.")).to_be_visible()
    page.get_by_role("link", name="Publish", exact=True).click()
    page.get_by_role("button", name="Publish now").click()
    expect(page.get_by_text("is live.")).to_be_visible()


@pytest.mark.parametrize("address", ["index", "guidance_source_changelist"])
def test_the_lists_that_mark_drafts_are_accessible(signed_in: Watched, address: str) -> None:
    draft_like(make_records(1)["source"], title="The new letter", slug="new-letter")
    signed_in.open(reverse(f"admin:{address}"))
    expect(signed_in.page.get_by_text("The new letter").first).to_be_attached()
    signed_in.check()
