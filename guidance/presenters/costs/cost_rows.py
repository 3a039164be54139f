"""The numbers that a cost is worked out from in one contract year: pay, rates and the maximum reimbursement."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from guidance import models
from guidance.models.guide.source_labels import find_weakest_label
from guidance.models.sources import Source
from guidance.presenters.role_bands import BandCaution, find_band_caution
from guidance.presenters.year_texts import YearTexts
from guidance.rules import numbers
from guidance.rules.choosing.funding import find_funding_rule
from guidance.rules.costs import cost_numbers
from guidance.rules.costs.posts import Post
from guidance.rules.dates import long_date
from guidance.rules.fixed import slugs
from guidance.rules.money import format_pounds
from guidance.rules.years import contract_years, holding

RowT = TypeVar("RowT")

OF_AMHPS = (slugs.SeriesSlug.AMHP_RATIOS, slugs.SeriesSlug.AMHPS_PER_100_000)

TAX_YEAR_BEGINS = 6  # April
WITH_SUPPLEMENT = set(models.Zone) - {models.Zone.REST_OF_ENGLAND}


@dataclass(frozen=True, slots=True)
class CostRows:
    """What a year's sums are worked out from: what applies on `day`. What else applies in the year is said beside it.

    `points` are the year's pay points by band and step, lowest band first. `rates` are by series and zone, which is
    blank where there is one rate for England, and `figures` by series and slug. `stated` are the bands that sources of
    any year give the practitioner.
    """

    year: str
    day: date
    points: Mapping[tuple[str, str], Sequence[models.PayPoint]]
    figures: Mapping[tuple[str, str], models.Figure]
    rates: Mapping[tuple[str, str], Sequence[models.Figure]]
    reimbursements: Mapping[tuple[str, str], Sequence[models.Reimbursement]]
    texts: YearTexts
    stated: Iterable[models.RoleBand] = ()

    @property
    def bands(self) -> list[models.Band]:
        held = {band: points[0].band for (band, _), points in self.points.items()}
        return list(held.values()) or list(models.Band.objects.all())

    @property
    def steps(self) -> dict[str, list[str]]:
        """The pay points of each band. Empty where we have no pay for the year."""
        found: dict[str, list[str]] = {}
        for band, step in self.points:
            found.setdefault(band, []).append(step)
        return {band: [str(step) for step in models.PayPoint.Step if step in steps] for band, steps in found.items()}

    def figure(self, series: str, name: str, unit: str, zone: str = "") -> cost_numbers.Number:
        rows = self.rates.get((series, zone), ())
        held = holding.find_on(rows, self.day)
        changes = self._describe_days(rows, held, lambda row: numbers.format_measure(row.value, unit))
        if held is None or held.value is None:
            return cost_numbers.Number(name, unit, caution=changes)
        said = cost_numbers.Number(name, unit, held.value, *describe_source(held.source, held.locator, changes))
        if held.worked_out:
            return replace(said, worked_out=held.worked_out, caution=_join(_caution(held), changes))
        return said

    def insurance(self) -> tuple[cost_numbers.Number, cost_numbers.Number]:
        """Its rate and threshold. The first days of April take those of the tax year that begins on the 6th."""
        taxed = replace(self, day=max(self.day, self.bounds[0].replace(day=TAX_YEAR_BEGINS)))
        return (
            taxed.figure(slugs.SeriesSlug.INSURANCE_RATE, "National Insurance, employer's rate", numbers.PER_CENT),
            taxed.figure(slugs.SeriesSlug.INSURANCE_THRESHOLD, "National Insurance, threshold a year", numbers.POUNDS),
        )

    @property
    def bounds(self) -> tuple[date, date]:
        return contract_years.get_bounds(self.year)

    def pension(self) -> cost_numbers.Number:
        return self.figure(slugs.SeriesSlug.PENSION, "Pension, paid by the employer", numbers.PER_CENT)

    def full_time_hours(self) -> cost_numbers.Number:
        return self.figure(slugs.SeriesSlug.HOURS, "Full-time week", "hours a week")

    def supplement(self, zone: str) -> tuple[cost_numbers.Number, cost_numbers.Number, cost_numbers.Number] | None:
        """The supplement's rate, minimum and maximum. None where the zone has no supplement."""
        if zone not in WITH_SUPPLEMENT:
            return None
        place = models.Zone(zone).label
        return (
            self.figure(
                slugs.SeriesSlug.SUPPLEMENT_RATE, f"High cost area supplement, {place}", numbers.PER_CENT, zone
            ),
            self.figure(slugs.SeriesSlug.SUPPLEMENT_MINIMUM, f"Least supplement, {place}", numbers.POUNDS, zone),
            self.figure(slugs.SeriesSlug.SUPPLEMENT_MAXIMUM, f"Most supplement, {place}", numbers.POUNDS, zone),
        )

    def most(self, band: str, zone: str) -> cost_numbers.Number:
        name = "Maximum reimbursement, full time, a year"
        rows = self.reimbursements.get((band, zone), ())
        held = holding.find_on(rows, self.day)
        changes = self._describe_days(rows, held, lambda row: format_pounds(row.amount))
        if held is None or held.amount is None or held.source is None:
            return cost_numbers.Number(name, numbers.POUNDS, caution=changes)
        described = describe_source(held.source, held.locator, changes)
        return cost_numbers.Number(name, numbers.POUNDS, held.amount, *described)

    def pay(self, band: str, step: str) -> cost_numbers.Number | None:
        """None where the band has no such step in the year. If we have no pay for the year, has no value."""
        name = f"Full-time pay, Band {band}, {models.PayPoint.Step(step).label.lower()}"
        points = self.points.get((band, step), ())
        if not points:
            return None if self.points else cost_numbers.Number(name, numbers.POUNDS)
        held = holding.find_on(points, self.day)
        changes = self._describe_days(points, held, lambda point: format_pounds(point.amount))
        if held is None or held.amount is None:
            return cost_numbers.Number(name, numbers.POUNDS, caution=changes)
        described = describe_source(held.source, held.locator, changes)
        return cost_numbers.Number(name, numbers.POUNDS, held.amount, *described)

    def caution_about_band(self, slug: str) -> BandCaution | None:
        band = next((one for one in self.bands if one.slug == slug), None)
        return find_band_caution(self.stated, band, self.year) if band else None

    def label(self, post: Post) -> models.Label:
        """How firm the cost of a post outside London is, by the pay and the rates that it is worked out from."""
        series = (
            slugs.SeriesSlug.HOURS,
            slugs.SeriesSlug.INSURANCE_RATE,
            slugs.SeriesSlug.INSURANCE_THRESHOLD,
            slugs.SeriesSlug.PENSION,
        )
        figures = [one for slug in series if (one := holding.find_on(self.rates.get((slug, ""), ()), self.day))]
        pay = holding.find_on(self.points.get((post.band, post.step), ()), self.day)
        return find_weakest_label(
            [pay.source if pay else None, *(figure.source for figure in figures)],
            is_worked_out=any(figure.worked_out for figure in figures),
        )

    def _describe_days(
        self, rows: Sequence[holding.RowT], held: holding.RowT | None, write: Callable[[holding.RowT], str]
    ) -> str:
        """How the amount changes within the year, and whether it began before the year and no end is known."""
        first, _ = contract_years.get_bounds(self.year)
        changes = holding.describe_amounts(holding.find_in_year(rows, self.year), self.year, write)
        begun = held.holds_from if held and held.holds_to is None else None
        return _join(
            changes[:1].upper() + changes[1:],
            f"The latest we have is from {long_date(begun)}" if begun and begun < first else "",
        )

    def find_numbers(self, post: Post) -> cost_numbers.HeldNumbers | None:
        """What holds on the day. None where the post's band has no such pay point in the year."""
        pay = self.pay(post.band, post.step)
        if pay is None:
            return None
        rate, threshold = self.insurance()
        who_pays = self.texts.who_pays(self.year)
        caution = self.caution_about_band(post.band)
        return cost_numbers.HeldNumbers(
            pay=pay,
            full_time_hours=self.full_time_hours(),
            supplement=self.supplement(post.zone),
            insurance_rate=rate,
            insurance_threshold=threshold,
            pension_rate=self.pension(),
            most=self.most(post.band, post.zone),
            rule=find_funding_rule(self.year, post.place, self.texts.shares(self.year)),
            rule_said=self.texts.said(who_pays) if who_pays else "",
            rule_sources=self.texts.sources(who_pays) if who_pays else "",
            rule_label=self.texts.facts[who_pays].get_label_display() if who_pays else "",
            bands_caution=caution.text if caution else "",
        )


def cost_rows(year: str, texts: YearTexts, day: date) -> CostRows:
    """The rows of a year for sums of one of its days. Makes three queries: pay, figures and reimbursements.

    Makes a fourth, for the bands that are stated, once a sum asks for them.
    """
    bounds = contract_years.get_bounds(year)
    points = models.PayPoint.objects.holding_in(*bounds).select_related("band", "source")
    figures = models.Figure.objects.filter(series__slug__in=(*slugs.RATES, *OF_AMHPS)).select_related(
        "series", "source"
    )
    repaid = models.Reimbursement.objects.held().holding_in(*bounds).filter(role__slug=slugs.RoleSlug.MHP)
    stated = models.RoleBand.objects.filter(role__slug=slugs.RoleSlug.MHP, lowest__isnull=False)
    held = list(figures.order_by("series__order", "order"))
    return CostRows(
        year,
        day,
        _group(points.order_by("band__order", "step"), lambda point: (point.band.slug, point.step)),
        {(figure.series.slug, figure.slug): figure for figure in held},
        _group(held, lambda figure: (figure.series.slug, figure.zone)),
        _group(repaid.select_related("band", "source"), lambda row: (row.band.slug, row.zone)),
        texts,
        stated.select_related("contract_year", "lowest", "highest", "source"),
    )


def cost_rows_of_employer(year: str, day: date) -> CostRows:
    """The rows for what a post costs before anything is repaid. Makes two queries: pay and figures."""
    points = models.PayPoint.objects.holding_in(*contract_years.get_bounds(year)).select_related("band", "source")
    figures = list(models.Figure.objects.filter(series__slug__in=slugs.RATES).select_related("series", "source"))
    return CostRows(
        year,
        day,
        points=_group(points.order_by("band__order", "step"), lambda point: (point.band.slug, point.step)),
        figures={},
        rates=_group(figures, lambda figure: (figure.series.slug, figure.zone)),
        reimbursements={},
        texts=YearTexts({}, {}),
    )


def _group(rows: Iterable[RowT], key: Callable[[RowT], tuple[str, str]]) -> dict[tuple[str, str], list[RowT]]:
    found: dict[tuple[str, str], list[RowT]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _caution(figure: models.Figure) -> str:
    """Of our own arithmetic: how it was done, and what to look out for in the source that it starts from."""
    said = (figure.worked_out, figure.note.rstrip("."), figure.source.caution)
    return _join(*said)


def _join(*texts: str) -> str:
    return ". ".join(text for text in texts if text)


def describe_source(source: Source, locator: str, changes: str) -> tuple[str, str, str, str]:
    """A source's name as a sum gives it, its publisher, its page on this site, and its caution."""
    named = f"{source.title}, {source.publisher}, {source.short_date_text} ({locator})"
    return named, source.publisher, source.get_absolute_url(), _join(source.caution, changes)
