"""Readers decide with a keyboard only, without scripts, and on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import accessibility
from tests.admin.watched import Watched
from tests.pages.deciding import CHECKLIST, PAPER, SUM, address, content

PHONE = {"width": 320, "height": 800}
MOST_KEYS = 60  # in under a minute, at a key a second


@pytest.fixture
def watched(page: Page, live_server: LiveServer, transactional_db: None) -> Watched:
    content()
    return Watched(page, live_server.url)


@pytest.fixture
def without_scripts(browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[Page]:
    content()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=live_server.url)
    yield context.new_page()
    context.close()


def test_the_guided_form_is_finished_by_keyboard_in_a_few_keys_and_its_address_shared(watched: Watched) -> None:
    page = watched.page
    watched.open("/which-role/")
    keys = 0

    def press(key: str) -> None:
        nonlocal keys
        keys += 1
        page.keyboard.press(key)

    press("Tab")  # skip to the content
    press("Enter")
    for name, downs in (("need", 0), ("age", 2), ("severity", 1), ("setting", 0)):
        while page.evaluate("document.activeElement.name") != name:
            press("Tab")
        press("Space")
        for _ in range(downs):
            press("ArrowDown")
    while page.evaluate("document.activeElement.name") != "list_size":
        press("Tab")
    page.keyboard.type("120000")
    press("Enter")
    expect(page.locator("h1")).to_contain_text("Which roles fit")
    assert keys + len("120000") < MOST_KEYS
    shared = page.url
    assert "need=first-contact&age=adults&severity=between&setting=primary-care&list_size=120000" in shared
    watched.check()
    page.goto(shared)
    expect(page.locator("#fits + ul")).to_contain_text("Mental health practitioner")
    page.get_by_role("link", name="Change your answers").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("How many patients does your PCN have?")).to_have_value("120000")
    expect(page.get_by_label("Adults", exact=True)).to_be_checked()


def test_each_page_is_accessible_at_every_width_and_its_slips_lead_to_their_fields(watched: Watched) -> None:
    page = watched.page
    paths = (
        "/which-role/",
        "/which-role/answer/?age=adults&list_size=52000&year=2022-23",
        address("/costs/", SUM, population="250000"),
        address("/board-paper/", PAPER),
        address("/evidence-checklist/", CHECKLIST),
    )
    for size in (PHONE, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)
        for path in paths:
            watched.open(path)
            watched.check(*(() if size == PHONE else accessibility.OF_LAYOUT))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, size)
    page.get_by_role("button", name="Make it").wait_for()
    watched.open(address("/costs/", SUM))
    page.get_by_text("Change the numbers").click()
    page.get_by_label("Hours a week").fill("lots")
    page.get_by_label("Name for this sum").fill("Riverside")
    with page.expect_response(lambda response: response.status == 400):
        page.get_by_role("button", name="Work it out").click()
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Hours a week must be a number, like 37.5").click()
    expect(page.get_by_label("Hours a week")).to_be_focused()
    expect(page.get_by_label("Hours a week")).to_have_value("lots")
    expect(page.get_by_label("Name for this sum")).to_have_value("Riverside")
    assert [problem for problem in watched.problems if "400" not in problem] == []


def test_without_scripts_on_a_phone_a_role_is_found_costed_and_put_to_the_board(without_scripts: Page) -> None:
    page = without_scripts
    page.goto("/which-role/")
    page.get_by_label("Adults", exact=True).check()
    page.get_by_label("The first in its band").check()
    page.get_by_role("button", name="See which roles fit").click()
    page.get_by_role("link", name="Work out what it costs").click()
    expect(page.get_by_label("The first in its band")).to_be_checked()
    page.get_by_label("Band 6").check()
    page.get_by_role("button", name="Work it out").click()
    expect(page.get_by_role("main")).to_contain_text("£50,948.95")
    for name, ending in (("Word", "docx"), ("PDF", "pdf"), ("Spreadsheet", "csv")):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        assert download.value.suggested_filename == f"cost-6.{ending}"
    page.goto("/board-paper/?role=mental-health-practitioner&place=first")
    page.get_by_label("Band 6").check()
    page.get_by_role("button", name="Make it").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    assert download.value.suggested_filename == "board-paper.pdf"


def test_pay_points_that_a_band_does_not_have_are_not_offered(watched: Watched) -> None:
    page = watched.page
    watched.open(address("/costs/", {"year": "2026-27", "band": "6"}))
    expect(page.get_by_label("Intermediate")).to_be_visible()
    page.get_by_label("Intermediate").check()
    page.get_by_label("Band 8a").check()
    expect(page.get_by_label("Intermediate")).to_be_hidden()
    expect(page.get_by_label("Intermediate")).not_to_be_checked()
    expect(page.get_by_label("Top")).to_be_visible()
    page.get_by_label("Band 6").check()
    expect(page.get_by_label("Intermediate")).to_be_visible()


def test_a_result_is_on_three_screens_and_the_link_to_the_maximum_opens_its_field(watched: Watched) -> None:
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 900})
    for changed in ({}, {"share": "60", "other": "5000", "most": "30000", "levy": "yes"}):
        watched.open(address("/costs/", SUM, **changed))
        assert page.evaluate("document.documentElement.scrollHeight") <= 3000
    watched.open(address("/costs/", SUM))
    page.get_by_role("link", name="Type the maximum").click()
    expect(page.get_by_label("Maximum reimbursement for this post")).to_be_visible()


def test_a_printed_sum_has_its_steps_and_not_the_form(watched: Watched) -> None:
    page = watched.page
    watched.open(address("/costs/", SUM))
    page.emulate_media(media="print")
    expect(page.get_by_text("£31,967.20 × 14.38%")).to_be_visible()  # noqa: RUF001
    expect(page.get_by_label("Hours a week")).to_be_hidden()
    expect(page.get_by_role("link", name="Word")).to_be_hidden()
