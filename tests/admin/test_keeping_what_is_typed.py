"""What is typed into a form outlives a crash and a session that ends, in a real browser, until it is saved."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from guidance.models import Statement, StatementCitation
from tests.admin.forms import add_address, change_address
from tests.admin.watched import Watched
from tests.factories import a_role, a_section, a_source, a_statement

KEPT = "Object.keys(localStorage).filter(name => name.startsWith('typed|'))"


def kept(page: Page) -> dict[str, Any]:
    """All that the browser keeps, by its name."""
    entries: dict[str, Any] = page.evaluate(
        f"Object.fromEntries({KEPT}.map(each => [each, JSON.parse(localStorage[each])]))"
    )
    return entries


def wait_until_kept(page: Page, words: str) -> None:
    page.wait_for_function(f"words => {KEPT}.some(name => localStorage[name].includes(words))", arg=words)


def crash(watched: Watched) -> None:
    """The window goes without a word to the server; the browser starts again with what it has kept."""
    context = watched.page.context
    watched.page.close()
    watched.page = context.new_page()
    watched.watch(watched.page)


def notice(page: Page) -> Locator:
    return page.get_by_role("region", name="You typed something here that was not saved")


@pytest.fixture
def statement(transactional_db: None) -> Statement:
    return a_statement(a_section(a_role()), body="Words of the page.")


def test_what_was_typed_before_a_crash_is_offered_and_put_back_only_when_asked_for(
    signed_in: Watched, statement: Statement
) -> None:
    address = change_address(statement)
    signed_in.open(address)
    page = signed_in.page
    page.get_by_role("button", name="Add another Source").click()
    page.locator("[name=citations-0-locator]").fill("page 7")
    page.locator("[name$=-locator]:visible").last.fill("page 9")
    page.get_by_role("textbox", name="Body").fill("Typed, and not saved.")
    page.get_by_label("Kind").select_option(index=1)
    wait_until_kept(page, "Typed, and not saved.")
    wait_until_kept(page, "sources-differ")

    crash(signed_in)
    page = signed_in.page
    Statement.objects.update(heading="By somebody else")
    signed_in.open(address)
    expect(notice(page)).to_contain_text("has been saved since")
    listed = notice(page).get_by_role("listitem")
    expect(listed.filter(has_text="Body: Typed, and not saved.")).to_have_count(1)
    expect(listed.filter(has_text="Kind: Sources differ")).to_have_count(1)
    expect(listed.filter(has_text="Locator: page")).to_have_count(2)
    expect(page.get_by_role("textbox", name="Body")).to_have_value("Words of the page.")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    signed_in.check()

    page.get_by_role("button", name="Restore what you typed at").click()
    expect(page.get_by_role("status").first).to_have_text("Restored. It is not saved yet.")
    expect(page.get_by_role("status").first).to_be_focused()
    expect(page.get_by_role("textbox", name="Body")).to_have_value("Typed, and not saved.")
    expect(page.get_by_label("Kind")).to_have_value("sources-differ")
    expect(page.get_by_label("Heading")).to_have_value("By somebody else")
    expect(page.locator("[name=citations-0-locator]")).to_have_value("page 7")
    expect(page.locator("[name$=-locator]:visible").last).to_have_value("page 9")
    assert len(kept(page)) == 1  # what was restored is kept once more, until it is saved

    crash(signed_in)
    page = signed_in.page
    signed_in.open(address)
    page.get_by_role("button", name="Discard it").click()
    expect(notice(page)).to_have_count(0)
    assert kept(page) == {}
    signed_in.open(address)
    expect(page.get_by_role("textbox", name="Body")).to_have_value("Words of the page.")
    expect(notice(page)).to_have_count(0)


def test_what_was_typed_into_a_row_of_a_draft_is_put_back_into_that_row(
    signed_in: Watched, statement: Statement
) -> None:
    """The row is there only while the draft is laid over the content, and has another number each time."""
    page = signed_in.page
    signed_in.open(change_address(statement))
    chosen = "each => { each.selectedIndex = 1; each.dispatchEvent(new Event('change', { bubbles: true })) }"
    page.locator("[name=citations-1-source]").evaluate(chosen)
    page.locator("[name=citations-1-locator]").fill("page 9")
    page.locator("input[name=_save]").click()
    expect(page.locator(".messagelist")).to_contain_text("Draft saved")
    row = page.locator("[name=citations-1-id]")
    number = row.get_attribute("value")
    assert number
    page.locator("[name=citations-1-locator]").fill("page 10")
    wait_until_kept(page, "page 10")

    crash(signed_in)
    page = signed_in.page
    StatementCitation.objects.create(statement=a_statement(statement.section), source=a_source(), locator="page 1")
    signed_in.open(change_address(statement))
    assert page.locator("[name=citations-1-id]").get_attribute("value") != number
    page.get_by_role("button", name="Restore what you typed at").click()
    expect(page.locator("[name=citations-1-locator]")).to_have_value("page 10")
    assert page.get_by_label("Locator").evaluate_all("all => all.map(each => each.value)").count("page 10") == 1
    assert not signed_in.problems


def test_what_was_saved_is_not_offered_and_a_mistake_loses_nothing(signed_in: Watched, statement: Statement) -> None:
    asked: list[str] = []
    page = signed_in.page
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    signed_in.open(change_address(statement))
    page.get_by_role("textbox", name="Body").fill("New words.")
    page.get_by_label("Slug").fill("")
    page.locator("input[name=_save]").click()
    expect(page.get_by_text("Please correct the error below.")).to_be_visible()
    assert asked == []
    assert len(kept(page)) == 1

    crash(signed_in)
    page = signed_in.page
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    signed_in.open(change_address(statement))
    page.get_by_role("button", name="Restore what you typed at").click()
    page.get_by_role("navigation", name="Breadcrumbs").get_by_role("link", name="Statements").click()
    page.wait_for_url("**/statement/")
    assert asked == ["beforeunload"]
    signed_in.open(change_address(statement))
    page.get_by_role("button", name="Restore what you typed at").click()
    page.get_by_label("Slug").fill("a-slug")
    page.locator("input[name=_save]").click()
    expect(page.locator(".messagelist")).to_contain_text("saved")
    assert asked == ["beforeunload"]
    signed_in.open(change_address(statement))
    expect(page.get_by_role("textbox", name="Body")).to_have_value("New words.")
    expect(notice(page)).to_have_count(0)
    assert kept(page) == {}
    assert not signed_in.problems


def test_signing_out_leaves_nothing_and_neither_do_thirty_days(signed_in: Watched, statement: Statement) -> None:
    page = signed_in.page
    signed_in.open(change_address(statement))
    page.get_by_role("textbox", name="Body").fill("Old words.")
    wait_until_kept(page, "Old words.")
    old = "31 * 24 * 60 * 60 * 1000"
    page.goto("about:blank")
    signed_in.open(add_address("topic"))
    page.evaluate(
        f"""{KEPT}.forEach(name => {{
            const entry = JSON.parse(localStorage[name]);
            localStorage[name] = JSON.stringify({{ ...entry, at: entry.at - {old} }});
        }})"""
    )
    signed_in.open(change_address(statement))
    expect(notice(page)).to_have_count(0)
    assert kept(page) == {}

    page.get_by_role("textbox", name="Body").fill("New words.")
    wait_until_kept(page, "New words.")
    page.evaluate("localStorage['typed|0|of-another-person|/'] = JSON.stringify({ at: Date.now(), fields: {} })")
    page.get_by_role("textbox", name="Body").fill("Newer words.")  # kept a second later, if at all
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
    assert list(kept(page)) == ["typed|0|of-another-person|/"]


def test_a_browser_without_room_says_so(signed_in: Watched, statement: Statement) -> None:
    page = signed_in.page
    page.add_init_script(
        """const keep = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, value) {
            if (name.startsWith("typed|")) throw new DOMException("full", "QuotaExceededError");
            keep.call(this, name, value);
        };"""
    )
    signed_in.open(change_address(statement))
    page.get_by_role("textbox", name="Body").fill("New words.")
    expect(page.get_by_role("status").first).to_contain_text("This browser has no room")
    assert not signed_in.problems


def test_the_page_to_sign_in_says_that_the_text_is_kept_after_a_session_ended(
    signed_in: Watched, statement: Statement
) -> None:
    page = signed_in.page
    said = page.get_by_text("Your text is kept in this browser.")
    signed_in.open(change_address(statement))
    page.get_by_role("textbox", name="Body").fill("Kept words")
    wait_until_kept(page, "Kept words")
    page.context.clear_cookies()
    page.on("dialog", lambda dialog: dialog.accept())
    signed_in.open(f"/admin/login/?next={change_address(statement)}")
    expect(said).to_be_visible()
    signed_in.check()
    signed_in.open("/admin/login/?next=/admin/guidance/role/add/")
    expect(said).to_be_hidden()
