"""How a page is read: without scripts, by keyboard, on paper, on a slow line."""

import gzip
import re
import urllib.request

import pytest
from playwright.sync_api import Browser, expect

from tests.site.conftest import Site

pytestmark = pytest.mark.slow
ROLE = "/roles/mental-health-practitioner/"
READ = (ROLE, f"{ROLE}funding/", f"{ROLE}whole-guide/", "/contract/2021-22/B14/", "/funding/", "/bands/")
LARGEST_FIRST_LOAD = 45 * 1024
LARGEST_WHOLE_GUIDE = 70 * 1024


@pytest.mark.parametrize("path", READ)
def test_without_scripts_a_page_says_and_offers_the_same(site: Site, browser: Browser, path: str) -> None:
    said = []
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(site.address + path)
        main = page.locator("main")
        said.append((main.inner_text(), main.get_by_role("link").count()))
        context.close()
    assert said[0] == said[1]


def test_the_first_tab_stop_skips_to_the_content(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.address + ROLE)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#maincontent$"))
    page.close()


def test_the_guide_is_read_from_question_to_question_by_keyboard(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.address + ROLE)
    page.locator("main .app-tasks a").first.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}{ROLE}what-they-are/")
    page.locator("a[rel=next]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}{ROLE}what-they-do/")
    page.close()


def test_a_printed_page_carries_its_address_and_date_and_no_menus(site: Site, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(site.address + ROLE)
    expect(page.get_by_text("Printed from")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.get_by_text(f"Printed from {site.address}{ROLE}")).to_be_visible()
    expect(page.get_by_text(re.compile(r"Content as of \d+ \w+ \d{4}"))).to_be_visible()
    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
    page.close()


def test_the_first_load_of_any_role_page_is_small_with_all_that_it_needs(site: Site) -> None:
    role_pages = [path for path in site.paths if path.startswith("/roles/")]
    files = {file for path in role_pages for file in site.read(path).files}
    sizes = {file: _compressed(site.address + file) for file in files}
    loads = {
        path: _compressed(site.address + path) + sum(sizes[file] for file in site.read(path).files)
        for path in role_pages
    }
    largest = {path: LARGEST_WHOLE_GUIDE if "whole-guide" in path else LARGEST_FIRST_LOAD for path in loads}
    assert {path: load for path, load in loads.items() if load > largest[path]} == {}


def test_public_pages_set_no_cookie(site: Site) -> None:
    cookies = {}
    for path in site.paths:
        with urllib.request.urlopen(site.address + path) as response:  # noqa: S310  of this machine
            cookies[path] = response.headers["Set-Cookie"]
    assert set(cookies.values()) == {None}


def _compressed(address: str) -> int:
    """The bytes that a browser without Brotli takes in."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310
    with urllib.request.urlopen(request) as response:  # noqa: S310  of this machine
        body = response.read()
        if response.headers["Content-Encoding"] == "gzip":
            assert len(gzip.decompress(body)) > len(body)
        return len(body)


@pytest.mark.parametrize("width", [320, 640, 641, 768, 769, 1280])
def test_no_page_is_wider_than_its_screen(site: Site, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(site.address + ROLE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize(("width", "regions"), [(1280, 0), (320, 1)])
def test_a_table_is_a_region_with_its_own_name_only_where_it_scrolls(
    site: Site, browser: Browser, width: int, regions: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site.address}/bands/")
    expect(page.get_by_role("region", name=re.compile("Full-time pay a year"))).to_have_count(regions)
    page.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_navigation_opens_from_one_word_and_leaves_room_for_the_page(
    site: Site, browser: Browser, *, scripts: bool
) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 256}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(site.address + ROLE)
    assert page.locator("header").bounding_box()["height"] < 150  # type: ignore[index]
    costs = page.get_by_role("navigation", name="Menu").get_by_role("link", name="What it costs")
    expect(costs).to_be_hidden()
    page.locator("header").get_by_text("Menu", exact=True).click()
    costs.click()
    expect(page).to_have_url(f"{site.address}/costs/")
    context.close()


def test_on_a_wide_screen_the_navigation_is_open_in_one_row(site: Site, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 768, "height": 800})
    page.goto(site.address + ROLE)
    links = page.get_by_role("navigation", name="Menu").get_by_role("link")
    assert links.count() == 7
    assert len({link.bounding_box()["y"] for link in links.all()}) == 1  # type: ignore[index]
    page.close()
