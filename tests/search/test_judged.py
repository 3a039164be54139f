"""Whether the search answers questions that nobody tuned it on: the score, told at the end of a run and guarded."""

from collections import Counter
from collections.abc import Callable

import pytest

from guidance.search.index import Index
from tests.conftest import TOLD
from tests.search.judging import (
    Outcome,
    judge,
    keep_present,
    list_parts,
    read_all,
    read_tuned_on,
    read_untuned,
    summarise,
    write_sums,
)

pytestmark = pytest.mark.django_db

# What the search was when it was last worked on, on the questions that nobody tunes on, less a margin. The margins are
# wider than what any one record costs that goes, so that no edit by itself turns the build red.
MARGIN, MARGIN_OF_NOT_COVERED = 0.04, 0.12
LEAST_FIRST, LEAST_IN_FIVE = 0.83 - MARGIN, 0.95 - MARGIN
LEAST_NOT_HERE, MOST_FALSELY_NOT_HERE = 0.85 - MARGIN_OF_NOT_COVERED, 0.04
LEAST_QUESTIONS = 150

Tell = Callable[[str, object], None]


@pytest.fixture(scope="module")
def outcomes(index: Index) -> list[Outcome]:
    told: list[str] = []
    return [judge(index, judged) for judged in keep_present(read_untuned(), index, told.append)]


def test_questions_that_nobody_tuned_on_are_answered(
    outcomes: list[Outcome], index: Index, record_property: Tell
) -> None:
    list(keep_present(read_untuned(), index, lambda text: record_property(TOLD, text)))
    for part, of_part in list_parts(outcomes):
        record_property(TOLD, write_sums(part, of_part))
    record_property(TOLD, write_sums("all that nobody tuned on", outcomes))
    sums = summarise(outcomes)

    assert sums["first right"] >= LEAST_FIRST
    assert sums["in five"] >= LEAST_IN_FIVE
    assert sums["'not here'"] >= LEAST_NOT_HERE
    assert sums["false 'not here'"] <= MOST_FALSELY_NOT_HERE


def test_no_entry_that_goes_costs_more_than_the_margin(outcomes: list[Outcome]) -> None:
    """At worst every question is lost that it was the first result of, but for those that nothing else answers."""
    covered = [each for each in outcomes if not each.judged.not_covered]
    whole = summarise(covered)["first right"]
    costs = []
    for address in {each.first_address for each in covered if each.first}:
        left = [each for each in covered if set(each.judged.right) - {address}]
        costs.append(whole - sum(each.first and each.first_address != address for each in left) / len(left))

    assert max(costs) < MARGIN


def test_no_subject_that_goes_costs_more_than_the_margin(outcomes: list[Outcome]) -> None:
    others = [each for each in outcomes if each.judged.not_covered]

    told_of = Counter(each.not_covered for each in others if each.not_covered)

    assert max(told_of.values()) / len(others) < MARGIN_OF_NOT_COVERED


@pytest.mark.whole
def test_what_the_search_was_tuned_on_is_told_and_not_guarded(index: Index, record_property: Tell) -> None:
    tuned_on = [judge(index, judged) for judged in keep_present(read_tuned_on(), index, lambda _: None)]

    record_property(TOLD, write_sums("tuned on", tuned_on))


def test_there_are_enough_questions_and_each_is_asked_once() -> None:
    asked = [judged.ask for judged in [*read_tuned_on(), *read_untuned()]]

    assert len(read_untuned()) >= LEAST_QUESTIONS
    assert len(set(asked)) == len(asked)


def test_every_question_has_a_graded_answer_or_is_not_covered() -> None:
    for judged in read_all():
        assert bool(judged.right) != judged.not_covered
        assert set(judged.right.values()) <= {1, 2, 3}
