"""Three posts planned and downloaded without scripts, opened from the file, and the claims that axe looks at."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import accessibility
from tests.admin.watched import Watched
from tests.pages.deciding import content
from tests.pages.test_plan_in_a_browser import ADDRESS, PHONE, phone_without_scripts

__all__ = ["phone_without_scripts"]
CLAIMS = ADDRESS.replace("/plan/", "/plan/claims/")


@pytest.fixture
def watched(page: Page, live_server: LiveServer, transactional_db: None) -> Watched:
    content()
    return Watched(page, live_server.url)


def test_a_plan_is_downloaded_and_opened_again_on_a_phone_without_scripts(
    phone_without_scripts: Page, tmp_path: Path
) -> None:
    page = phone_without_scripts
    page.goto(ADDRESS)
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Excel workbook (.xlsx)").click()
    path = tmp_path / downloaded.value.suggested_filename
    downloaded.value.save_as(path)
    page.goto("/plan/")
    page.get_by_label("Open a plan from its Excel workbook").set_input_files(path)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator(".nhsuk-lede-text")).to_contain_text("2 posts, 1.6 WTE")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_to_claim_is_accessible_at_every_width(watched: Watched) -> None:
    page = watched.page
    for size in (PHONE, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)
        watched.open(CLAIMS)
        watched.check(*(() if size == PHONE else accessibility.OF_LAYOUT))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), size
