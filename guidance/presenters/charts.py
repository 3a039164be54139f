"""Series of figures, and pay, as charts drawn on the server. Every chart has a table beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidance import models
from guidance.rules.charts import Bar, BarGroup, Drawing, can_be_drawn, draw_chart
from guidance.rules.fixed.slugs import SeriesSlug
from guidance.rules.money import format_pounds
from guidance.rules.numbers import format_measure

# Series for which a picture helps: counts, ratios and rates of one kind of thing. Limits, targets, costs of unlike
# things, and two or three small numbers are quicker to read in a table.
DRAWN = frozenset(
    {
        SeriesSlug.AMHP_HEADCOUNT,
        SeriesSlug.AMHP_RATIOS,
        SeriesSlug.DETENTION_RATES,
        SeriesSlug.NHS_SOCIAL_WORKERS,
        SeriesSlug.PEOPLE_ASSESSED,
        SeriesSlug.PRACTITIONERS_IN_POST,
    }
)


@dataclass(frozen=True, slots=True)
class Chart:
    """`note` says what all the bars have in common, or that they differ. `description` has every bar in words."""

    id: str
    title: str
    note: str
    description: str
    drawing: Drawing


def series_chart(series: models.FigureSeries, figures: Sequence[models.Figure]) -> Chart | None:
    """A bar for each figure that has a value, grouped by basis. None where a table alone is better."""
    if series.slug not in DRAWN or not can_be_drawn(figure.value for figure in figures):
        return None
    held = [(figure, figure.value) for figure in figures if figure.value is not None]
    dates = {figure.date_text for figure, _ in held}
    bases: dict[str, list[Bar]] = {}
    for figure, value in held:
        label = f"{figure.label}:" if len(dates) == 1 else f"{figure.label}, {figure.date_text}:"
        bases.setdefault(figure.basis, []).append(Bar(label, format_measure(value, series.unit), value))
    same_basis = len(bases) == 1
    groups = [BarGroup("" if same_basis else basis, bars) for basis, bars in bases.items()]
    if same_basis:
        note = ", ".join([*bases, *(dates if len(dates) == 1 else ())]) + "."
    else:
        note = "Each group of bars was counted in its own way. Do not read a change from one group to another."
    return Chart(
        id=f"{series.slug}-chart",
        title=f"{series.title}, {series.unit}",
        note=note,
        description=_describe_bars(groups),
        drawing=draw_chart(groups),
    )


def pay_chart(bands: Iterable[models.Band], points: Sequence[models.PayPoint], year: str) -> Chart | None:
    """Each band from its lowest pay to its highest in one year. None where too few bands have pay to draw."""
    bars = []
    for band in bands:
        amounts = sorted(point.amount for point in points if point.band_id == band.pk and point.amount is not None)
        if amounts:
            lowest, highest = amounts[0], amounts[-1]
            text = (
                format_pounds(lowest) if lowest == highest else f"{format_pounds(lowest)} to {format_pounds(highest)}"
            )
            bars.append(Bar(f"{band}:", text, highest, lowest))
    if not can_be_drawn(bar.end for bar in bars):
        return None
    groups = [BarGroup("", bars)]
    return Chart(
        id="pay-chart",
        title=f"Pay range of each band in {year}",
        note="From the entry step to the top step, pounds a year, full time. The scale starts at £0.",
        description=_describe_bars(groups),
        drawing=draw_chart(groups),
    )


def month_chart(costs: Sequence[tuple[str, Decimal | None]]) -> Chart | None:
    """What a plan costs in each of its months. None where too few of them have an amount to draw."""
    if not can_be_drawn(amount for _, amount in costs):
        return None
    bars = [Bar(f"{month}:", format_pounds(amount), amount) for month, amount in costs if amount is not None]
    groups = [BarGroup("", bars)]
    return Chart(
        id="month-chart",
        title="What the plan costs in each month",
        note="Pounds a month, all posts. The scale starts at £0.",
        description=_describe_bars(groups),
        drawing=draw_chart(groups),
    )


def _describe_bars(groups: Sequence[BarGroup]) -> str:
    """Every bar in words, basis by basis."""
    return " ".join(
        f"{group.heading + '. ' if group.heading else ''}{'; '.join(f'{bar.label} {bar.text}' for bar in group.bars)}."
        for group in groups
    )
