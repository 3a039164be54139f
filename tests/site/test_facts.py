"""What the sources say, as an outside examiner would look for it: short exact strings in the pages' visible text.

Each of facts/*.yaml is a list of facts drawn from a source document, before anyone looked at the fixtures:

    - fact    what is being looked for, for the message
    - says    strings that are all on one page; a list within it is a choice
    - links   the same, of the addresses that one page links to
    - never   strings that no page says
    - on      the beginning of the pages' paths; every page where it is left out
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.site.conftest import Site

pytestmark = pytest.mark.slow
FILES = sorted((Path(__file__).parent / "facts").glob("*.yaml"))
AS_TYPED = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{NO-BREAK SPACE}": " ",
    }
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_pages_say_what_the_sources_say(texts: dict[str, str], links: dict[str, str], file: Path) -> None:
    assert list(missing(facts(file), texts, links)) == []


@pytest.fixture(scope="module")
def texts(site: Site) -> dict[str, str]:
    return {path: normal(page.text) for path, page in site.pages.items()}


@pytest.fixture(scope="module")
def links(site: Site) -> dict[str, str]:
    return {path: normal(" ".join(page.links)) for path, page in site.pages.items()}


def facts(file: Path) -> list[dict[str, Any]]:
    """Every scalar as text: 'on' would be read as a truth value."""
    read: list[dict[str, Any]] = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
    return read


def missing(given: list[dict[str, Any]], texts: dict[str, str], links: dict[str, str]) -> Iterator[str]:
    for fact in given:
        start = fact.get("on", "/")
        for pages, wanted in ((texts, fact.get("says")), (links, fact.get("links"))):
            asked = [text for path, text in pages.items() if path.startswith(start)]
            if wanted and not any(all(stands(one, text) for one in wanted) for text in asked):
                yield f"{fact['fact']}: no page of {start} has all of {wanted}"
        for one in fact.get("never", []):
            yield from (f"{fact['fact']}: {path} has {one}" for path, text in texts.items() if stands(one, text))


def stands(wanted: str | list[str], text: str) -> bool:
    choices = [wanted] if isinstance(wanted, str) else wanted
    return any(normal(choice) in text for choice in choices)


def normal(text: str) -> str:
    return " ".join(text.translate(AS_TYPED).split()).casefold()


def test_a_fact_that_no_page_says_is_named() -> None:
    pages = {
        "/one/": normal("Band\N{NO-BREAK SPACE}5 or above"),
        "/two/": normal("the PCN\N{RIGHT SINGLE QUOTATION MARK}s 50%"),
    }
    given = [
        {"fact": "found", "says": ["PCN's", ["half", "50%"]], "on": "/two/"},
        {"fact": "elsewhere", "says": ["Band 5"], "on": "/two/"},
        {"fact": "on two pages", "says": ["Band 5", "50%"]},
        {"fact": "unwanted", "never": ["or above"]},
    ]

    assert list(missing(given, pages, pages)) == [
        "elsewhere: no page of /two/ has all of ['Band 5']",
        "on two pages: no page of / has all of ['Band 5', '50%']",
        "unwanted: /one/ has or above",
    ]
