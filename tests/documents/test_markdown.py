"""Markdown of the content as blocks of a document."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.documents.blocks import List, ListItem, Paragraph, Run, Table
from guidance.documents.markdown import blocks_of, words_of
from tests.documents import hostile


def test_paragraphs_lists_and_emphasis() -> None:
    assert blocks_of("You **will** *see*\npeople.\n\n- one\n  - two\n\n1. three") == (
        Paragraph((Run("You "), Run("will", bold=True), Run(" "), Run("see", italic=True), Run(" "), Run("people."))),
        List((ListItem((Run("one"),)), ListItem((Run("two"),), 1))),
        List((ListItem((Run("three"),)),), numbered=True),
    )


def test_an_item_of_several_paragraphs_is_one_item() -> None:
    assert blocks_of("- one\n\n  more\n\n- two") == (
        List((ListItem((Run("one"), Run("\n"), Run("more"))), ListItem((Run("two"),)))),
    )


def test_a_table_keeps_its_header_and_the_widths_that_its_cells_need() -> None:
    (table,) = blocks_of("| Band | Pay a year |\n|---|---|\n| **4** | £28,392 to £31,157 |\n| 5 | |")
    assert isinstance(table, Table)
    assert table.columns == ("Band", "Pay a year")
    assert table.rows == (((Run("4", bold=True),), (Run("£28,392 to £31,157"),)), ((Run("5"),), ()))
    assert table.widths == (12, 22)


def test_a_short_column_of_a_table_is_wide_enough_for_its_cells() -> None:
    """A page has some 80 characters, so that 'every working day' is on one line."""
    long, short, middle = "x" * 57, "every working day", "from minutes to the rest of the day"
    (table,) = blocks_of(f"| What | How often | For how long |\n|---|---|---|\n| {long} | {short} | {middle} |")
    assert isinstance(table, Table)
    assert sum(table.widths) in range(78, 83) and table.widths[1] > len(short)


def test_an_address_is_written_out_unless_it_is_of_this_site() -> None:
    words = words_of("See [the act](https://example.org/act) and [clause B14](/contract/2021-22/B14/).")
    assert "".join(run.text for run in words if isinstance(run, Run)) == (
        "See the act (https://example.org/act) and clause B14."
    )


def test_a_link_leads_where_it_says_even_to_a_page_of_this_site_and_nothing_else_is_one(settings: Any) -> None:
    settings.SITE_ADDRESS = "https://roles.example.org"
    words = words_of("[An act](https://example.org/act), [a page](/glossary/) and [a trick](javascript:alert(1)).")
    assert [(run.text, run.link) for run in words if isinstance(run, Run) and run.link] == [
        ("An act", "https://example.org/act"),
        ("a page", "https://roles.example.org/glossary/"),
    ]
    assert not [run for run in words if isinstance(run, Run) and run.place]


@pytest.mark.parametrize("text", ["# Not a heading", "    not code", "<b>not bold</b>", "***"], ids=str)
def test_other_marks_stay_text(text: str) -> None:
    assert "".join(run.text for run in words_of(text) if isinstance(run, Run)) == text.strip()


@given(st.one_of(hostile.text, st.text(alphabet="*_-+>[]()!`#|<&\n 1.a")))
def test_any_text_gives_blocks(text: str) -> None:
    assert all(isinstance(block, Paragraph | List | Table) for block in blocks_of(text))
    assert all(isinstance(word, Run) for word in words_of(text))


def test_deep_nesting_ends() -> None:
    assert len(blocks_of("- " * 5_000 + "x")) <= 1
    assert len(blocks_of("> " * 5_000 + "x")) <= 1
    assert "x" in "".join(run.text for run in words_of("*" * 5_000 + "x" + "*" * 5_000) if isinstance(run, Run))
