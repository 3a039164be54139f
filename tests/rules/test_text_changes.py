"""What changed between two texts."""

from collections import Counter

import pytest

from guidance.rules.editing import text_changes
from guidance.rules.editing.text_changes import Allowance, ComparedLine, LineState, compare_lines


def said(before: str, after: str) -> list[tuple[str, str]]:
    return [(line.was.value, line.text) for line in compare_lines(before, after)]


def test_lines_are_kept_removed_or_added() -> None:
    assert said("one\ntwo\nthree", "one\n2\nthree\nfour") == [
        ("kept", "one"),
        ("removed", "two"),
        ("added", "2"),
        ("kept", "three"),
        ("added", "four"),
    ]


def test_in_a_changed_line_the_words_that_differ_are_marked() -> None:
    removed, added = compare_lines("The scheme pays half.", "The network pays half.")
    assert [piece.text for piece in removed.pieces if piece.differs] == ["scheme"]
    assert [piece.text for piece in added.pieces if piece.differs] == ["network"]


def test_of_a_text_that_was_not_there_all_is_added() -> None:
    assert said("", "one") == [("added", "one")]


def test_a_line_that_is_written_again_and_again_is_kept_like_any_other() -> None:
    often = "\n".join(["again"] * 300)
    assert Counter(said(f"once\n{often}", often)) == {("removed", "once"): 1, ("kept", "again"): 300}


def test_only_a_stretch_that_is_itself_too_long_is_kept_as_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """However far down the text it is: an editor reads what is beside a change line by line."""
    monkeypatch.setattr(text_changes, "MOST_LINES", 3)
    assert said("a\nb\nc\nold\nd\ne\nf", "a\nb\nc\nnew\nd\ne\nf") == [
        *[("kept", line) for line in "abc"],
        ("removed", "old"),
        ("added", "new"),
        *[("kept", line) for line in "def"],
    ]
    assert said("a\nb\nc\nd\nold", "a\nb\nc\nd\nnew")[0] == ("kept", "a\nb\nc\nd")


def test_as_many_pairs_of_lines_as_may_be_are_still_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_changes, "MOST_PAIRS", 9)
    assert ("kept", "b") in said("a\nb\nc", "x\nb\nz")
    monkeypatch.setattr(text_changes, "MOST_PAIRS", 8)
    assert ("kept", "b") not in said("a\nb\nc", "x\nb\nz")


@pytest.mark.parametrize(
    ("before", "after"), [("a\nb\nc\nd", "a\nx\ny\nd"), ("a\na\na", "a\na"), ("x\na", "a\ny"), ("a", "b"), ("a", "a")]
)
def test_no_text_is_lost_where_there_are_too_many_lines_to_compare(
    before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_changes, "MOST_PAIRS", 0)
    lines = compare_lines(before, after)
    assert "\n".join(line.text for line in lines if line.was != LineState.ADDED) == before
    assert "\n".join(line.text for line in lines if line.was != LineState.REMOVED) == after


# Every second part is alike, so that each stretch that is kept is found by going through nearly all pairs.
SLOW = " ".join(f"old{n}" for n in range(200)), " ".join(f"new{n}" for n in range(200))


def marks_words(lines: list[ComparedLine]) -> bool:
    return any(len(line.pieces) > 1 for line in lines)


def test_of_many_texts_on_a_page_the_later_are_shown_whole_once_comparing_has_cost_enough() -> None:
    allowance = Allowance()
    shown = [compare_lines(*SLOW, allowance) for _ in range(20)]
    assert [marks_words(lines) for lines in shown] == sorted((marks_words(lines) for lines in shown), reverse=True)
    assert marks_words(shown[0])
    assert not marks_words(shown[-1])
    assert [[line.text for line in lines] for lines in shown] == [list(SLOW)] * 20


def test_texts_of_few_like_parts_cost_little_of_what_a_page_may() -> None:
    allowance = Allowance()
    shown = [compare_lines(f"The scheme pays {n}.", f"The network pays {n}.", allowance) for n in range(2_000)]
    assert all(marks_words(lines) for lines in shown)
