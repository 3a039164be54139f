"""Markdown as the words that readers see."""

from guidance.rules.plain_text import plain_text


def test_the_row_of_a_table_is_a_sentence_without_its_marks() -> None:
    table = "Pay:\n\n| Band | Pay |\n| --- | ---: |\n| 5 | £32,073 |\n|6|More.|\n"

    assert plain_text(table) == "Pay: Band, Pay. 5, £32,073. 6, More."


def test_links_and_marks_leave_their_words() -> None:
    assert plain_text("- **Ask** the [ICB](/icb/), or `it`.") == "Ask the ICB, or it."
