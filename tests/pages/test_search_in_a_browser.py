"""Readers search by keyboard, without scripts, on a phone."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.admin.watched import Watched
from tests.pages.searching import address, content

PHONE = {"width": 320, "height": 800}


@pytest.fixture
def watched(page: Page, live_server: LiveServer, transactional_db: None) -> Watched:
    content()
    return Watched(page, live_server.url)


def test_a_search_from_the_header_leads_by_keyboard_to_a_paragraph(watched: Watched) -> None:
    page = watched.page
    watched.open("/about/")
    page.get_by_label("Search this site").focus()
    page.keyboard.type("claimed back each month")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="results")).to_be_visible()
    page.get_by_role("link", name="The claim").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{watched.address}/roles/mental-health-practitioner/funding/#claim")
    assert not watched.problems


def test_suggestions_are_opened_by_keyboard_and_enter_alone_searches_for_what_was_typed(watched: Watched) -> None:
    page = watched.page
    watched.open("/search/")
    box = page.get_by_role("combobox", name="What are you looking for?")
    box.press_sequentially("superv")
    expect(page.get_by_role("option")).to_have_count(2)
    watched.check()
    box.press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{watched.address}/roles/mental-health-practitioner/supervision/")
    watched.open("/search/")
    box.press_sequentially("superv")
    expect(page.get_by_role("option")).to_have_count(2)
    box.press("Enter")
    expect(page).to_have_url(f"{watched.address}/search/?q=superv")


def test_what_suggestions_say_is_text(watched: Watched) -> None:
    page = watched.page
    page.route(
        "**/search/suggestions/**",
        lambda route: route.fulfill(json=[{"title": "<img src=x onerror=alert(1)>", "address": "/"}]),
    )
    watched.open("/search/")
    page.get_by_role("combobox").press_sequentially("img")
    expect(page.get_by_role("option")).to_have_text("<img src=x onerror=alert(1)>")
    assert not watched.problems


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_every_sort_of_answer_fits_its_screen_and_is_accessible(watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 900})
    for path in (
        address("B14.2"),
        address("mhsw supervison"),
        address("practitioner", kind="contract"),
        address("zzzqqq"),
        address("pay", year="1066-67"),
    ):
        page.goto(watched.address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        watched.problems = [problem for problem in watched.problems if "400" not in problem]
        watched.check()


def test_without_scripts_the_same_is_found_and_narrowed(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    content()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=live_server.url)
    page = context.new_page()
    page.goto("/search/")
    page.get_by_label("What are you looking for?").fill("funding")
    page.locator("main").get_by_role("button", name="Search").click()
    first = page.locator(".app-hit__title a").first
    expect(first).to_have_attribute("href", "/roles/mental-health-practitioner/funding/")
    page.get_by_text("Narrow down by kind, role or contract year").click()
    page.get_by_label("Role", exact=True).select_option("social-worker")
    page.get_by_role("button", name="Narrow down").click()
    expect(first).to_have_attribute("href", "/roles/social-worker/funding/")
    context.close()
