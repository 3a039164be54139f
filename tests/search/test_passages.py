"""What of an entry is shown under its title: the words that answer, cut short, with what matched marked."""

import pytest

from guidance.search.entries import EntryKind, EntryPassage, SearchEntry
from guidance.search.index import Index
from guidance.search.numbers import WORDS_SHOWN
from guidance.search.passages import ELLIPSIS, Extract, find_extracts, index_wanted
from tests.search.small import DAY, LEXICON

WORDS_BEFORE = WORDS_SHOWN // 4

OTHERS = [SearchEntry(f"/other/{number}/", EntryKind.FAQ, f"Something else {number}") for number in range(20)]


def shown(typed: str, *texts: str, summary: str = "") -> tuple[Extract, ...]:
    """Of an entry with these paragraphs under the headings 0, 1 and so on."""
    passages = tuple(EntryPassage(f"/page/#{place}", str(place), text) for place, text in enumerate(texts))
    entry = SearchEntry("/page/", EntryKind.GUIDE, "A page", summary=summary, passages=passages)
    index = Index([entry, *OTHERS], LEXICON)
    return find_extracts(entry, index_wanted(index.read_question(typed, DAY), index))


def text_of(extract: Extract) -> str:
    return "".join(piece.text for piece in extract.pieces)


def marked(extract: Extract) -> list[str]:
    return [piece.text for piece in extract.pieces if piece.matched]


def words(start: int, end: int, **named: str) -> str:
    """Made-up words from number `start` up to `end`, but for the places that are named: p3='leave'."""
    return " ".join(named.get(f"p{number}", f"w{number}") for number in range(start, end))


def test_a_short_passage_is_shown_whole_with_its_marks() -> None:
    text = f"({words(0, WORDS_SHOWN, p20='leave')}.)"
    [extract] = shown("leave", text)
    assert text_of(extract) == text
    assert marked(extract) == ["leave"]
    assert (extract.address, extract.heading) == ("/page/#0", "0")


def test_a_long_passage_is_cut_on_both_sides_of_what_matched() -> None:
    [extract] = shown("leave", f"({words(0, 100, p50='leave')}.)")
    first = 50 - WORDS_BEFORE
    assert text_of(extract) == ELLIPSIS + words(first, first + WORDS_SHOWN, p50="leave") + ELLIPSIS
    assert marked(extract) == ["leave"]


@pytest.mark.parametrize("place", [0, WORDS_BEFORE])
def test_a_long_passage_that_matches_near_its_beginning_begins_there(place: int) -> None:
    [extract] = shown("leave", f"({words(0, 100, **{f'p{place}': 'leave'})}.)")
    assert text_of(extract) == "(" + words(0, WORDS_SHOWN, **{f"p{place}": "leave"}) + ELLIPSIS


def test_one_word_further_on_and_it_is_cut_at_its_beginning_too() -> None:
    place = WORDS_BEFORE + 1
    [extract] = shown("leave", words(0, 100, **{f"p{place}": "leave"}))
    assert text_of(extract) == ELLIPSIS + words(1, 1 + WORDS_SHOWN, **{f"p{place}": "leave"}) + ELLIPSIS


def test_a_long_passage_that_matches_near_its_end_is_shown_to_its_end() -> None:
    [extract] = shown("leave", f"({words(0, 100, p97='leave')}.)")
    assert text_of(extract) == ELLIPSIS + words(100 - WORDS_SHOWN, 100, p97="leave") + ".)"


def test_it_is_cut_where_most_of_what_is_asked_is_seen() -> None:
    text = words(0, 200, p20="leave", p100="leave", p110="sickness", p180="leave")
    [extract] = shown("sickness leave", text)
    assert marked(extract) == ["leave", "sickness"]
    assert text_of(extract).startswith(f"{ELLIPSIS}w{100 - WORDS_BEFORE} ")


def test_words_that_match_side_by_side_are_marked_as_one_with_what_is_between_them() -> None:
    [extract] = shown("sickness leave", "Their sickness, leave and sickness")
    assert marked(extract) == ["sickness, leave", "sickness"]
    assert text_of(extract) == "Their sickness, leave and sickness"


def test_two_passages_at_most_are_shown_in_the_order_of_the_page() -> None:
    found = shown(
        "sickness leave", "Leave.", "No sickness leave.", "Nothing.", "Sickness, and leave.", "Sickness leave."
    )
    assert [extract.heading for extract in found] == ["1", "3"]


def test_a_passage_that_says_less_than_half_of_what_the_best_one_does_is_left_out() -> None:
    asked = "sickness leave pension"
    best = "Sickness, leave and pension."
    assert [extract.heading for extract in shown(asked, "Leave.", best)] == ["1"]
    assert [extract.heading for extract in shown(asked, "Leave and a pension.", best)] == ["0", "1"]


def test_where_nothing_matches_the_beginning_of_the_page_is_shown_unmarked() -> None:
    [extract] = shown("pension", "Leave.", summary="What the page says.")
    assert (text_of(extract), marked(extract)) == ("What the page says.", [])
    assert (extract.address, extract.heading) == ("", "")
