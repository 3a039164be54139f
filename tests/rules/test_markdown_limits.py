"""How much Markdown is read as Markdown."""

import pytest

from guidance.rules.limits.markdown_limits import MOST_CELLS, MOST_CHARACTERS, MOST_COLUMNS, find_excess, plain_html


def table(columns: int, rows: int, before: str = "", row: str = "a") -> str:
    lines = ["|a" * columns + "|", "|-" * columns + "|", *[row] * rows]
    return "\n".join(before + line for line in lines)


@pytest.mark.parametrize(
    "text", ["", "Words.\n\n- one\n- two", table(8, 50), "---|---\nnot a table", "a | b - c " * 500]
)
def test_what_people_write_is_read(text: str) -> None:
    assert find_excess(text) == ""


def test_a_long_text_is_not() -> None:
    assert find_excess("a" * MOST_CHARACTERS) == ""
    assert find_excess("a" * (MOST_CHARACTERS + 1)).startswith("The text has 20,001 characters.")


@pytest.mark.parametrize("before", ["", "> ", "- ", "  ", "> > ", "1. "])
def test_a_wide_table_is_not_wherever_it_stands(before: str) -> None:
    assert find_excess(table(MOST_COLUMNS - 1, 1, before)) == ""
    assert "columns." in find_excess(table(MOST_COLUMNS + 1, 1, before))
    assert "columns." in find_excess(table(3_000, 1, before))


def test_rows_that_would_be_filled_up_to_the_columns_are_counted_as_cells() -> None:
    assert "cells." in find_excess(table(MOST_COLUMNS - 1, MOST_CELLS // 10))
    assert "cells." in find_excess("\n\n".join([table(MOST_COLUMNS - 1, 20)] * 10))


def test_a_text_that_is_not_read_is_shown_to_the_letter() -> None:
    assert plain_html("a <b>\n**c**  \n\n\n\n'd' & e") == "<p>a &lt;b&gt;<br>**c**</p><p>&#x27;d&#x27; &amp; e</p>"
