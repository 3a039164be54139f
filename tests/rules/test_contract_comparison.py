import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.word_difference import WordChange
from guidance.rules.years.clause_pairing import ClauseText, PairedBy
from guidance.rules.years.contract_comparison import BREAKS_OFF, ClauseOutcome, ComparedClause, compare_years

DUTY = "The practitioner must keep careful records daily"
CHANGED = "The practitioner may keep careful records daily"
OTHER = "The practitioner must visit distant villages weekly"


def official(number: str, words: str = DUTY) -> ClauseText:
    return ClauseText(number, wording=words)


def plain(number: str, words: str = DUTY) -> ClauseText:
    return ClauseText(number, plain_english=words)


def marks(compared: ComparedClause) -> str:
    signs = {WordChange.KEPT: "{}", WordChange.REMOVED: "[-{}]", WordChange.ADDED: "[+{}]"}
    return "".join(signs[piece.change].format(piece.text) for piece in compared.pieces)


@pytest.mark.parametrize(
    ("before", "after", "outcome", "marked"),
    [
        (official("A"), official("A"), ClauseOutcome.SAME, DUTY),
        (official("A"), official("A", DUTY.replace(" ", "\n")), ClauseOutcome.SAME, DUTY.replace(" ", "\n")),
        (
            official("A"),
            official("A", CHANGED),
            ClauseOutcome.REWORDED,
            "The practitioner [-must][+may] keep careful records daily",
        ),
        (plain("A"), plain("A"), ClauseOutcome.SIDE_BY_SIDE, ""),
        (plain("A"), plain("A", CHANGED), ClauseOutcome.SIDE_BY_SIDE, ""),
        (ClauseText("A", 0, DUTY, DUTY), plain("A", CHANGED), ClauseOutcome.SIDE_BY_SIDE, ""),
    ],
)
def test_words_are_marked_where_both_years_have_official_ones_and_nowhere_else(
    before: ClauseText, after: ClauseText, outcome: ClauseOutcome, marked: str
) -> None:
    [compared] = compare_years([before], [after])
    assert (compared.outcome, marks(compared)) == (outcome, marked)


def test_texts_with_little_in_common_stand_side_by_side_without_marks() -> None:
    before = official("A", "advice triage support given fully")
    after = official(
        "A", "support across counties, given where advice helps; people who need more wait for weeks on end"
    )
    [compared] = compare_years([before], [after])
    assert (compared.outcome, compared.pieces) == (ClauseOutcome.REWORDED, ())


@pytest.mark.parametrize(
    ("before", "after", "outcome", "marked"),
    [
        (f"{DUTY} and neatly", f"{DUTY} and nea{BREAKS_OFF}", ClauseOutcome.SAME, f"{DUTY} and {BREAKS_OFF}"),
        (f"{DUTY} and nea{BREAKS_OFF}", f"{DUTY} and neatly", ClauseOutcome.SAME, f"{DUTY} and {BREAKS_OFF}"),
        (
            f"{DUTY} and neatly",
            f"{CHANGED} and nea{BREAKS_OFF}",
            ClauseOutcome.REWORDED,
            f"The practitioner [-must][+may] keep careful records daily and {BREAKS_OFF}",
        ),
    ],
)
def test_what_our_copy_breaks_off_is_not_called_removed_or_added(
    before: str, after: str, outcome: ClauseOutcome, marked: str
) -> None:
    [compared] = compare_years([official("A", before)], [official("A", after)])
    assert (compared.outcome, marks(compared)) == (outcome, marked)


def test_two_duties_with_one_number_stand_apart() -> None:
    compared = compare_years([official("A")], [official("A", OTHER)])
    assert [(bool(one.before), bool(one.after), one.pieces) for one in compared] == [
        (False, True, ()),
        (True, False, ()),
    ]


def test_a_duty_that_has_another_number_is_compared_under_it() -> None:
    first, second = compare_years([official("2.c")], [official("2.c", OTHER), official("2.d", CHANGED)])
    assert (first.clause.number, first.before) == ("2.c", None)
    assert (second.paired_by, second.before, second.after) == (
        PairedBy.WORDS,
        official("2.c"),
        official("2.d", CHANGED),
    )


INTRO = official("B14.2", "Each practitioner has the following main duties:")
WHOLE_LIST = [INTRO, official("B14.2.a", f"{DUTY}; and"), official("B14.2.b", "drive lorries northwards.")]


@pytest.mark.parametrize("number", ["B14.2.c", "B14.2.b.i"])
def test_a_clause_is_in_one_year_only_where_we_have_the_other_year_s_whole_list(number: str) -> None:
    here = [INTRO, official(number, OTHER)]
    found = {one.clause.number: one for one in compare_years(WHOLE_LIST, here)}[number]
    assert (found.outcome, found.list_searched) == (ClauseOutcome.ONLY_AFTER, "B14.2")
    found = {one.clause.number: one for one in compare_years(here, WHOLE_LIST)}[number]
    assert (found.outcome, found.list_searched) == (ClauseOutcome.ONLY_BEFORE, "B14.2")


@pytest.mark.parametrize(
    "beside",
    [
        pytest.param([], id="nothing of the year"),
        pytest.param([INTRO], id="nothing of the list"),
        pytest.param(WHOLE_LIST[1:], id="not what the list belongs to"),
        pytest.param([*WHOLE_LIST[:2], plain("B14.2.b")], id="some of the list in plain English"),
        pytest.param([*WHOLE_LIST[:2], official("B14.2.d", "drive lorries.")], id="a list with a gap"),
        pytest.param([INTRO, official("B14.2.b", "drive; and"), official("B14.2.d")], id="a list without its first"),
        pytest.param([INTRO, official("B14.2.a", "drive;"), WHOLE_LIST[2]], id="words that do not say it ends"),
        pytest.param(WHOLE_LIST[:2], id="words that say one more comes"),
    ],
)
def test_a_clause_of_one_year_is_otherwise_not_found_for_the_other(beside: list[ClauseText]) -> None:
    here = [INTRO, official("B14.2.c", OTHER)]
    found = {one.clause.number: one.outcome for one in compare_years(beside, here)}["B14.2.c"]
    assert found == ClauseOutcome.NOT_FOUND_BEFORE
    found = {one.clause.number: one.outcome for one in compare_years(here, beside)}["B14.2.c"]
    assert found == ClauseOutcome.NOT_FOUND_AFTER


def test_a_top_level_clause_is_never_said_to_be_in_one_year_only() -> None:
    [first, _] = compare_years([official("B14")], [official("7.3.3", OTHER), official("B14")])
    assert first.outcome == ClauseOutcome.NOT_FOUND_BEFORE


def test_clauses_are_under_one_another_in_the_order_of_the_later_year() -> None:
    before = [ClauseText("B14", 14), ClauseText("B14.2", 2), ClauseText("B14.2.b", 2), ClauseText("B14.2.a", 1)]
    after = [ClauseText("B14", 14), ClauseText("B14.2", 1), ClauseText("B14.10", 10), ClauseText("7.3.3", 1)]
    numbers = list(dict.fromkeys(one.clause.number for one in compare_years(before, after)))
    assert numbers == ["7.3.3", "B14", "B14.2", "B14.2.a", "B14.2.b", "B14.10"]


def test_numbers_without_an_order_are_sorted_as_numbers() -> None:
    compared = compare_years([plain("B14.10", DUTY), plain("B14.9", OTHER)], [plain("B14.2", "")])
    assert [one.clause.number for one in compared] == ["B14.2", "B14.9", "B14.10"]


numbers = st.sampled_from(
    ["B14", "B14.1", "B14.2", "B14.2.a", "B14.2.b", "B14.2.b.i", "B14.10", "7.3.3", "C1", "..", ""]
)
some_words = st.sampled_from(["", DUTY, CHANGED, OTHER, f"{DUTY} and nea{BREAKS_OFF}", BREAKS_OFF])
years = st.lists(
    st.builds(ClauseText, numbers, st.integers(0, 20), some_words, some_words, st.booleans()),
    unique_by=lambda clause: clause.number,
)


@given(before=years, after=years)
def test_every_clause_of_either_year_is_there_once(before: list[ClauseText], after: list[ClauseText]) -> None:
    compared = compare_years(before, after)
    assert sorted(one.before.number for one in compared if one.before) == sorted(one.number for one in before)
    assert sorted(one.after.number for one in compared if one.after) == sorted(one.number for one in after)


@given(before=years, after=years)
def test_the_marked_words_give_back_those_of_both_years_as_far_as_we_have_them(
    before: list[ClauseText], after: list[ClauseText]
) -> None:
    for one in compare_years(before, after):
        if one.pieces and one.before and one.after:
            old = "".join(piece.text for piece in one.pieces if piece.change != WordChange.ADDED)
            new = "".join(piece.text for piece in one.pieces if piece.change != WordChange.REMOVED)
            if BREAKS_OFF in one.before.wording + one.after.wording:
                assert one.before.wording.startswith(old.removesuffix(BREAKS_OFF))
                assert one.after.wording.startswith(new.removesuffix(BREAKS_OFF))
            else:
                assert (old, new) == (one.before.wording, one.after.wording)


@given(before=years, after=years)
def test_with_the_years_the_other_way_round_only_before_is_only_after(
    before: list[ClauseText], after: list[ClauseText]
) -> None:
    turned = {
        ClauseOutcome.ONLY_AFTER: ClauseOutcome.ONLY_BEFORE,
        ClauseOutcome.ONLY_BEFORE: ClauseOutcome.ONLY_AFTER,
        ClauseOutcome.NOT_FOUND_BEFORE: ClauseOutcome.NOT_FOUND_AFTER,
        ClauseOutcome.NOT_FOUND_AFTER: ClauseOutcome.NOT_FOUND_BEFORE,
    }

    def outcomes(one: list[ClauseText], other: list[ClauseText]) -> set[tuple[str, str, ClauseOutcome]]:
        return {
            (each.before.number if each.before else "", each.after.number if each.after else "", each.outcome)
            for each in compare_years(one, other)
        }

    there = outcomes(before, after)
    assert outcomes(after, before) == {(b, a, turned.get(outcome, outcome)) for a, b, outcome in there}
