"""Cards with rates and limits: what applies on the day asked about."""

from datetime import date

from django.utils.html import format_html, format_html_join

from guidance import models
from guidance.pages.search.answer_card import AnswerCard
from guidance.pages.search.guide_cards import CardRequest
from guidance.presenters.citations import cite_all
from guidance.presenters.years import ChosenYear
from guidance.rules.numbers import format_measure
from guidance.rules.years.holding import write_days


def give_figures(asked: CardRequest, series_slug: str) -> AnswerCard | None:
    """None for figures that were counted at a date: they apply to no other."""
    day = _find_day(asked.chosen)
    dated = models.Figure.objects.filter(series__slug=series_slug, holds_from__isnull=False, holds_from__lte=day)
    rows = dated.exclude(holds_to__lt=day).order_by("order").select_related("series", "source")
    if not rows:
        return None
    series = rows[0].series
    values = ((_name_figure(figure), format_measure(figure.value, series.unit)) for figure in rows)
    return AnswerCard(
        series.title,
        asked.prose.kept.link(series.get_absolute_url()),
        format_html("<ul>{}</ul>", format_html_join("", "<li>{}: {}</li>", values)),
        citations=cite_all(rows),
        more="All the figures, with their sources",
    )


def _name_figure(figure: models.Figure) -> str:
    """With the days that it applies, unless its label has them."""
    days = write_days(figure.holds_from, figure.holds_to)
    return figure.label if days in figure.label else f"{figure.label}, {days}"


def _find_day(chosen: ChosenYear) -> date:
    """The day asked for, or today, or the last day of another year."""
    return chosen.day or (chosen.today if chosen.is_current else chosen.days[1])
