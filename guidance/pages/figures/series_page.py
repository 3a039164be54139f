"""One series: all its figures in one table, each with its day, area, basis and source, and its chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.figures.figures_dated import split_by_day
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
    scope: str
    basis_html: SafeString
    note_html: SafeString
    citations: tuple[citations.SourceCited, ...]


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """`later` counts the figures left out because they are dated after `last_day`. `citations` has the source that all
    the figures have; where there are several, each figure has its own.
    """

    slug: str
    title: str
    breadcrumbs: list[tuple[str, str]]
    unit: str
    html: SafeString
    role: Link | None
    chart: charts.Chart | None
    figures: list[FigureOnPage]
    citations: tuple[citations.SourceCited, ...]
    last_day: str
    later: int
    previous: Link | None
    next: Link | None


def series_page(
    series: models.FigureSeries, every: Sequence[models.FigureSeries], chosen: ChosenYear, prose: Prose
) -> SeriesPage:
    """`every` are all the series, in order. For a chosen day or year, leaves out figures of a later day."""
    last_day = chosen.days[1] if chosen.query else None
    figures, later = split_by_day(
        models.Figure.objects.filter(series=series).select_related("series", "source"), last_day
    )
    cited = citations.cite_all(figures)
    beside = [one for one in every if one.role_id == series.role_id]
    place = beside.index(series)
    return SeriesPage(
        slug=series.slug,
        title=series.title,
        breadcrumbs=[("Figures", page_path("figures"))],
        unit=series.unit,
        html=prose.html(series.description),
        role=Link(str(series.role), chosen.kept.link(series.role.get_absolute_url())) if series.role else None,
        chart=charts.series_chart(series, figures),
        figures=[_build_figure(figure, series.unit, prose, has_source=len(cited) > 1) for figure in figures],
        citations=cited if len(cited) == 1 else (),
        last_day=long_date(last_day) if last_day else "",
        later=len(later),
        previous=_link_series(beside[place - 1], chosen) if place else None,
        next=_link_series(beside[place + 1], chosen) if place + 1 < len(beside) else None,
    )


def _build_figure(figure: models.Figure, unit: str, prose: Prose, *, has_source: bool) -> FigureOnPage:
    return FigureOnPage(
        anchor=figure.anchor,
        label=figure.label,
        value=format_measure(figure.value, unit),
        date_text=figure.date_text,
        scope=figure.scope,
        basis_html=prose.line(figure.basis),
        note_html=prose.html(figure.note),
        citations=(citations.cite_row(figure),) if has_source else (),
    )


def _link_series(series: models.FigureSeries, chosen: ChosenYear) -> Link:
    return Link(series.title, chosen.kept.link(series.get_absolute_url()))
