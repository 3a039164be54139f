from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guidance.rules.charts import LETTERS_IN_A_LINE, LINE, NARROWEST, Bar, BarGroup, can_be_drawn, draw_chart


def bar(label: str, end: int, start: int = 0) -> Bar:
    return Bar(label, str(end), Decimal(end), Decimal(start))


@pytest.mark.parametrize(
    ("values", "drawn"),
    [([3, 4], True), ([0, 1], True), ([3], False), ([3, None], False), ([], False), ([0, 0], False), ([3, -1], False)],
    ids=["two", "none and one", "one alone", "one missing", "none", "nothing but zeros", "one below nothing"],
)
def test_a_chart_needs_two_numbers_that_bars_can_show(values: list[int | None], drawn: bool) -> None:
    assert can_be_drawn(None if value is None else Decimal(value) for value in values) is drawn


def test_bars_are_as_long_as_their_numbers_on_one_scale_that_starts_at_nothing() -> None:
    drawn = draw_chart([BarGroup("Survey", [bar("A", 50), bar("B", 200)]), BarGroup("Estimate", [bar("C", 100)])])
    assert [(one.x, one.width) for one in drawn.bars] == [(0, 25), (0, 100), (0, 50)]


def test_a_range_starts_where_it_starts_and_a_bar_without_a_start_at_nothing() -> None:
    drawn = draw_chart([BarGroup("", [Bar("Band 3", "20", Decimal(20)), bar("Band 6", 40)])])
    assert [(one.x, one.width) for one in drawn.bars] == [(0, 50), (0, 100)]
    drawn = draw_chart([BarGroup("", [bar("Band 5", 40, start=30), bar("Band 6", 50, start=40)])])
    assert [(one.x, one.width) for one in drawn.bars] == [(60, 20), (80, 20)]


def test_a_bar_beside_a_far_longer_one_can_still_be_seen() -> None:
    drawn = draw_chart([BarGroup("", [bar("Few", 1), bar("Many", 100_000)])])
    assert drawn.bars[0].width == NARROWEST


def test_each_basis_heads_its_own_bars_and_stands_above_them() -> None:
    drawn = draw_chart([BarGroup("Survey", [bar("A", 1)]), BarGroup("Estimate", [bar("B", 2)])])
    assert [line.text for line in drawn.headings] == ["Survey", "Estimate"]
    first, second = drawn.headings
    assert first.y < LINE
    assert first.y < drawn.bars[0].y < second.y < drawn.bars[1].y


def test_a_value_that_does_not_fit_beside_its_label_has_a_line_of_its_own() -> None:
    drawn = draw_chart([BarGroup("", [bar("x" * (LETTERS_IN_A_LINE - 2), 4285), bar("Short", 3)])])
    assert [(line.text[:5], line.value) for line in drawn.labels] == [("xxxxx", ""), ("", "4285"), ("Short", "3")]


words = st.text(st.characters(min_codepoint=97, max_codepoint=122), min_size=1, max_size=15)
labels = st.lists(words, min_size=1, max_size=15).map(" ".join)
bars = st.builds(bar, labels, st.integers(1, 10**7))
groups = st.lists(
    st.builds(BarGroup, labels | st.just(""), st.lists(bars, min_size=1, max_size=6)), min_size=1, max_size=6
)


@given(groups)
def test_nothing_overlaps_and_everything_stays_within_the_drawing(groups: list[BarGroup]) -> None:
    drawn = draw_chart(groups)
    lines = [*drawn.headings, *drawn.labels]
    baselines = sorted(line.y for line in lines)
    assert all(after - before >= Decimal("1.3") for before, after in pairwise(baselines))
    assert all(len(line.text) + len(line.value) <= LETTERS_IN_A_LINE for line in lines)
    for one in drawn.bars:
        assert one.x >= 0
        assert one.x + one.width <= 100
        assert one.y + drawn.bar_height <= drawn.height
        below = [y for y in baselines if y > one.y]
        assert not below or below[0] - one.y >= drawn.bar_height + Decimal("0.8")
