"""All fifteen pairs of the real contract years, compared. What must be paired, and what must not, is listed here."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
import yaml

from guidance.content.checks.prose import split_sentences
from guidance.models import ContractChange, ContractYear, Label
from guidance.pages.contract.clauses_compared import ClauseCompared
from guidance.pages.contract.comparison_page import YearComparison, year_compare_page
from guidance.presenters.prose import Prose
from guidance.rules.plain_text import plain_text
from guidance.rules.word_difference import WordChange

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("real_content")]

YEARS = ("2021-22", "2022-23", "2023-24", "2024-25", "2025-26", "2026-27")
EVERY_PAIR = list(combinations(YEARS, 2))
WITH_CLAUSES = {"2021-22", "2023-24", "2026-27"}

# (clause of 2021/22, clause of 2023/24): what the tag says
MUST_BE_PAIRED = {
    ("B14", "B14"): "Side by side, not compared",
    ("B14.2", "B14.2"): "Reworded",
    ("B14.2.a", "B14.2.a"): "Reworded",
    ("B14.2.b.ii", "B14.2.b"): "Reworded",
    ("B14.2.b.iii", "B14.2.c"): "Reworded",
    ("B14.2.c", "B14.2.d"): "The same words",
    ("B14.2.d", "B14.2.e"): "The same words",
}
# Other duties with the same number, and clauses that share a few words.
MUST_NOT_BE_PAIRED = {
    ("B14.2.b", "B14.2.b"),  # 'work with patients to:' and access to treatment
    ("B14.2.c", "B14.2.c"),  # teamwork and brief interventions
    ("B14.2.d", "B14.2.d"),  # may take bookings, and must work with the team
    ("B14.3", "B14.2"),
    ("B14.3", "B14.2.c"),
    ("B14.1", "B14.2.e"),
    ("B14", "B14.2"),
}
IN_2021_22_ONLY = {"B14.2.b", "B14.2.b.i"}
NOT_FOUND_FOR_2023_24 = {"B14.1", "B14.3"}

# What differs, by each pair of years: 'probably' where one of the two is our reading.
DIFFERING = {
    ("2021-22", "2022-23"): {"How many posts": "Probably differs", "Bands and registration": "Differs"},
    ("2021-22", "2023-24"): {"How many posts": "Differs", "Bands and registration": "Differs"},
    ("2021-22", "2024-25"): {"Who pays": "Differs", "How many posts": "Probably differs"},
    ("2021-22", "2025-26"): {"How many posts": "Differs", "Bands and registration": "Probably differs"},
    ("2021-22", "2026-27"): {
        "Who pays": "Differs",
        "How many posts": "Probably differs",
        "Bands and registration": "Probably differs",
    },
    ("2022-23", "2023-24"): {"How many posts": "Probably differs"},
    ("2022-23", "2024-25"): {"Who pays": "Differs", "How many posts": "Probably differs"},
    ("2022-23", "2025-26"): {"How many posts": "Probably differs"},
    ("2022-23", "2026-27"): {"Who pays": "Differs", "How many posts": "Probably differs"},
    ("2023-24", "2024-25"): {"Who pays": "Differs"},
    ("2023-24", "2025-26"): {},
    ("2023-24", "2026-27"): {"Who pays": "Differs"},
    ("2024-25", "2025-26"): {},
    ("2024-25", "2026-27"): {},
    ("2025-26", "2026-27"): {},
}


LEADS = yaml.safe_load(Path(__file__).with_name("leads_of_years.yaml").read_text(encoding="utf-8"))


def compare(before: str, after: str) -> YearComparison:
    held = list(ContractYear.objects.order_by("starts_on"))
    comparison = year_compare_page(before, after, held, Prose.for_version("")).comparison
    assert comparison is not None
    return comparison


def numbers(clause: ClauseCompared) -> tuple[str, ...]:
    return tuple(side.number for side in clause.sides)


def test_a_clause_of_2021_22_is_paired_with_the_one_of_2023_24_that_has_its_duty() -> None:
    clauses = compare("2021-22", "2023-24").every_clause
    paired = {numbers(clause): clause.outcome for clause in clauses if len(clause.sides) == 2}
    assert paired == MUST_BE_PAIRED
    assert not set(paired) & MUST_NOT_BE_PAIRED
    alone = {clause.sides[0].number: clause.outcome for clause in clauses if len(clause.sides) == 1}
    assert alone == {
        **dict.fromkeys(IN_2021_22_ONLY, "In 2021/22 only"),
        **dict.fromkeys(NOT_FOUND_FOR_2023_24, "Not found for 2023/24"),
    }


def test_no_may_is_set_against_a_must_and_a_copy_that_breaks_off_shows_no_change() -> None:
    clauses = {numbers(clause): clause for clause in compare("2021-22", "2023-24").every_clause}
    assert [clause.forces for clause in clauses.values() if clause.forces] == []
    bookings = clauses["B14.2.d", "B14.2.e"]
    assert {piece.change for piece in bookings.pieces} == {WordChange.KEPT}
    assert "Our copy of 2023/24 breaks off at […]" in bookings.remarks
    assert "B14.2.d of 2021/22 reads like B14.2.e of 2023/24" in bookings.pairing


@pytest.mark.parametrize(("before", "after"), [pair for pair in EVERY_PAIR if pair != ("2021-22", "2023-24")])
def test_in_every_other_pair_of_years_only_the_heading_b14_is_in_both(before: str, after: str) -> None:
    comparison = compare(before, after)
    both = [numbers(clause) for clause in comparison.clauses if len(clause.sides) == 2]
    has_headings = {before, after} <= WITH_CLAUSES
    assert both == [("B14", "B14")] * has_headings
    assert [clause for clause in comparison.clauses if len(clause.sides) == 1] == []
    assert not [piece for clause in comparison.every_clause for piece in clause.pieces]


@pytest.mark.parametrize(("before", "after"), EVERY_PAIR)
def test_facts_differ_where_their_data_do_and_are_counted(before: str, after: str) -> None:
    comparison = compare(before, after)
    marks = {row.heading: row.mark for row in comparison.facts.rows}
    assert {name: mark for name, mark in marks.items() if "iffers" in mark} == DIFFERING[before, after]
    assert list(marks) == ["Who pays", "How many posts", "Who employs", "Bands and registration"]
    assert marks["Who employs"] in {"The same", "Probably the same"}
    assert comparison.counted.startswith("Of four facts, ")


@pytest.mark.parametrize(("before", "after"), EVERY_PAIR)
def test_the_first_words_give_what_each_year_has_of_the_four_facts_what_differs_first(before: str, after: str) -> None:
    comparison = compare(before, after)
    lead = [comparison.lede, *comparison.lead]
    assert lead == LEADS[f"{before} {after}"]
    assert len(comparison.lede.split()) <= 45
    assert max(len(sentence.split()) for line in lead for sentence in split_sentences(line)) <= 30


def test_no_lead_claims_a_difference_that_its_marks_do_not() -> None:
    for before, after in EVERY_PAIR:
        comparison = compare(before, after)
        same = [line for line in (comparison.lede, *comparison.lead) if " in both years" in line]
        assert len(same) == len([row for row in comparison.facts.rows if "same" in row.mark])


def test_what_did_not_change_or_was_not_found_follows_the_changes_of_its_year() -> None:
    for year in compare("2021-22", "2026-27").changes:
        assert {change.kind for change in year.changes}.isdisjoint({"Unchanged", "Not found"})
        assert {change.kind for change in year.unchanged} <= {"Unchanged", "Not found"}


def test_what_is_first_found_is_not_called_new() -> None:
    shares = next(change for change in compare("2025-26", "2026-27").changes[0].changes if "50%" in change.text)
    assert (shares.kind, shares.gap) == ("First found", "We have not found this for 2025/26.")


@pytest.mark.parametrize(("before", "after"), EVERY_PAIR)
def test_each_pair_of_neighbours_between_has_three_to_six_sentences_under_its_heading(before: str, after: str) -> None:
    found = compare(before, after).changes
    span = YEARS[YEARS.index(before) : YEARS.index(after) + 1]
    expected = [(earlier.replace("-", "/"), later.replace("-", "/")) for earlier, later in pairwise(span)]
    assert [(year.before, year.after) for year in found] == expected
    assert [year.after for year in found if not 3 <= len(year.everything) <= 6] == []
    assert [change.anchor for year in found for change in year.everything if not change.citations] == []


def test_a_change_is_told_in_one_or_two_short_sentences_and_what_was_not_found_is_our_reading() -> None:
    long, unsaid = [], []
    for change in ContractChange.objects.all():
        sentences = split_sentences(plain_text(change.text))
        if len(sentences) > 2 or max(len(sentence.split()) for sentence in sentences) > 25:
            long.append(str(change))
        if change.kind == ContractChange.Kind.NOT_SEEN and (
            change.label != Label.OURS or "2026 we looked for" not in change.text
        ):
            unsaid.append(str(change))
    assert (long, unsaid) == ([], [])


@pytest.mark.parametrize(("before", "after"), EVERY_PAIR)
def test_each_clause_has_one_place_on_the_page(before: str, after: str) -> None:
    comparison = compare(before, after)
    anchors = [anchor for clause in comparison.every_clause for anchor in clause.anchors]
    assert len(set(anchors)) == len(anchors)
    shown = len(comparison.clauses) + sum(len(one.clauses) for one in comparison.not_found)
    assert shown == len(comparison.every_clause)
