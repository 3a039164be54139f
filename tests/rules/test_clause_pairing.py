"""Which clauses of two years are the same clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.years.clause_pairing import ClauseText, PairedBy, measure_likeness, pair_clauses

BOOKINGS = "The post may take direct bookings without a referral."
TEAM = "The post must work with the team of the network."
FEES = "The network must pay fees, rooms and lamps."


def official(number: str, words: str) -> ClauseText:
    return ClauseText(number, wording=words)


def plain(number: str, words: str) -> ClauseText:
    return ClauseText(number, plain_english=words)


def heading(number: str, words: str = "") -> ClauseText:
    return ClauseText(number, plain_english=words, is_heading=True)


def pairs(before: list[ClauseText], after: list[ClauseText]) -> dict[str, str]:
    found = pair_clauses({one.number: one for one in before}, {one.number: one for one in after})
    return {pair.before.number: f"{pair.after.number} by {pair.by}" for pair in found}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([official("a", BOOKINGS)], [official("a", BOOKINGS)], {"a": "a by number"}, id="the same"),
        pytest.param(
            [official("a", BOOKINGS)],
            [official("a", "Direct bookings may be taken, with referral or without.")],
            {"a": "a by number"},
            id="the number, and alike",
        ),
        pytest.param([official("a", BOOKINGS)], [official("a", TEAM)], {}, id="the number, and another duty"),
        pytest.param(
            [official("d", BOOKINGS)],
            [official("d", TEAM), official("e", BOOKINGS)],
            {"d": "e by words"},
            id="the duty has another number, and another duty its own",
        ),
        pytest.param(
            [official("c", "Bookings, a referral, direct cars, rooms and lamps.")],
            [official("d", f"{BOOKINGS} Quickly.")],
            {},
            id="half of the telling words is too few for another number",
        ),
        pytest.param(
            [official("d", "Bookings, a referral, direct cars, rooms and lamps.")],
            [official("d", f"{BOOKINGS} Quickly.")],
            {"d": "d by number"},
            id="and enough for the same one",
        ),
        pytest.param(
            [official("a", BOOKINGS)],
            [official("a", BOOKINGS), official("b", BOOKINGS)],
            {"a": "a by number"},
            id="the number before the words",
        ),
        pytest.param(
            [official("a", BOOKINGS)],
            [official("b", BOOKINGS), official("c", BOOKINGS)],
            {},
            id="two that read just as like it: neither is plainly it",
        ),
        pytest.param(
            [official("b", "work:")], [official("b", "work:")], {"b": "b by number"}, id="short, word for word"
        ),
        pytest.param([official("b", "work:")], [official("c", "work:")], {}, id="short, and another number"),
        pytest.param([plain("a", BOOKINGS)], [plain("b", BOOKINGS)], {"a": "b by words"}, id="in plain English"),
        pytest.param([official("a", BOOKINGS)], [plain("a", BOOKINGS)], {}, id="words of two kinds say nothing"),
        pytest.param([heading("B14", "Who.")], [heading("B14", "What.")], {"B14": "B14 by number"}, id="headings"),
        pytest.param([heading("B14", BOOKINGS)], [heading("B15", TEAM)], {}, id="headings of other numbers"),
        pytest.param([heading("B14", BOOKINGS)], [plain("B14", BOOKINGS)], {}, id="a heading and a duty"),
    ],
)
def test_clauses_are_paired_where_they_are_the_same_duty(
    before: list[ClauseText], after: list[ClauseText], expected: dict[str, str]
) -> None:
    assert pairs(before, after) == expected


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        (BOOKINGS, BOOKINGS, 1.0),
        (BOOKINGS, "Direct booking, no referral.", 1.0),
        (BOOKINGS, "Direct booking, no referral, three rooms.", 0.6),
        (BOOKINGS, "Direct booking.", 0.0),
        (BOOKINGS, "", 0.0),
        ("The patient must have the post.", "The patient must have the post.", 0.0),
    ],
)
def test_likeness_counts_telling_words_alone_and_takes_three(words: str, others: str, expected: float) -> None:
    assert measure_likeness(plain("1", words), plain("2", others)) == expected


def test_likeness_is_of_official_words_where_both_years_have_them() -> None:
    one = ClauseText("1", wording=BOOKINGS, plain_english=TEAM)
    assert measure_likeness(one, ClauseText("2", wording=BOOKINGS, plain_english=FEES)) == 1.0
    assert measure_likeness(one, ClauseText("2", plain_english=BOOKINGS)) == 0.0


some_words = st.sampled_from(["", BOOKINGS, TEAM, FEES, f"{BOOKINGS} {TEAM}", "Work:"])
numbers = st.sampled_from(["B14", "B14.1", "B14.2", "B14.2.a", "B14.2.b", "B14.2.b.i", "7.3.3", "..", ""])
years = st.lists(
    st.builds(ClauseText, numbers, st.integers(0, 20), some_words, some_words, st.booleans()),
    unique_by=lambda clause: clause.number,
)


@given(before=years, after=years)
def test_each_clause_is_in_one_pair_at_most_whichever_year_comes_first(
    before: list[ClauseText], after: list[ClauseText]
) -> None:
    there, back = pairs(before, after), pairs(after, before)
    assert len(set(there.values())) == len(there)
    turned = {there[one].split(" by ")[0]: f"{one} by {there[one].split(' by ')[1]}" for one in there}
    assert back == turned
    assert {PairedBy(pair.split(" by ")[1]) for pair in there.values()} <= set(PairedBy)
