"""Markdown taken apart for the checks."""

import pytest

from guidance.content.checks.abbreviations import find_abbreviations
from guidance.content.checks.prose import split_passages, split_sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("One. Two? Three!", ["One.", "Two?", "Three!"], id="ends"),
        pytest.param("See B14.2. It says so.", ["See B14.2.", "It says so."], id="clause"),
        pytest.param("It costs £1.50 a day.", ["It costs £1.50 a day."], id="decimal"),
        pytest.param(
            "Some, e.g. GPs, may. Dr. Smith may.", ["Some, e.g. GPs, may.", "Dr. Smith may."], id="short-forms"
        ),
        pytest.param("It said 'no.' We did.", ["It said 'no.", "We did."], id="quotation"),
        pytest.param("It cost more. £5 more.", ["It cost more.", "£5 more."], id="pounds"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert split_sentences(text) == found


def test_passages_are_what_a_reader_sees() -> None:
    markdown = """\
A **bold** word and [a link](/glossary/)
on two lines.

- an item

> a quotation

| head | other |
|---|---|
| cell | more |
"""

    found = [(passage.text, passage.holder, passage.is_quoted) for passage in split_passages(markdown)]

    assert found == [
        ("A bold word and a link on two lines.", "paragraph", False),
        ("an item", "list_item", False),
        ("a quotation", "paragraph", True),
        ("head", "th", False),
        ("other", "th", False),
        ("cell", "td", False),
        ("more", "td", False),
    ]
    assert split_passages(markdown)[0].links == ("/glossary/",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("PCNs and the PCN's ARRS.", ["PCN", "PCN", "ARRS"], id="plural"),
        pytest.param("AfC, BSc and A&E", ["AfC", "BSc", "A&E"], id="mixed"),
        pytest.param("MH/LD and non-NHS", ["MH", "LD", "NHS"], id="joined"),
        pytest.param("B14.2, PRN02483, 8a, A band, I did", [], id="none"),
        pytest.param("SMS", ["SMS"], id="ends-in-a-capital-s"),
    ],
)
def test_abbreviations(text: str, found: list[str]) -> None:
    assert list(find_abbreviations(text)) == found
