"""The real content as at each contract year, and two years compared, as a reader meets them."""

import re
import subprocess
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from guidance.rules.years.contract_years import label_year
from tests import accessibility
from tests.site.conftest import Site

pytestmark = pytest.mark.slow
YEARS = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27")
ROLE = "/roles/mental-health-practitioner/"
COMPARISON = "/contract/compare/?from=2021-22&to=2023-24"
VARIANTS = (
    "/?year=2022-23",
    "/funding/?year=2023-24",
    "/bands/?year=2022-23",
    "/figures/?year=2021-22",
    "/figures/amhp-headcount/?year=2021-22",
    f"{ROLE}banding/?year=2024-25",
    f"{ROLE}contract-requirements/?on=2023-10-05",
    "/faqs/evidence-for-the-mhwp-role/?year=2022-23",
    COMPARISON,
)


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("path", "question"),
    [
        ("/funding/", "Who pays"),
        (f"{ROLE}funding/", "Who pays"),
        ("/bands/", "Bands and registration"),
        (f"{ROLE}banding/", "Bands and registration"),
    ],
)
def test_each_year_answers_who_pays_and_which_bands_with_its_source_in_its_own_name_or_in_that_of_another_year(
    site: Site, path: str, question: str, year: str
) -> None:
    text = _plain(site, f"{path}?year={year}")
    asked = label_year(year)
    of_the_year = rf"{question} in {asked} |More: {question} in {asked}\."
    of_another = rf"We have not found this for {asked}\. In \d{{4}}/\d\d: "
    assert re.search(of_the_year, text) or re.search(of_another, text)
    assert re.search(
        r"(Contract|Law|Official guidance|Reported|Our reading)( Contract year \d{4}/\d\d)? ?Sources?: ", text
    ) or path in {
        "/funding/",
        "/bands/",
    }


def test_every_year_has_its_own_answer_to_who_pays(site: Site) -> None:
    said = "We have not found this for"
    assert [
        year for year in YEARS if said in site.read(f"{ROLE}funding/?year={year}").text.partition("How many")[0]
    ] == []


def _plain(site: Site, path: str) -> str:
    return re.sub(r"# Link to: [^#]+? in (\d{4}/\d\d)", "", site.read(path).text)


@pytest.mark.parametrize(("before", "after"), list(combinations(YEARS, 2)))
def test_any_two_years_show_every_clause_of_either_once(site: Site, before: str, after: str) -> None:
    numbers = [
        number
        for year in (before, after)
        for path in site.paths
        if path.startswith(f"/contract/{year}/") and path.count("/") == 4
        for number in [path.split("/")[3], *_clauses_on(site, path)]
    ]
    # Those that we have nothing of are only on the page of their year.
    numbers += [number for year in (before, after) for number in _places_on(site, f"/contract/{year}/")]
    page = site.read(f"/contract/compare/?from={before}&to={after}")
    shown = re.findall(r'<(?:h3|li) id="(\d{4}-\d\d\.)?((?:B14|7\.3\.)[^"]*)"', page.html)
    also = re.findall(r'<span id="([^"]+)"></span>', page.html)  # the earlier number of a clause that has another now
    assert {number for _, number in shown} | set(also) == set(numbers)
    assert len(set(shown)) == len(shown)


def _places_on(site: Site, path: str) -> list[str]:
    return re.findall(r'<div class="app-statement" id="([\w.]+)">\s*<h3>[\w.]', site.read(path).html)


def _clauses_on(site: Site, path: str) -> list[str]:
    return re.findall(r'<div class="app-clause[^"]*" id="([^"]+)"', site.read(path).html)


def test_pages_as_at_another_year_are_valid_html(site: Site, html_validator: list[str], tmp_path: Path) -> None:
    for number, path in enumerate(VARIANTS):
        (tmp_path / f"{number}.html").write_text(site.read(path).html)
    command = [*html_validator, "--errors-only", "--format", "gnu", str(tmp_path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert found.stderr == ""


REFUSED = ("/funding/?year=soon", "/contract/compare/?from=2021-22&to=2021-22")


@pytest.mark.whole
@pytest.mark.parametrize(
    ("width", "paths"), [(320, (*VARIANTS, *REFUSED)), (1280, ("/funding/?year=2023-24", COMPARISON))]
)
def test_pages_as_at_another_year_fit_their_screen_and_have_no_accessibility_fault(
    site: Site, browser: Browser, width: int, paths: tuple[str, ...]
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    faults = {}
    for path in paths:
        page.goto(site.address + path)
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        faults[path] = ["scrolls sideways"] * wide + accessibility.faults(page)
    page.close()
    assert {path: found for path, found in faults.items() if found} == {}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_year_is_chosen_by_keyboard_kept_from_page_to_page_and_left_again(
    site: Site, browser: Browser, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(f"{site.address}{ROLE}")
    page.get_by_label("Contract year").focus()
    page.keyboard.type("2023")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Change year")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site.address}{ROLE}?year=2023-24")
    expect(page.get_by_text("This page answers for contract year 2023/24.")).to_be_visible()
    page.get_by_role("link", name="Is funding available?").press("Enter")
    expect(page).to_have_url(f"{site.address}{ROLE}funding/?year=2023-24")
    expect(page.get_by_role("link", name="Who pays in 2023/24").first).to_be_visible()
    page.get_by_role("link", name=re.compile("See this page for ")).press("Enter")
    expect(page.get_by_text("This page answers for")).to_have_count(0)
    context.close()


def test_on_paper_the_choice_of_a_year_is_one_line_of_words_and_changes_keep_their_lines(
    site: Site, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(f"{site.address}/funding/?year=2023-24")
    page.emulate_media(media="print")
    expect(page.get_by_text("As at contract year 2023/24", exact=True)).to_be_visible()
    expect(page.get_by_label("Contract year")).to_be_hidden()
    expect(page.get_by_text(f"Printed from {site.address}/funding/?year=2023-24")).to_be_visible()
    page.goto(site.address + COMPARISON)
    expect(page.get_by_role("button", name="Compare years")).to_be_hidden()
    lines = "element => getComputedStyle(element).textDecorationLine"
    assert page.locator(".app-compared__words del").first.evaluate(lines) == "line-through"
    assert page.locator(".app-compared__words ins").first.evaluate(lines) == "underline"
    page.close()
