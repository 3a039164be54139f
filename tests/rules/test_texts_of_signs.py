"""No pattern that typed text meets reads it again for each of its letters: a text of nothing but signs is passed over.

A bound is shown by what a pattern still takes, not by a clock.
"""

from guidance.rules.plain_text import plain_text
from guidance.rules.recruitment.wording import find_discriminatory


def test_words_before_a_licence_are_counted() -> None:
    (found,) = find_discriminatory(["full clean valid uk driving licence"])
    assert found.words == "full clean valid uk driving licence"
    (found,) = find_discriminatory(["uk " * 3_000 + "driving licence"])
    assert found.words == "uk uk uk uk driving licence"


def test_a_link_ends_where_another_begins() -> None:
    assert plain_text("[a [b](/c/) [d](/e/ f") == "[a b [d](/e/ f"
    assert plain_text("[" * 5_000) == "[" * 5_000


def test_marks_are_taken_off_after_spaces_on_their_own_line() -> None:
    assert plain_text("one\n\n  - two\n\t1. three\n\n\n> four **five**") == "one two three four five"
