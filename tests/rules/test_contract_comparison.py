import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.word_difference import WordChange
from guidance.rules.years.contract_comparison import (
    Basis,
    ClauseOutcome,
    ClauseText,
    ComparedClause,
    compare_years,
    measure_likeness,
)

OFFICIAL, PLAIN, NEITHER = Basis.OFFICIAL, Basis.PLAIN_ENGLISH, Basis.NEITHER


def official(number: str, words: str = "The PCN must pay.", plain: str = "") -> ClauseText:
    return ClauseText(number, wording=words, plain_english=plain)


def plain(number: str, words: str = "You pay.") -> ClauseText:
    return ClauseText(number, plain_english=words)


def one(before: list[ClauseText], after: list[ClauseText], number: str) -> ComparedClause:
    [found] = [clause for clause in compare_years(before, after) if clause.number == number]
    return found


@pytest.mark.parametrize(
    ("before", "after", "outcome", "basis"),
    [
        (official("A"), official("A"), ClauseOutcome.SAME, OFFICIAL),
        (official("A"), official("A", "The  PCN must\npay."), ClauseOutcome.SAME, OFFICIAL),
        (official("A"), official("A", "The PCN may pay."), ClauseOutcome.CHANGED, OFFICIAL),
        (official("A", plain="You pay."), plain("A"), ClauseOutcome.SAME, PLAIN),
        (official("A", plain="You pay."), plain("A", "They pay."), ClauseOutcome.CHANGED, PLAIN),
        (plain("A"), plain("A", "They pay."), ClauseOutcome.CHANGED, PLAIN),
        (official("A"), plain("A"), ClauseOutcome.NOT_COMPARABLE, NEITHER),
        (official("A"), ClauseText("A"), ClauseOutcome.NOT_COMPARABLE, NEITHER),
        (ClauseText("A"), ClauseText("A"), ClauseOutcome.NOT_COMPARABLE, NEITHER),
    ],
)
def test_a_clause_of_both_years_is_compared_in_words_of_one_kind(
    before: ClauseText, after: ClauseText, outcome: ClauseOutcome, basis: Basis
) -> None:
    compared = one([before], [after], "A")
    assert (compared.outcome, compared.basis) == (outcome, basis)
    assert bool(compared.pieces) is (basis != NEITHER)


WHOLE_LIST = [official("B14.2"), official("B14.2.a", "pay; and"), official("B14.2.b", "record it.")]


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param(WHOLE_LIST, id="above it official words"),
        pytest.param([plain("B14.2"), *WHOLE_LIST[1:]], id="above it plain English"),
    ],
)
def test_a_clause_is_added_or_removed_where_the_other_year_s_list_is_held_whole(beside: list[ClauseText]) -> None:
    assert one(beside, [official("B14.2.c")], "B14.2.c").outcome == ClauseOutcome.ADDED
    assert one([official("B14.2.c")], beside, "B14.2.c").outcome == ClauseOutcome.REMOVED


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param([], id="nothing of the year is held"),
        pytest.param([official("B14.2")], id="nothing of the list is held"),
        pytest.param(WHOLE_LIST[1:], id="what the list belongs to is missing"),
        pytest.param([*WHOLE_LIST[:2], plain("B14.2.b")], id="some of the list is in plain English"),
        pytest.param([*WHOLE_LIST[:2], official("B14.2.d", "record it.")], id="the list has a gap"),
        pytest.param([WHOLE_LIST[0], official("B14.2.b", "pay; and"), official("B14.2.d")], id="its first is missing"),
        pytest.param([WHOLE_LIST[0], official("B14.2.a", "pay;"), WHOLE_LIST[2]], id="its words do not say it ends"),
        pytest.param(WHOLE_LIST[:2], id="its words say that one more comes"),
    ],
)
def test_a_clause_of_one_year_is_else_said_not_to_be_held_for_the_other(beside: list[ClauseText]) -> None:
    assert one(beside, [official("B14.2.c")], "B14.2.c").outcome == ClauseOutcome.NOT_HELD_BEFORE
    assert one([official("B14.2.c")], beside, "B14.2.c").outcome == ClauseOutcome.NOT_HELD_AFTER


def test_a_top_level_clause_is_never_said_to_be_added() -> None:
    assert (
        one([official("B14")], [official("B14"), official("7.3.3")], "7.3.3").outcome == ClauseOutcome.NOT_HELD_BEFORE
    )


def test_clauses_stand_under_one_another_in_the_order_of_the_later_year() -> None:
    before = [ClauseText("B14", 14), ClauseText("B14.2", 2), ClauseText("B14.2.b", 2), ClauseText("B14.2.a", 1)]
    after = [ClauseText("B14", 14), ClauseText("B14.2", 1), ClauseText("B14.10", 10), ClauseText("7.3.3", 1)]
    numbers = [clause.number for clause in compare_years(before, after)]
    assert numbers == ["7.3.3", "B14", "B14.2", "B14.2.a", "B14.2.b", "B14.10"]


def test_numbers_without_an_order_stand_as_numbers_do() -> None:
    numbers = [clause.number for clause in compare_years([plain("B14.10"), plain("B14.9")], [plain("B14.2")])]
    assert numbers == ["B14.2", "B14.9", "B14.10"]


BOOKINGS = "The post may take direct bookings without a referral."
HALF, LIKE_HALF = f"{BOOKINGS} Cars.", "Direct booking, no referral. Rooms, chairs, lamps."
TEAM = "The post must work with the team of the network."


def test_a_clause_that_reads_more_like_another_number_names_it_and_is_still_paired_by_its_own() -> None:
    compared = one([plain("2.d", BOOKINGS)], [plain("2.d", TEAM), plain("2.e", BOOKINGS)], "2.d")
    assert (compared.like, compared.outcome) == ("2.e", ClauseOutcome.CHANGED)
    assert compared.after == plain("2.d", TEAM)


def test_a_clause_of_the_later_year_alone_names_what_it_reads_like_in_the_earlier() -> None:
    before = [official("2.d", plain=BOOKINGS)]
    assert one(before, [plain("2.e", BOOKINGS)], "2.e").like == "2.d"


@pytest.mark.parametrize(
    "after",
    [
        [plain("2.d", BOOKINGS), plain("2.e", BOOKINGS)],
        [plain("2.d", TEAM), plain("2.e", "The network must pay for cars.")],
    ],
    ids=["its own number reads as like it", "nothing else does"],
)
def test_a_clause_that_reads_like_no_other_number_names_none(after: list[ClauseText]) -> None:
    assert one([plain("2.d", BOOKINGS)], after, "2.d").like == ""


def test_a_clause_that_reads_half_like_another_number_names_none() -> None:
    assert one([plain("2.d", HALF)], [plain("2.d", TEAM), plain("2.e", LIKE_HALF)], "2.d").like == ""


@pytest.mark.parametrize(
    ("words", "others", "expected"),
    [
        (BOOKINGS, BOOKINGS, 1.0),
        (BOOKINGS, "Direct booking, no referral.", 1.0),
        (BOOKINGS, "Direct booking, no referral, three rooms.", 0.6),
        (HALF, LIKE_HALF, 0.5),
        (BOOKINGS, "Direct booking.", 1.0),
        (BOOKINGS, "Refer by direct booking.", 1.0),
        (BOOKINGS, "Direct only.", 0.0),
        (BOOKINGS, "", 0.0),
        ("The patient must have the post.", "The patient must have the post.", 0.0),
    ],
)
def test_likeness_counts_telling_words_alone(words: str, others: str, expected: float) -> None:
    assert measure_likeness(plain("1", words), plain("2", others)) == expected


numbers = st.sampled_from(
    ["B14", "B14.1", "B14.2", "B14.2.a", "B14.2.b", "B14.2.b.i", "B14.10", "7.3.3", "C1", "..", ""]
)
some_words = st.sampled_from(["", "The PCN must pay half.", "The PCN may pay all of it.", TEAM, BOOKINGS])
years = st.lists(
    st.builds(ClauseText, numbers, st.integers(0, 20), some_words, some_words), unique_by=lambda clause: clause.number
)


@given(before=years, after=years)
def test_every_clause_of_either_year_stands_there_once(before: list[ClauseText], after: list[ClauseText]) -> None:
    compared = compare_years(before, after)
    assert sorted(clause.number for clause in compared) == sorted({clause.number for clause in [*before, *after]})
    assert {clause.before for clause in compared if clause.before} == set(before)
    assert {clause.after for clause in compared if clause.after} == set(after)


@given(before=years, after=years)
def test_the_words_of_a_pair_give_back_those_of_both_years(before: list[ClauseText], after: list[ClauseText]) -> None:
    for clause in compare_years(before, after):
        if clause.basis != NEITHER and clause.before and clause.after:
            field = "wording" if clause.basis == OFFICIAL else "plain_english"
            old = "".join(piece.text for piece in clause.pieces if piece.change != WordChange.ADDED)
            new = "".join(piece.text for piece in clause.pieces if piece.change != WordChange.REMOVED)
            assert (old, new) == (getattr(clause.before, field), getattr(clause.after, field))


@given(before=years, after=years)
def test_turned_round_what_was_added_is_removed(before: list[ClauseText], after: list[ClauseText]) -> None:
    turned = {
        ClauseOutcome.ADDED: ClauseOutcome.REMOVED,
        ClauseOutcome.REMOVED: ClauseOutcome.ADDED,
        ClauseOutcome.NOT_HELD_BEFORE: ClauseOutcome.NOT_HELD_AFTER,
        ClauseOutcome.NOT_HELD_AFTER: ClauseOutcome.NOT_HELD_BEFORE,
    }
    there = {clause.number: clause.outcome for clause in compare_years(before, after)}
    back = {clause.number: clause.outcome for clause in compare_years(after, before)}
    assert back == {number: turned.get(outcome, outcome) for number, outcome in there.items()}
