from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.word_difference import WordChange, WordPiece, word_difference

# Few words, so that two texts often share some of them.
words = st.lists(
    st.sampled_from(["the", "PCN", "must", "pay", "half", ",", ".", "\n\n", " ", "é", "PCN's"]), max_size=12
)
texts = st.one_of(st.text(max_size=60), words.map(" ".join))


def marked(pieces: tuple[WordPiece, ...]) -> str:
    marks = {WordChange.KEPT: "{}", WordChange.REMOVED: "[-{}-]", WordChange.ADDED: "[+{}+]"}
    return "".join(marks[piece.change].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "", ""),
        ("The PCN pays half.", "The PCN pays half.", "The PCN pays half."),
        ("The PCN pays half.", "The PCN pays all.", "The PCN pays [-half.-][+all.+]"),
        ("The PCN pays half.", "The PCN now pays half.", "The PCN[+ now+] pays half."),
        ("The PCN, if asked, pays half.", "The PCN pays half.", "The PCN[-, if asked,-] pays half."),
        ("", "It pays.", "[+It pays.+]"),
        ("It pays.", "", "[-It pays.-]"),
        # A space between two words that both changed is no word that was kept.
        ("It pays one half of all", "It pays two thirds of all", "It pays [-one half-][+two thirds+] of all"),
        # Two texts with next to nothing in common are not cut into each other.
        ("Work closely with the team.", "Brief help, where the holder is qualified to give it at all.",
         "[-Work closely with the team.-][+Brief help, where the holder is qualified to give it at all.+]"),
    ],
)  # fmt: skip
def test_words_are_kept_removed_or_added(before: str, after: str, expected: str) -> None:
    assert marked(word_difference(before, after)) == expected


def test_a_word_that_a_long_text_has_again_and_again_is_kept_like_any_other() -> None:
    often = " ".join(["again"] * 250)
    assert marked(word_difference(f"once {often}", f"twice {often}")) == f"[-once-][+twice+] {often}"


@given(before=texts, after=texts)
def test_without_what_was_added_it_is_the_old_text_and_without_what_was_removed_the_new(
    before: str, after: str
) -> None:
    pieces = word_difference(before, after)
    assert "".join(piece.text for piece in pieces if piece.change != WordChange.ADDED) == before
    assert "".join(piece.text for piece in pieces if piece.change != WordChange.REMOVED) == after


@given(before=texts, after=texts)
def test_every_piece_says_something_and_a_change_stands_before_what_replaces_it(before: str, after: str) -> None:
    changes = [piece.change for piece in word_difference(before, after)]
    assert all(piece.text for piece in word_difference(before, after))
    assert (WordChange.ADDED, WordChange.REMOVED) not in pairwise(changes)
