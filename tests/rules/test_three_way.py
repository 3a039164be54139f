from collections import Counter
from collections.abc import Callable
from difflib import SequenceMatcher

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from guidance.rules.editing.three_way import merge_texts

BASE = "one\ntwo\nthree\nfour\nfive"


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        (BASE, BASE, BASE),
        ("ONE\ntwo\nthree\nfour\nfive", BASE, "ONE\ntwo\nthree\nfour\nfive"),
        (BASE, "one\ntwo\nthree\nfour\nFIVE", "one\ntwo\nthree\nfour\nFIVE"),
        ("ONE\ntwo\nthree\nfour\nfive", "one\ntwo\nthree\nfour\nFIVE", "ONE\ntwo\nthree\nfour\nFIVE"),
        ("zero\n" + BASE, BASE + "\nsix", "zero\n" + BASE + "\nsix"),
        ("two\nthree\nfour\nfive", "one\ntwo\nthree\nfour", "two\nthree\nfour"),
        ("", "", ""),
        (
            "one\ntwo\nTHREE\nfour\nfive\nsix",
            "zero\none\ntwo\nTHREE\nfour\nfive",
            "zero\none\ntwo\nTHREE\nfour\nfive\nsix",
        ),
    ],
    ids=[
        "nobody changed it",
        "only they did",
        "only I did",
        "different lines",
        "lines added at both ends",
        "lines dropped at both ends",
        "both emptied it",
        "the same change, and each one more",
    ],
)  # fmt: skip
def test_what_two_people_changed_in_different_places_is_put_together(theirs: str, mine: str, merged: str) -> None:
    assert merge_texts(BASE, theirs, mine) == merged


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        ("ONE\ntwo\nthree\nfour\nfive", "eins\ntwo\nthree\nfour\nfive"),
        ("one\nTWO\nthree\nfour\nfive", "one\ntwo\nTHREE\nfour\nfive"),
        ("one\nthree\nfour\nfive", "one\nTWO\nthree\nfour\nfive"),
        (BASE + "\nsix", BASE + "\nsechs"),
        ("", "one\ntwo\nthree\nfour\nFIVE"),
    ],
    ids=["the same line", "lines that touch", "one dropped it", "both added at one place", "one emptied the text"],
)
def test_what_both_changed_in_one_place_is_left_to_a_person(theirs: str, mine: str) -> None:
    assert merge_texts(BASE, theirs, mine) is None


PROSE = "It pays half. Ask your ICB. It may pay more (see B14).\nNobody else pays."


@pytest.mark.parametrize(
    ("theirs", "mine", "merged"),
    [
        (("half", "a third"), ("your ICB", "the ICB"), "It pays a third. Ask the ICB. It may pay more (see B14)."),
        (
            ("half. ", "half. Or all. "),
            ("may pay", "pays"),
            "It pays half. Or all. Ask your ICB. It pays more (see B14).",
        ),
        (("It pays half. ", ""), ("more", "less"), "Ask your ICB. It may pay less (see B14)."),
    ],
    ids=["sentences that touch", "one added, one changed", "one dropped, one changed"],
)
def test_what_two_people_changed_in_different_sentences_of_a_line_is_put_together(
    theirs: tuple[str, str], mine: tuple[str, str], merged: str
) -> None:
    sides = PROSE.replace(*theirs), PROSE.replace(*mine)
    assert merge_texts(PROSE, *sides) == merge_texts(PROSE, *reversed(sides)) == f"{merged}\nNobody else pays."


@pytest.mark.parametrize(
    "mine", [("half", "all"), ("It pays half. ", ""), ("pays half. Ask", "pays half of it. Please ask")]
)
def test_a_sentence_that_both_changed_is_left_to_a_person(mine: tuple[str, str]) -> None:
    assert merge_texts(PROSE, PROSE.replace("half", "a third"), PROSE.replace(*mine)) is None


def test_a_very_long_line_is_merged_in_time() -> None:
    base = "It is. " * 20_000
    assert merge_texts(base, f"First. {base}", f"{base}Last.") is None


def test_a_text_of_very_many_lines_that_both_changed_is_left_to_a_person() -> None:
    """To compare them would take minutes, while an editor waits."""
    base = "x\n" * 200_000
    assert merge_texts(base, f"first\n{base}", f"{base}last") is None


def test_in_a_long_text_a_line_that_is_there_again_and_again_is_still_known() -> None:
    """As the empty lines between paragraphs are, or the rows of a table that nobody has filled in."""
    base = "\n".join(["again"] * 300)
    assert merge_texts(base, f"first\n{base}", f"{base}\nlast") == f"first\n{base}\nlast"


lines = st.lists(st.sampled_from(["a", "b", "c", ""]), max_size=8).map("\n".join)


@st.composite
def versions(draw: Callable) -> tuple[str, str, str]:
    """A text, and what each of two people made of it: lines are dropped, and new ones, all different, put in."""
    base = draw(st.lists(st.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=8))
    made = []
    for who in ("theirs", "mine"):
        out: list[str] = []
        for place, line in enumerate(base):
            what = draw(st.sampled_from(["keep", "keep", "keep", "drop", "change", "add"]))
            out += {"keep": [line], "drop": [], "change": [f"{who}{place}"], "add": [f"{who}{place}", line]}[what]
        made.append("\n".join(out))
    return "\n".join(base), made[0], made[1]


@given(lines, lines)
def test_where_one_side_is_unchanged_the_other_is_what_comes_of_it(base: str, changed: str) -> None:
    assert merge_texts(base, base, changed) == changed
    assert merge_texts(base, changed, base) == changed


@given(lines, lines, lines)
def test_it_does_not_matter_who_is_they_and_who_is_i(base: str, theirs: str, mine: str) -> None:
    assert merge_texts(base, theirs, mine) == merge_texts(base, mine, theirs)


@given(versions())
def test_every_line_that_somebody_added_is_in_it_and_every_line_that_somebody_dropped_is_not(
    texts: tuple[str, str, str],
) -> None:
    base, theirs, mine = texts
    merged = merge_texts(base, theirs, mine)
    if merged is None:
        return
    held = merged.split("\n")
    for side in (theirs, mine):
        added, dropped = changes(base.split("\n"), side.split("\n"))
        assert all(line in held for line in added)
        assert len(held) <= len(base.split("\n")) + len(theirs.split("\n")) + len(mine.split("\n"))
        assert all(held.count(line) < base.split("\n").count(line) for line in dropped if line not in added)


few_lines = st.lists(st.sampled_from(["a", "b", ""]), min_size=1, max_size=9).map("\n".join)


@example("b\na\nb\nb\n\nb", "b\na\nc\nb\na\nb\n\nb", "b\na\nb\n\nb\nb")
@given(few_lines, few_lines, few_lines)
def test_a_line_is_there_as_often_as_both_people_left_it(base: str, theirs: str, mine: str) -> None:
    """What one side dropped is gone, what both kept is there as often as they kept it, what one added was added.

    What both added, or both dropped, may be one change made alike, or two.
    """
    merged = merge_texts(base, theirs, mine)
    if merged is None:
        return
    before, left, right, after = (Counter(text.split("\n")) for text in (base, theirs, mine, merged))
    for line in {*before, *left, *right, *after}:
        by_them, by_me = left[line] - before[line], right[line] - before[line]
        came_of_it = after[line] - before[line]
        if by_them > 0 and by_me > 0:
            assert max(by_them, by_me) <= came_of_it <= by_them + by_me
        elif by_them < 0 and by_me < 0:
            assert by_them + by_me <= came_of_it <= min(by_them, by_me)
        else:
            assert came_of_it == by_them + by_me


REPEATS = {
    "each moved one of several alike": ("b\na\nb\nb\n\nb", "b\na\nc\nb\na\nb\n\nb", "b\na\nb\n\nb\nb"),
    "one dropped what the other moved": ("a\nb", "a", "b\na"),
    "one dropped what the other moved and doubled": ("a\nb", "a", "b\nb\na"),
}


@pytest.mark.parametrize(("base", "theirs", "mine"), REPEATS.values(), ids=REPEATS)
def test_where_a_line_would_be_there_more_often_than_anybody_left_it_a_person_decides(
    base: str, theirs: str, mine: str
) -> None:
    assert merge_texts(base, theirs, mine) is None
    assert merge_texts(base, mine, theirs) is None


def test_what_both_dropped_or_added_alike_is_one_change() -> None:
    assert merge_texts("a\nb\na\nc", "b\na\nc", "b\na\nc\nd") == "b\na\nc\nd"
    assert merge_texts("a\nb", "a\na\nb", "a\na\nb\nc") == "a\na\nb\nc"


@given(lines, lines, lines)
def test_it_invents_no_line(base: str, theirs: str, mine: str) -> None:
    merged = merge_texts(base, theirs, mine)
    known = {*base.split("\n"), *theirs.split("\n"), *mine.split("\n")}
    assert merged is None or set(merged.split("\n")) <= known


def changes(old: list[str], new: list[str]) -> tuple[list[str], list[str]]:
    """The lines that were added and those that were dropped, told by a comparison of their own."""
    added: list[str] = []
    dropped: list[str] = []
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            added += new[start:end]
            dropped += old[first:last]
    return added, dropped
