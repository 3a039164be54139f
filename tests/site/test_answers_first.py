"""What comes first on a page: the answer. Sources, the day of checking and the choice of year keep out of its way."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.site.conftest import Site
from tests.site.words import SeenWords

pytestmark = pytest.mark.slow
FUNDING = "/roles/mental-health-practitioner/funding/"
CHECKED = re.compile(r"\bchecked (?:on )?\d{1,2} \w+ 20\d\d", re.IGNORECASE)
CHOICE_OF_YEAR = re.compile(r'<form class="app-as-at".*?</form>', re.DOTALL)
YEAR_FIELD = re.compile(r'<select[^>]* name="year"')
# Named for the page and the year that it was asked for, and so in another way in each.
OF_THE_ADDRESS = re.compile(
    r'<div class="nhsuk-inset-text"><p><strong>This page answers for.*?</div>|<textarea.*?</textarea>'
    r'|<input type="hidden"[^>]*>| (?:href|value)="[^"]*"',
    re.DOTALL,
)


def test_few_of_the_words_that_are_seen_name_sources(site: Site) -> None:
    pages = {path: SeenWords(page.html) for path, page in site.pages.items()}
    assert sum(words.cited for words in pages.values()) <= 0.09 * sum(len(words.seen) for words in pages.values())
    folded = {path: _count_outside_folds(page.html) for path, page in site.pages.items()}
    assert {path: share for path, share in folded.items() if share > 0.1} == {}


def _count_outside_folds(html: str) -> float:
    """The share of citation in the words outside anything that opens."""
    words = SeenWords(re.sub(r"<summary\b.*?</summary>", "", html, flags=re.DOTALL))
    return words.cited / max(len(words.seen), 1)


def test_a_page_says_once_at_most_when_it_was_checked(site: Site) -> None:
    said = {path: len(CHECKED.findall(SeenWords(page.html).text)) for path, page in site.pages.items()}
    assert {path: times for path, times in said.items() if times > 1} == {}


@pytest.mark.sampled
def test_the_year_is_offered_where_the_page_turns_on_it_and_nowhere_else(site: Site, takes_all: bool) -> None:
    others = ("2021-22", "2023-24", "2025-26") if takes_all else ("2021-22",)
    offered = {path for path, page in site.pages.items() if YEAR_FIELD.search(page.html)}
    turning = {
        path for path in site.paths if any(_read_of(site, path, year) != _read_of(site, path) for year in others)
    }
    assert offered == turning


def _read_of(site: Site, path: str, year: str = "") -> str:
    html = site.read(f"{path}?year={year}" if year else path).html
    return OF_THE_ADDRESS.sub("", CHOICE_OF_YEAR.sub("", html.partition("<main")[2].partition("</main>")[0]))


def test_an_answer_is_copied_with_its_label_source_address_and_day(site: Site, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(site.address + FUNDING)
    page.get_by_text("Copy this answer with its source").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    for part in (
        "Mental health practitioner: Is funding available?",
        "Contract year 2026/27",
        "The Additional Roles Reimbursement Scheme (ARRS) repays 50%",
        "Reported.",
    ):
        assert part in copied
    assert re.search(r"Source: .*calculator.*Tables 3a.*http://127", copied)
    assert f"{site.address}{FUNDING}\n" in copied
    assert re.search(r", \d{1,2} \w+ 20\d\d\n$", copied)
    assert "<" not in copied
    context.close()


def test_without_scripts_the_answer_with_its_source_is_text_to_select(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + FUNDING)
    page.get_by_text("Copy this answer with its source").click()
    expect(page.get_by_label("The answer with its source")).to_be_visible()
    expect(page.get_by_label("The answer with its source")).to_have_value(re.compile("repays 50%"))
    context.close()


def test_on_paper_every_source_is_given_in_full_and_nothing_is_to_be_copied(site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.address + FUNDING)
    in_full = page.locator("details.app-citation li").first
    expect(in_full).to_be_hidden()
    page.emulate_media(media="print")
    expect(in_full).to_be_visible()
    expect(page.get_by_text("Copy this answer with its source")).to_be_hidden()
    context.close()
