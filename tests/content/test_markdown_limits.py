"""Texts that nobody could read: the parsers of Markdown leave them as they are, and the checks say what to fix."""

from collections.abc import Callable
from typing import Any

import pytest
from markdown_it import MarkdownIt

from guidance.content.checks import prose
from guidance.documents import markdown as document_markdown
from guidance.documents.blocks import Run
from guidance.presenters import markdown as page_markdown
from guidance.rules.limits.markdown_limits import MOST_CELLS, MOST_CHARACTERS, find_excess

COLUMNS = 3_000
WIDE = "|a" * COLUMNS + "|\n" + "|-" * COLUMNS + "|\n" + "a\n" * 200
LONG = "**a** " * MOST_CHARACTERS
# Each was once a worst case of a parser of Markdown; the mark of the last stands for itself.
SIGNS = (
    "*a ", "*a_ ", "**_", "_x__ ", "x*", "[", "![", "[a](", '[a](b "', "[a](<b", "[[]]", "](a)", "`", "`a ", "> ", "- ",
    "- a\n", "> a\n", "1. a\n  ", "\t- ", "|", "<", "<a:", "&", "&#1", "\\", "\n", " ", "a  \n", "```\n", "a\n=\n",
    "[a]: b\n", "[a\n", "* * ", "|-", "|\n|-|\n",
)  # fmt: skip


@pytest.mark.parametrize("text", [WIDE, LONG], ids=["wide", "long"])
def test_what_is_too_much_reaches_no_parser(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    def reached(*_: Any) -> None:
        raise AssertionError("It was parsed")

    monkeypatch.setattr(MarkdownIt, "parse", reached)
    assert text.split()[0] in page_markdown.to_html(text)
    assert text.split()[0] in "".join(run.text for run in document_markdown.words_of(text) if isinstance(run, Run))
    assert document_markdown.blocks_of(text)
    assert text.split()[0] in prose.split_passages(text)[0].text


def tokens_of_page(text: str) -> int:
    return page_markdown.to_html(text).count("<")


def tokens_of_document(text: str) -> int:
    return len(document_markdown.blocks_of(text)) + len(document_markdown.words_of(text))


def tokens_of_check(text: str) -> int:
    return sum(1 + len(prose.split_sentences(passage.text)) for passage in prose.split_passages(text))


@pytest.mark.slow
@pytest.mark.parametrize("count", [tokens_of_page, tokens_of_document, tokens_of_check])
def test_a_text_of_nothing_but_signs_gives_no_more_than_its_length(count: Callable[[str], int]) -> None:
    for signs in SIGNS:
        text = (signs * MOST_CHARACTERS)[: MOST_CHARACTERS // 8]
        assert count(text) <= 4 * max(len(text), MOST_CELLS), signs


def test_a_text_of_abbreviations_is_one_sentence_and_keeps_its_words() -> None:
    text = "A. " * 2_000 + "End."
    assert prose.split_sentences(text) == [text]
    assert prose.split_sentences("See Dr. Who. Then go, e.g. Today. Fine.") == [
        "See Dr. Who.",
        "Then go, e.g. Today.",
        "Fine.",
    ]


def test_the_limits_are_said_with_what_to_do() -> None:
    for text in (WIDE, LONG):
        assert " Make it " in find_excess(text)
