"""A whole page edited in a real browser: from the page itself to what its readers see, with and without a script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from guidance.models import Section, Statement
from guidance.publishing.permissions import EDITOR, PUBLISHER
from tests.admin.people import a_person, cookie
from tests.admin.watched import Watched
from tests.admin.whole_pages import code_of, editor_address
from tests.factories import a_role, a_section, a_source, a_statement, an_answer_cited

ADDRESS = "/roles/social-prescriber/training/"
NARROW_AND_DARK = {"width": 320, "height": 800}


@pytest.fixture
def section(transactional_db: None) -> Section:
    section = a_section(
        a_role(slug="social-prescriber", name="social prescriber"), "training", answer="It takes a year."
    )
    source = a_source(title="The handbook", short_title="Handbook")
    an_answer_cited(section, source)
    for number in range(25):  # more than a list has that is not shared
        a_source(title=f"Letter {number} of NHS England", short_title=f"Letter {number}")
    for number, heading in enumerate(("How long it takes", "Who teaches it", "What it used to be"), 1):
        a_statement(section, source, slug=f"part-{number}", heading=heading, order=number, body=f"Text {number}.")
    return section


@pytest.fixture(params=[True, False], ids=["with a script", "without a script"])
def editor(request: pytest.FixtureRequest, browser: Browser, live_server: LiveServer) -> Iterator[Watched]:
    context = browser.new_context(java_script_enabled=request.param)
    context.add_cookies([cookie(a_person(EDITOR), live_server.url)])  # type: ignore[list-item]
    watched = Watched(context.new_page(), live_server.url)
    watched.has_script = request.param  # type: ignore[attr-defined]
    yield watched
    context.close()


def press(page: Page, name: str, *, exact: bool = True) -> None:
    page.get_by_role("button", name=name, exact=exact).first.click()
    page.wait_for_load_state()


def select(chosen_in: Locator, name: str) -> None:
    chosen_in.select_option(chosen_in.locator("option", has_text=name).get_attribute("value"))


def choose_source(watched: Watched, statement: str, name: str) -> None:
    """For a statement that has another: by typing, or from the list that a button fills."""
    part = watched.page.locator(f"#{code_of(Statement.objects.get(slug=statement))}")
    if watched.has_script:  # type: ignore[attr-defined]
        expect(part.get_by_role("button", name="Choose from all sources")).to_have_count(0)
        part.get_by_role("combobox", name="Source:").and_(watched.page.locator("input")).fill(name)
        part.locator(".autocomplete__menu--visible .autocomplete__option").first.click()
        return
    part.get_by_role("button", name="Choose from all sources").click()
    expect(part.get_by_label("Source:")).to_be_focused()
    select(part.get_by_label("Source:"), name)


def check(watched: Watched) -> None:
    """axe needs a script; what went wrong is told in either case."""
    if watched.has_script:  # type: ignore[attr-defined]
        watched.check()
    assert not watched.problems


def test_a_page_is_edited_reviewed_and_published_as_a_whole(
    section: Section, editor: Watched, browser: Browser, page: Page, live_server: LiveServer
) -> None:
    desk, reader = editor.page, Watched(page, live_server.url)
    reader.open(ADDRESS)
    assert not page.get_by_role("link", name="Edit this page").count()
    editor.open(ADDRESS)
    check(editor)
    desk.get_by_role("link", name="Edit this page").click()
    expect(desk.get_by_role("heading", name="Edit: Social prescriber: Training")).to_be_visible()
    check(editor)

    desk.get_by_role("region", name="The answer:").get_by_label("Answer:").first.fill("It takes two years.")
    press(desk, "Add a statement")
    added = desk.get_by_role("region", name="Statement: New")
    added.get_by_label("Heading:").fill("What it costs")
    added.get_by_label("Body:").first.fill("Nothing.")
    added.get_by_label("Locator:").first.fill("page 9")
    if editor.has_script:  # type: ignore[attr-defined]
        added.get_by_role("combobox", name="Source:").and_(desk.locator("input")).fill("handbook")
        added.locator(".autocomplete__menu--visible .autocomplete__option").first.click()
    else:
        select(desk.locator("#id_n1-citations-0-source"), "The handbook")
    choose_source(editor, "part-1", "Letter 17")
    added.get_by_role("button", name="Move up").click()
    expect(desk.get_by_text("Moved. Nothing is saved yet.")).to_be_visible()
    check(editor)
    gone = desk.get_by_role("region", name="Statement: What it used to be")
    gone.get_by_role("button", name="Remove").click()
    expect(desk.get_by_text("To be removed.")).to_be_visible()
    check(editor)

    press(desk, "Save and preview")
    main = desk.get_by_role("main")
    expect(main).to_contain_text("Letter 17")
    expect(main).to_contain_text("It takes two years.")
    expect(main).to_contain_text("What it costs")
    expect(main).not_to_contain_text("What it used to be")
    expect(desk.locator("ins.app-changed").filter(has_text="It takes two years.").first).to_be_visible()
    expect(desk.get_by_text("Removed: What it used to be.")).to_be_visible()
    check(editor)
    desk.get_by_role("link", name="Back to editing").click()
    expect(desk.get_by_text("To be removed.")).to_be_visible()
    reader.open(ADDRESS)
    expect(page.get_by_role("main")).to_contain_text("What it used to be")

    press(desk, "Save and send for review")
    desk.get_by_label("Major: we tell readers what changed").check()
    desk.get_by_label("What changed, for readers").fill("The training takes two years.")
    press(desk, "Send all of it for review")
    expect(desk.get_by_text("sent for review")).to_be_visible()
    check(editor)

    context = browser.new_context()
    context.add_cookies([cookie(a_person(PUBLISHER), live_server.url)])  # type: ignore[list-item]
    publisher = Watched(context.new_page(), live_server.url)
    publisher.open(desk.url.removeprefix(live_server.url))
    publisher.page.get_by_role("link", name="Publish all of it").click()
    press(publisher.page, "Publish all of it now")
    expect(publisher.page.get_by_text("is live.")).to_be_visible()
    assert not publisher.problems
    context.close()

    reader.open(ADDRESS)
    headings = page.get_by_role("main").get_by_role("heading", level=2)
    expect(page.get_by_role("main")).to_contain_text("It takes two years.")
    assert [each for each in headings.all_inner_texts() if each.startswith(("How", "What", "Who"))][:3] == [
        "How long it takes",
        "Who teaches it",
        "What it costs",
    ]
    assert page.context.cookies() == []


def test_it_is_worked_by_keyboard(section: Section, editor: Watched) -> None:
    """The Enter key in a field saves the page. A button that moved a part has the focus again on the next page."""
    desk, code = editor.page, code_of(section.statements.get(slug="part-3"))
    editor.open(editor_address(section))
    up = desk.locator(f"#{code}").get_by_role("button", name="Move up")
    for _ in range(2):
        up.focus()
        desk.keyboard.press("Enter")
        expect(desk.get_by_text("Moved. Nothing is saved yet.")).to_be_visible()
    expect(desk.locator(f"#{code}").get_by_role("button", name="Move down")).to_be_focused()
    desk.locator(f"#id_{code}-heading").press("Enter")
    expect(desk.get_by_text("Draft saved:")).to_be_visible()
    check(editor)


def test_it_fits_a_narrow_dark_screen_with_its_mistakes(section: Section, editor: Watched) -> None:
    desk = editor.page
    desk.set_viewport_size(NARROW_AND_DARK)  # type: ignore[arg-type]
    desk.emulate_media(color_scheme="dark")
    editor.open(editor_address(section))
    press(desk, "Add a statement")
    press(desk, "Save draft")
    expect(desk.get_by_role("alert")).to_contain_text("Heading: This field is required.")
    check(editor)
    if editor.has_script:  # type: ignore[attr-defined]
        assert desk.evaluate("document.documentElement.scrollWidth") <= NARROW_AND_DARK["width"]
