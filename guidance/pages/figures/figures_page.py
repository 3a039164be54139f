"""Figures by series: every number with its date, basis, scope and source."""

from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters import charts, citations
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date
from guidance.rules.numbers import format_measure


@dataclass(frozen=True, slots=True)
class FigureOnPage:
    anchor: str
    label: str
    value: str
    date_text: str
    basis_html: SafeString
    scope: str
    note_html: SafeString
    citation: citations.SourceCited


@dataclass(frozen=True, slots=True)
class SeriesOnPage:
    """`later` counts the figures left out because they are dated after the day that the page answers for."""

    anchor: str
    title: str
    unit: str
    html: SafeString
    role: Link | None
    chart: charts.Chart | None
    figures: list[FigureOnPage]
    later: int


@dataclass(frozen=True, slots=True)
class FiguresPage:
    last_day: str
    contents: list[Link]
    series: list[SeriesOnPage]


def figures_page(chosen: ChosenYear, prose: Prose) -> FiguresPage:
    """Every figure or, for a chosen day or year, those dated up to its last day and those without a date."""
    last_day = chosen.days[1] if chosen.query else None
    figures: dict[int, list[models.Figure]] = {}
    for figure in models.Figure.objects.select_related("series", "source"):
        figures.setdefault(figure.series_id, []).append(figure)
    series = list(models.FigureSeries.objects.select_related("role"))
    return FiguresPage(
        last_day=long_date(last_day) if last_day else "",
        contents=[Link(one.title, f"#{one.slug}") for one in series],
        series=[_build_series(one, figures.get(one.pk, []), last_day, prose) for one in series],
    )


def _build_series(
    series: models.FigureSeries, every: list[models.Figure], last_day: date | None, prose: Prose
) -> SeriesOnPage:
    figures = [figure for figure in every if last_day is None or figure.as_of is None or figure.as_of <= last_day]
    return SeriesOnPage(
        anchor=series.slug,
        title=series.title,
        unit=series.unit,
        html=prose.html(series.description),
        role=Link(str(series.role), prose.kept.link(series.role.get_absolute_url())) if series.role else None,
        chart=charts.series_chart(series, figures),
        figures=[
            FigureOnPage(
                anchor=figure.anchor,
                label=figure.label,
                value=format_measure(figure.value, series.unit),
                date_text=figure.date_text,
                basis_html=prose.line(figure.basis),
                scope=figure.scope,
                note_html=prose.html(figure.note),
                citation=citations.cite_row(figure),
            )
            for figure in figures
        ],
        later=len(every) - len(figures),
    )
