"""Every public page, from the routes and the real content, in a real browser and by the letter of HTML."""

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Request

from tests.site.conftest import Site

SHARES = 6  # so that several processes can look at pages at once


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_has_no_accessibility_fault_no_error_and_asks_no_other_host(
    site: Site, browser: Browser, width: int, share: int
) -> None:
    axe = Axe()
    problems: list[str] = []
    context = browser.new_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    here = ""

    def said(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            problems.append(f"{here}: console: {message.text}")

    def asked(request: Request) -> None:
        if not request.url.startswith((site.address, "data:")):
            problems.append(f"{here}: asked {request.url}")

    page.on("pageerror", lambda error: problems.append(f"{here}: script: {error}"))
    page.on("request", asked)
    for here in site.paths[share::SHARES]:
        page.on("console", said)
        page.goto(site.address + here)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            problems.append(f"{here}: scrolls sideways")
        page.remove_listener("console", said)  # axe tries what the content security policy forbids
        for fault in axe.run(page).response["violations"]:
            problems.append(f"{here}: {fault['id']}: {fault['nodes'][0]['html']}")
    context.close()
    assert problems == []


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
