"""A post is tailored, checked and taken away by people with a keyboard only, without scripts, and on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from guidance.pages.job_descriptions.upload import read_back
from tests import accessibility
from tests.admin.watched import Watched
from tests.documents.rows import a_template

FORM = "/job-descriptions/mental-health-practitioner-band-6/tailor/"
PHONE = {"width": 320, "height": 800}
STEPS = (
    "The employer and the post",
    "Band, pay and hours",
    "People and dates",
    "Duties and criteria",
    "The other sections",
    "Check and download",
)


@pytest.fixture
def watched(page: Page, live_server: LiveServer, transactional_db: None) -> Watched:
    a_template()
    return Watched(page, live_server.url)


@pytest.fixture
def without_scripts(browser: Browser, live_server: LiveServer, transactional_db: None) -> Iterator[Page]:
    a_template()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE, base_url=live_server.url)
    yield context.new_page()
    context.close()


def expect_step(page: Page, title: str) -> None:
    expect(page.locator("h1")).to_contain_text(title)


def test_every_step_is_accessible_at_every_width(watched: Watched) -> None:
    page = watched.page
    for size in (PHONE, {"width": 700, "height": 900}, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)
        watched.open(FORM)
        for step in STEPS:
            expect_step(page, step)
            watched.check(*(() if size == PHONE else accessibility.OF_LAYOUT))
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            if step != STEPS[-1]:
                page.get_by_role("button", name="Continue", exact=True).click()


@pytest.mark.parametrize(
    "path",
    [
        "/job-descriptions/",
        "/job-descriptions/mental-health-practitioner-band-6/",
        "/job-descriptions/check/",
        "/interview-questions/",
        "/interview-questions/mental-health-practitioner/",
        "/interview-questions/mental-health-practitioner/?chosen=yes&question=question-0",
    ],
)
def test_the_pages_around_the_form_are_accessible_on_a_phone(watched: Watched, path: str) -> None:
    watched.page.set_viewport_size(PHONE)
    watched.open(path)
    watched.check()
    assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_mistakes_are_summarised_with_links_and_what_was_typed_is_still_there(watched: Watched) -> None:
    page = watched.page
    watched.open(FORM)
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_label("Hours a week").fill("lots")
    page.get_by_label("Length of contract").fill("two years")
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator(".nhsuk-error-summary")).to_be_focused()
    page.locator(".nhsuk-error-summary").get_by_role("link", name=re.compile("Hours a week")).click()
    expect(page.get_by_label("Hours a week")).to_be_focused()
    expect(page.get_by_label("Hours a week")).to_have_value("lots")
    expect(page.get_by_label("Length of contract")).to_have_value("two years")
    watched.check()


def test_a_date_that_does_not_exist_leads_to_its_first_box(watched: Watched) -> None:
    page = watched.page
    watched.open(FORM)
    for _ in range(2):
        page.get_by_role("button", name="Continue", exact=True).click()
    for box, text in (("Day", "31"), ("Month", "2"), ("Year", "2027")):
        page.get_by_label(box, exact=True).fill(text)
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_role("link", name="Closing date must be a real date").click()
    expect(page.get_by_label("Day", exact=True)).to_be_focused()
    watched.check()


def test_a_keyboard_alone_tailors_and_downloads(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    watched.open(FORM)
    _tab_to(page, "employer")
    page.keyboard.type("Riverside Federation")
    page.keyboard.press("Enter")
    expect_step(page, STEPS[1])
    _tab_to(page, "hours")
    page.keyboard.type("30")
    _tab_to(page, "contract_type")
    page.keyboard.press("Space")
    for step in STEPS[2:]:
        _tab_to_button(page, "Continue")
        page.keyboard.press("Enter")
        expect_step(page, step)
    _tab_to_button(page, "Download as Word")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "job.docx"
    download.value.save_as(file)
    answers = read_back(file.read_bytes()).answers
    assert answers
    assert (answers.employer, answers.hours, answers.contract_type) == ("Riverside Federation", "30", "permanent")


def test_without_scripts_on_a_phone_a_post_is_tailored_downloaded_and_opened_again(
    without_scripts: Page, tmp_path: Path
) -> None:
    page = without_scripts
    page.goto(FORM)
    page.get_by_label("Employer").fill("Riverside Federation")
    page.get_by_role("button", name="Check and download now").click()
    expect_step(page, STEPS[-1])
    page.get_by_role("button", name="Fill in line manager").click()
    page.get_by_label("Line manager").fill("Team manager")
    page.get_by_role("button", name="Continue", exact=True).click()
    page.get_by_label("Offer people who use general practice").uncheck()
    page.get_by_label("Duties of your own").fill("Runs a drop-in.\nWrites a newsletter.")
    page.get_by_role("button", name="Continue", exact=True).click()
    expect_step(page, STEPS[4])
    page.get_by_role("button", name="Continue", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("A duty is left out that answers B14.2.a")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as Word").click()
    file = tmp_path / "job.docx"
    download.value.save_as(file)
    page.goto("/job-descriptions/check/")
    page.get_by_label("Or upload the Word file").set_input_files(file)
    page.get_by_role("button", name="Check it").click()
    expect(page.get_by_role("main")).to_contain_text("Current.")
    page.get_by_role("button", name="Open the form with these answers").click()
    expect(page.get_by_label("Employer")).to_have_value("Riverside Federation")


def test_questions_are_chosen_without_scripts(without_scripts: Page) -> None:
    page = without_scripts
    page.goto("/interview-questions/mental-health-practitioner/")
    for number in range(4):
        page.locator(f"#question-question-{number}").uncheck()
    page.get_by_role("button", name="Update the pack").click()
    page.get_by_role("link", name="Choose at least one question").click()
    page.locator("#question-question-1").check()
    page.get_by_role("button", name="Update the pack").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("Word.*interview pack")).click()
    assert download.value.suggested_filename == "mental-health-practitioner-band-6-interview-pack.docx"


def _tab_to(page: Page, name: str) -> None:
    _tab_until(page, f"document.activeElement.name === '{name}'")


def _tab_to_button(page: Page, text: str) -> None:
    _tab_until(page, f"document.activeElement.textContent.trim() === '{text}'")


def _tab_until(page: Page, there: str) -> None:
    for _ in range(80):
        if page.evaluate(there):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"The keyboard never came to where {there}.")
