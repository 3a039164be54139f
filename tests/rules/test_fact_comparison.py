"""A fact differs by its data, not by how two sources word it."""

from collections.abc import Hashable

import pytest

from guidance.rules.years.fact_comparison import FactOutcome, FactStated, compare_facts


def stated(words: str = "", **data: Hashable | set[Hashable]) -> FactStated:
    return FactStated(
        words, {name: frozenset(value if isinstance(value, set) else {value}) for name, value in data.items()}
    )


NOTHING = stated()


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (stated("Half.", share=50), stated("All.", share=100), FactOutcome.DIFFERS),
        (stated("Half.", share=50), stated("50%.", share=50), FactOutcome.SAME),
        (stated("Half."), stated("50%."), FactOutcome.NOT_CLEAR),
        (stated("Half."), stated("Half."), FactOutcome.SAME),
        pytest.param(
            stated("Half.", share=50), stated("Some."), FactOutcome.NOT_CLEAR, id="one year has no figure"
        ),
        pytest.param(
            stated("Half, then all.", first=50, later=100),
            stated("All for later ones.", later=100),
            FactOutcome.NOT_CLEAR,
            id="one figure agrees, the other is not known",
        ),
        pytest.param(
            stated("Half, then all.", first=50, later=100),
            stated("Half for later ones.", later=50),
            FactOutcome.DIFFERS,
            id="one figure differs, the other is not known",
        ),
        pytest.param(
            stated("5, say two.", bands={"5", "6"}), stated("6.", bands={"6"}), FactOutcome.NOT_CLEAR,
            id="the sources of a year disagree, and one agrees with the other year",
        ),
        pytest.param(stated("5 or 6.", bands={"5", "6"}), stated("4 to 8a.", bands={"4-8a"}), FactOutcome.DIFFERS),
        (NOTHING, stated("Half.", share=50), FactOutcome.ONLY_AFTER),
        (stated("Half.", share=50), NOTHING, FactOutcome.ONLY_BEFORE),
        (NOTHING, NOTHING, FactOutcome.NEITHER),
    ],
)  # fmt: skip
def test_two_years_differ_where_their_data_do(before: FactStated, after: FactStated, outcome: FactOutcome) -> None:
    assert compare_facts(before, after) == outcome
