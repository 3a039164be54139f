from datetime import date
from decimal import Decimal

import pytest

from guidance.models import Figure, FigureSeries
from guidance.presenters.charts import pay_chart, series_chart
from tests import factories

pytestmark = pytest.mark.django_db


def a_drawn_series() -> FigureSeries:
    return factories.a_series(slug="amhp-headcount", title="AMHPs in England", unit="AMHPs")


def figures(series: FigureSeries) -> list[Figure]:
    return list(Figure.objects.filter(series=series))


def test_figures_of_one_basis_and_date_say_so_once() -> None:
    series = a_drawn_series()
    for order, value in enumerate((3250, 3900)):
        factories.a_figure(series, order=order, label=f"Group {order}", value=Decimal(value))
    chart = series_chart(series, figures(series))
    assert chart is not None
    assert chart.note == "headcount, 1 January 2023."
    assert chart.drawing.headings == []
    assert [(line.text, line.value) for line in chart.drawing.labels] == [("Group 0:", "3,250"), ("Group 1:", "3,900")]


def test_figures_of_different_basis_stand_apart_each_under_its_own() -> None:
    series = a_drawn_series()
    factories.a_figure(series, order=1, label="Approved", basis="survey", as_of=date(2018, 4, 1))
    factories.a_figure(series, order=2, label="Approved", basis="estimate", as_of=date(2020, 4, 1))
    factories.a_figure(series, order=3, label="Practising", basis="survey", as_of=date(2019, 4, 1))
    chart = series_chart(series, figures(series))
    assert chart is not None
    assert [line.text for line in chart.drawing.headings] == ["survey", "estimate"]
    assert "counted in its own way" in chart.note
    labels = " ".join(line.text for line in chart.drawing.labels)
    assert labels.index("1 April 2018") < labels.index("1 April 2019") < labels.index("1 April 2020")


def test_those_who_do_not_see_a_chart_are_told_every_bar_and_its_basis() -> None:
    series = a_drawn_series()
    factories.a_figure(series, order=1, label="Approved", basis="survey", value=Decimal(3250))
    factories.a_figure(series, order=2, label="Approved", basis="estimate", value=Decimal(3400))
    chart = series_chart(series, figures(series))
    assert chart is not None
    assert chart.description == "survey. Approved: 3,250. estimate. Approved: 3,400."


def test_a_figure_that_is_not_held_has_no_bar() -> None:
    series = a_drawn_series()
    for order, value in enumerate((Decimal(3250), None, Decimal(3900))):
        factories.a_figure(series, order=order, value=value)
    chart = series_chart(series, figures(series))
    assert chart is not None
    assert len(chart.drawing.bars) == 2


def test_a_series_that_reads_better_as_a_table_has_no_chart() -> None:
    series = factories.a_series(slug="costs-of-unlike-things")
    factories.a_figure(series)
    factories.a_figure(series)
    assert series_chart(series, figures(series)) is None


def test_pay_runs_from_the_lowest_amount_held_to_the_highest() -> None:
    year = factories.a_year("2026-27")
    bands = [factories.a_band("5"), factories.a_band("6"), factories.a_band("7")]
    points = [
        factories.a_pay_point(bands[0], year, "entry", 30000),
        factories.a_pay_point(bands[0], year, "intermediate", None),
        factories.a_pay_point(bands[0], year, "top", 40000),
        factories.a_pay_point(bands[1], year, "entry", 50000),
        factories.a_pay_point(bands[2], year, "entry", None),
    ]
    chart = pay_chart(bands, points, "2026/27")
    assert chart is not None
    labels = [(line.text, line.value) for line in chart.drawing.labels]
    assert labels == [("Band 5:", "\N{POUND SIGN}30,000 to \N{POUND SIGN}40,000"), ("Band 6:", "\N{POUND SIGN}50,000")]
    assert [(bar.x, bar.width) for bar in chart.drawing.bars] == [(60, 20), (Decimal("99.5"), Decimal("0.5"))]


def test_pay_that_is_held_for_one_band_alone_is_not_drawn() -> None:
    band = factories.a_band("5")
    assert pay_chart([band], [factories.a_pay_point(band, factories.a_year())], "2026/27") is None
