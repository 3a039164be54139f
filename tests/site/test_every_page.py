"""Every public page, from the routes and the real content, in a real browser and by the letter of HTML."""

import re
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, ConsoleMessage, Request

from tests import accessibility
from tests.site.conftest import Site

pytestmark = pytest.mark.slow
SHARES = 8  # so that several processes can look at pages at once
DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
WIDTHS = [320, 1280]
GUIDE = {"role", "whole-guide"}
MANY, ONE_IN = 12, 5
TALLEST = 12_000  # pixels at the wider width
TALLER = re.compile(r"/roles/[^/]+/whole-guide/|/job-descriptions/[^/]+/notes/")  # they are there to be printed


def by_template(site: Site) -> dict[str, list[str]]:
    templates = defaultdict(list)
    for path in site.paths:
        templates[resolve(path).url_name or path].append(path)
    return templates


def sample(site: Site) -> list[str]:
    """Of each template the longest page, and of each topic: each of its own layout. In the order of the site map."""
    chosen: set[str] = set()
    for name, paths in by_template(site).items():
        of_each_topic = defaultdict(list)
        for path in paths:
            of_each_topic[path.split("/")[-2] if name == "topic" else ""].append(path)
        chosen.update(max(alike, key=lambda path: len(site.pages[path].html)) for alike in of_each_topic.values())
    return [path for path in site.paths if path in chosen]


def for_axe(site: Site) -> set[str]:
    """Every role, every whole guide, which holds what the pages of its topics do, and of every template with few pages.

    A template with many pages, like that of a source, says the same in the same markup of one record after another.
    Of those: the longest, the shortest, and every fifth in the order of the site map; of each topic one page, too.
    """
    chosen: set[str] = set()
    for name, paths in by_template(site).items():
        if name in GUIDE or len(paths) <= MANY:
            chosen.update(paths)
        else:
            by_length = sorted(paths, key=lambda path: len(site.pages[path].html))
            of_each_topic = {path.split("/")[-2]: path for path in paths} if name == "topic" else {}
            chosen.update([by_length[0], by_length[-1], *paths[::ONE_IN], *of_each_topic.values()])
    return chosen


@pytest.mark.sampled
@pytest.mark.parametrize("share", range(SHARES))
def test_a_page_has_no_accessibility_fault_no_error_is_not_too_long_and_asks_no_other_host(
    site: Site, browser: Browser, share: int, takes_all: bool
) -> None:
    """Every page is opened as wide as the one before was left, and then made as wide as the other.

    At the first width axe asks everything, at the second what depends on it, and everything again of a page that
    is the only one of its template.
    """
    problems: list[str] = []
    page = browser.new_page(reduced_motion="reduce", viewport={"width": WIDTHS[0], "height": 900})
    here = ""
    listening = True

    def said(message: ConsoleMessage) -> None:
        if listening and message.type in {"error", "warning"}:
            problems.append(f"{here}: console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site.address, "data:")):
            problems.append(f"{here}: asked {request.url}")

    page.on("pageerror", lambda error: problems.append(f"{here}: script: {error}"))
    page.on("request", asked)
    page.on("console", said)
    paths = site.paths if takes_all else sample(site)
    examined = for_axe(site) | set(sample(site))
    alone = {path for paths in by_template(site).values() for path in paths if len(paths) == 1}
    for number, here in enumerate(paths[share::SHARES]):
        widths = WIDTHS[:: -1 if number % 2 else 1]
        page.goto(site.address + here)
        for width in widths:
            if width != widths[0]:
                page.set_viewport_size({"width": width, "height": 900})
                page.evaluate(DRAWN)  # before that no script has been told of the new width
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                problems.append(f"{here}: scrolls sideways at {width}")
            height = page.evaluate("document.documentElement.scrollHeight")
            if width == max(WIDTHS) and height > TALLEST and not TALLER.fullmatch(here):
                problems.append(f"{here}: {height} pixels tall at {width}")
            if here in examined:
                rules = () if width == widths[0] or here in alone else accessibility.OF_LAYOUT
                listening = False  # axe tries what the content security policy forbids
                problems += [f"{here} at {width}: {fault}" for fault in accessibility.faults(page, *rules)]
                listening = True
    page.close()
    assert problems == []


@pytest.mark.whole
def test_every_page_is_valid_html(site: Site, html_validator: list[str], tmp_path: Path) -> None:
    files = {}
    for number, (path, page) in enumerate(site.pages.items()):
        file = tmp_path / f"{number}.html"
        file.write_text(page.html)
        files[file.name] = path
    command = [*html_validator, "--errors-only", "--format", "gnu", str(tmp_path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    faults = re.findall(r"(\d+\.html).*?:(.*)", found.stderr)
    assert [f"{files[name]}: {fault}" for name, fault in faults] == []
    assert found.returncode == 0


def test_every_page_has_a_title_of_its_own_and_one_main_heading(site: Site) -> None:
    titles = Counter(page.title for page in site.pages.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert {path: page.headings for path, page in site.pages.items() if page.headings.count(1) != 1} == {}
    assert {page.language for page in site.pages.values()} == {"en-GB"}


SAID_OF_A_GAP = re.compile(r"(?:\bnot|n't|n’t) (?:yet )?held\b|\bnobody here holds\b", re.IGNORECASE)  # noqa: RUF001
CHANGE_WITH_THE_YEAR = ("/roles/", "/funding/", "/bands/", "/contract/", "/faqs/")
YEARS_WITH_GAPS = ("2022-23", "2025-26")
SUM = "band=6&step=entry&hours=30&zone=outer-london&on_costs=rates&place=first"
ANSWERS = (
    "/which-role/answer/?list_size=62000&year=",
    f"/costs/?{SUM}&year=",
    f"/costs/cost-sheet.csv?{SUM}&year=",
    "/board-paper/?role=mental-health-practitioner&hours=30&zone=outer-london&on_costs=rates&year=",
    "/evidence-checklist/?role=mental-health-practitioner&year=",
    "/roles/compare/?role=mental-health-practitioner&role=approved-mental-health-professional&year=",
    "/roles/compare.csv?role=mental-health-practitioner&role=approved-mental-health-professional&year=",
    "/contract/compare/?from=2021-22&to=",
    "/contract/compare.csv?from=2021-22&to=",
)


def test_nothing_says_that_something_is_not_held(site: Site) -> None:
    """A page says what is known, then 'We have not found this' or 'We do not have the official words'."""
    asked = [
        *site.paths,
        *(
            f"{path}?year={year}"
            for path in site.paths
            if path.startswith(CHANGE_WITH_THE_YEAR)
            for year in YEARS_WITH_GAPS
        ),
        *(f"{answer}{year}" for answer in ANSWERS for year in YEARS_WITH_GAPS),
        *(link for link in site.read("/data/").links if link.endswith(".csv")),
    ]
    assert [path for path in asked if SAID_OF_A_GAP.search(site.read(path).text)] == []


def test_no_page_skips_a_level_of_heading(site: Site) -> None:
    skips = {
        path: page.headings
        for path, page in site.pages.items()
        if any(after - before > 1 for before, after in zip(page.headings, page.headings[1:], strict=False))
    }
    assert skips == {}


def test_every_link_within_the_site_leads_to_a_page_and_to_a_place_on_it(site: Site) -> None:
    dead: set[str] = set()
    for path, page in site.pages.items():
        for link in page.links:
            if link.startswith(("http", "mailto:")):
                continue
            whole, _, anchor = link.partition("#")
            target = whole.partition("?")[0] or path
            if target not in site.pages:
                if not site.answers(whole):
                    dead.add(f"{path}: {link}: no such page")
            elif anchor and anchor not in site.read(whole or path).ids:
                dead.add(f"{path}: {link}: no such place")
    assert sorted(dead) == []
