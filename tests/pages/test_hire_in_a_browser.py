"""The home page on a phone, and hiring step by step on a phone, without scripts and on paper."""

from io import BytesIO

import pikepdf
import pytest
from django.db import transaction
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import accessibility
from tests.admin.watched import Watched
from tests.real_content import load_real_content

STEPS = "/hire/mental-health-practitioner/"
CHOSEN = f"{STEPS}?band=6&step=entry&hours=30&zone=outer-london&place=first&year=2026-27"
PHONES = ({"width": 375, "height": 667}, {"width": 320, "height": 568})
MOST_SHEETS = 3


@pytest.fixture(autouse=True)
def _content(transactional_db: None) -> None:
    with transaction.atomic():  # rows refer to others that come after them
        load_real_content()


@pytest.fixture
def watched(page: Page, live_server: LiveServer) -> Watched:
    return Watched(page, live_server.url)


def test_the_first_question_is_on_the_first_screen_of_a_phone(watched: Watched) -> None:
    for size in PHONES:
        watched.page.set_viewport_size(size)
        watched.open("/")
        expect(watched.page.locator("h3").first).to_have_text("Who pays?")
        box = watched.page.locator("h3").first.bounding_box()
        assert box and box["y"] + box["height"] < size["height"], size


def test_the_steps_and_the_home_page_are_accessible_and_fit_at_every_width(watched: Watched) -> None:
    for size in (PHONES[1], {"width": 1280, "height": 900}):
        watched.page.set_viewport_size(size)
        for path in ("/", "/hire/", CHOSEN):
            watched.open(path)
            watched.check(*(() if size in PHONES else accessibility.OF_LAYOUT))
            assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, size)


def test_the_steps_print_as_one_checklist_with_boxes_answers_and_the_addresses_of_tools(watched: Watched) -> None:
    page = watched.page
    watched.open(CHOSEN)
    with pikepdf.open(BytesIO(page.pdf(format="A4"))) as pdf:
        assert len(pdf.pages) <= MOST_SHEETS
    page.emulate_media(media="print")
    expect(page.get_by_label("Agenda for Change band")).to_be_hidden()
    expect(page.get_by_text("The boxes to tick are our own suggestion.")).to_be_visible()
    expect(page.locator(".app-ticks li")).not_to_have_count(0)
    for address in page.locator(".app-steps__address").all():
        expect(address).to_be_visible()
    expect(page.locator("#cost-it .app-steps__address")).to_contain_text("/costs/?year=2026-27&band=6")


def test_without_scripts_what_is_chosen_once_fills_in_the_cost_and_a_slip_is_named(
    browser: Browser, live_server: LiveServer
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONES[1], base_url=live_server.url)
    page = context.new_page()
    page.goto(STEPS)
    page.get_by_text("Fill in the post once").click()
    page.get_by_label("Agenda for Change band").select_option("6")
    page.get_by_label("Hours a week").fill("lots")
    page.get_by_role("button", name="Update the steps").click()
    page.get_by_role("link", name="Hours a week must be a number, like 37.5").click()
    expect(page.get_by_label("Hours a week")).to_have_value("lots")
    page.get_by_label("Hours a week").fill("30")
    page.get_by_role("button", name="Update the steps").click()
    page.get_by_role("link", name="Work out what it costs").click()
    expect(page.get_by_label("Band 6")).to_be_checked()
    expect(page.get_by_label("Hours a week")).to_have_value("30")
    expect(page.locator(".nhsuk-error-summary")).to_have_count(0)
    context.close()


def test_the_post_is_filled_in_as_far_as_it_is_decided(watched: Watched) -> None:
    page = watched.page
    page.goto(f"{watched.address}{STEPS}")
    page.get_by_text("Fill in the post once").click()
    page.get_by_label("Agenda for Change band").select_option("Band 6")
    page.locator("main form button").click()
    expect(page.get_by_text("There is a problem")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Band: Band 6")
