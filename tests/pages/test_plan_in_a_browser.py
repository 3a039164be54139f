"""Three posts planned on a phone without scripts, and by keyboard, and pages that axe finds nothing wrong with."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import accessibility
from tests.admin.watched import Watched
from tests.pages.deciding import content
from tests.pages.planning import PLAN

PHONE = {"width": 320, "height": 800}
ADDRESS = (
    f"{PLAN}?from=2026-27&to=2026-27&patients=50000"
    "&p=~6~e~0.8~~r~f~~~~~~~~North&p=~6~t~~30~r~l~2026-12-01~~~500~~~~South"
)


@pytest.fixture
def watched(page: Page, live_server: LiveServer, transactional_db: None) -> Watched:
    content()
    return Watched(page, live_server.url)


@pytest.fixture
def phone_without_scripts(browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[Page]:
    content()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=live_server.url)
    yield context.new_page()
    context.close()


def test_three_posts_are_planned_on_a_phone_without_scripts(phone_without_scripts: Page) -> None:
    page = phone_without_scripts
    page.goto(PLAN)
    fill_first(page)
    for number in (1, 2):
        page.get_by_role("button", name=f"Copy post {number}").click()
        expect(page.locator(f"#name-{number + 1}")).to_have_value("North")
    for number in (4, 5):
        expect(page.locator(f"#name-{number}")).to_have_value("")
    page.locator("#name-2").fill("South")
    page.locator("#place-2").select_option("Second or later")
    page.locator("#name-3").fill("East")
    page.locator("#starts-3").fill("1/12/2026")
    page.get_by_role("button", name="Work it out").click()
    expect(page.locator(".app-result")).to_contain_text("What it costs")
    expect(page.locator(".nhsuk-lede-text")).to_contain_text("3 posts, 2.4 WTE")
    expect(page.locator("#by-month")).to_contain_text("December 2026")
    page.goto(page.url)
    expect(page.locator("#each-post + div")).to_contain_text("3. East")


def test_a_plan_is_made_by_keyboard_and_enter_works_it_out(watched: Watched) -> None:
    page = watched.page
    watched.open(PLAN)
    fill_first(page)
    page.locator("#amount-1").press("Enter")
    expect(page.locator(".app-result")).to_be_visible()
    watched.check()


def test_the_page_is_accessible_empty_and_filled_at_every_width(watched: Watched) -> None:
    page = watched.page
    for size in (PHONE, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)
        for path in (PLAN, ADDRESS):
            watched.open(path)
            watched.check(*(() if size == PHONE else accessibility.OF_LAYOUT))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, size)


def test_a_slip_leads_to_its_field(watched: Watched) -> None:
    page = watched.page
    watched.open(f"{PLAN}?p=~6~e~~0.6&p=~6~e~lots")
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    watched.problems = [problem for problem in watched.problems if "400" not in problem]
    watched.check()
    page.get_by_role("link", name="Row 1, WTE or hours: choose which you mean").click()
    expect(page.get_by_label("0.6 WTE, 22.5 hours a week")).to_be_focused()
    page.get_by_role("link", name="Row 2, WTE: WTE must be a number, like 0.8").click()
    expect(page.locator("#amount-2")).to_be_focused()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_link_to_change_the_plan_opens_its_fields(watched: Watched) -> None:
    page = watched.page
    watched.open(f"{PLAN}?from=2026-27&to=2026-27&p=~6~~0.8")
    expect(page.locator("#amount-1")).to_be_hidden()
    page.get_by_role("link", name="change the plan").click()
    expect(page.locator("#amount-1")).to_be_visible()


def fill_first(page: Page) -> None:
    page.locator("#name-1").fill("North")
    page.locator("#point-1").select_option("Band 6, entry")
    page.locator("#amount-1").fill("0.8")
    page.locator("#place-1").select_option("First")
