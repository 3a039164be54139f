"""Every series of figures by the role it is about: how many figures each has, and of when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from guidance import models
from guidance.pages.figures.figures_dated import Dated, split_by_day
from guidance.presenters.links import Link
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date

NOT_OF_ONE_ROLE = "Not about one role"


@dataclass(frozen=True, slots=True)
class SeriesListed:
    """`former_anchors` are the places that its figures had here before each series had a page."""

    anchor: str
    link: Link
    former_anchors: list[str]


@dataclass(frozen=True, slots=True)
class SeriesOfRole:
    anchor: str
    heading: str
    guide_href: str
    series: list[SeriesListed]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    roles: list[SeriesOfRole]


def figures_page(chosen: ChosenYear) -> FiguresPage:
    """For a chosen day or year, counts the figures dated up to its last day, and those without a date."""
    last_day = chosen.days[1] if chosen.query else None
    figures: dict[int, list[Dated]] = {}
    for series_id, slug, as_of in models.Figure.objects.values_list("series_id", "slug", "as_of"):
        figures.setdefault(series_id, []).append(Dated(slug, as_of))
    by_role: dict[models.Role | None, list[models.FigureSeries]] = {}
    for series in models.FigureSeries.objects.select_related("role"):
        by_role.setdefault(series.role, []).append(series)
    in_order = sorted(by_role, key=lambda role: (role is None, role.order if role else 0, str(role)))
    roles = [_list_series(role, by_role[role], figures, last_day, chosen) for role in in_order]
    return FiguresPage(roles)


def _list_series(
    role: models.Role | None,
    listed: Iterable[models.FigureSeries],
    figures: dict[int, list[Dated]],
    last_day: date | None,
    chosen: ChosenYear,
) -> SeriesOfRole:
    return SeriesOfRole(
        anchor=f"role-{role.slug}" if role else "role-none",
        heading=str(role) if role else NOT_OF_ONE_ROLE,
        guide_href=chosen.kept.link(role.get_absolute_url()) if role else "",
        series=[
            SeriesListed(
                anchor=series.slug,
                link=Link(
                    series.title,
                    chosen.kept.link(series.get_absolute_url()),
                    note=describe_figures(figures.get(series.pk, []), last_day),
                ),
                former_anchors=[f"{series.slug}.{figure.slug}" for figure in figures.get(series.pk, [])],
            )
            for series in listed
        ],
    )


def describe_figures(figures: Sequence[Dated], last_day: date | None) -> str:
    """'3 figures, 2018 to 2025', '1 figure, no date stated', 'No figure up to 31 March 2022'."""
    held, _ = split_by_day(figures, last_day)
    if not held:
        return f"No figure up to {long_date(last_day)}" if last_day and figures else "No figure yet"
    years = sorted({figure.as_of.year for figure in held if figure.as_of})
    undated = any(figure.as_of is None for figure in held)
    when = "" if not years else str(years[0]) if len(years) == 1 else f"{years[0]} to {years[-1]}"
    if undated:
        when = f"{when}, some without a date" if when else "no date stated"
    return f"{len(held)} figure{'' if len(held) == 1 else 's'}, {when}"
