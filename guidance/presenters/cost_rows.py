"""The numbers that a cost is worked out from, as they are held for a contract year: pay, rates and the most repaid."""

from collections.abc import Mapping
from dataclasses import dataclass

from guidance.models import Band, Figure, PayPoint, Reimbursement
from guidance.models.sources import Source
from guidance.presenters.year_texts import YearTexts
from guidance.rules.choosing.funding import funding_rule
from guidance.rules.costs.cost_numbers import CostFacts, Number, place_of
from guidance.rules.fixed.keys import FigureKey
from guidance.rules.fixed.slugs import RoleSlug, SeriesSlug
from guidance.rules.numbers import PER_CENT, POUNDS
from guidance.rules.years.contract_years import label

SERIES = (
    SeriesSlug.HOURS,
    SeriesSlug.INSURANCE_RATE,
    SeriesSlug.INSURANCE_THRESHOLD,
    SeriesSlug.PENSION,
    SeriesSlug.SUPPLEMENT_RATE,
    SeriesSlug.SUPPLEMENT_LIMITS,
    SeriesSlug.AMHP_RATIOS,
    SeriesSlug.AMHPS_PER_100_000,
)

WITH_SUPPLEMENT = set(Reimbursement.Zone) - {Reimbursement.Zone.REST_OF_ENGLAND}


@dataclass(frozen=True, slots=True)
class CostRows:
    """All that a year's sums rest on. `points` are its pay points, by band and step, lowest band first."""

    year: str
    points: Mapping[tuple[str, str], PayPoint]
    figures: Mapping[tuple[str, str], Figure]
    reimbursements: Mapping[tuple[str, str], Reimbursement]
    texts: YearTexts

    @property
    def bands(self) -> list[Band]:
        held = {band: point.band for (band, _), point in self.points.items()}
        return list(held.values()) or list(Band.objects.all())

    def figure(self, series: str, slug: str, name: str, unit: str) -> Number:
        held = self.figures.get((series, slug))
        if held is None or held.value is None:
            return Number(name, unit)
        return Number(name, unit, held.value, *_backing(held.source, held.locator))

    def insurance(self) -> tuple[Number, Number]:
        return (
            self.figure(SeriesSlug.INSURANCE_RATE, self.year, "National Insurance, employer's rate", PER_CENT),
            self.figure(SeriesSlug.INSURANCE_THRESHOLD, self.year, "National Insurance, threshold a year", POUNDS),
        )

    def pension(self) -> Number:
        return self.figure(SeriesSlug.PENSION, self.year, "Pension, paid by the employer", PER_CENT)

    def full_time_hours(self) -> Number:
        return self.figure(SeriesSlug.HOURS, FigureKey.HOURS.slug, "Full-time week", "hours a week")

    def supplement(self, zone: str) -> tuple[Number, Number, Number] | None:
        """Its rate, the least and the most; None where the place has none."""
        if zone not in WITH_SUPPLEMENT:
            return None
        place = Reimbursement.Zone(zone).label
        slug = f"{self.year}-{zone}"
        return (
            self.figure(SeriesSlug.SUPPLEMENT_RATE, slug, f"High cost area supplement, {place}", PER_CENT),
            self.figure(SeriesSlug.SUPPLEMENT_LIMITS, f"{slug}-least", f"Least supplement, {place}", POUNDS),
            self.figure(SeriesSlug.SUPPLEMENT_LIMITS, f"{slug}-most", f"Most supplement, {place}", POUNDS),
        )

    def most(self, band: str, zone: str) -> Number:
        name = "Most that the ARRS repays, full time, a year"
        held = self.reimbursements.get((band, zone))
        if held is None or held.amount is None or held.source is None:
            return Number(name, POUNDS)
        return Number(name, POUNDS, held.amount, *_backing(held.source, held.locator))

    def pay(self, band: str, step: str) -> Number | None:
        """None where the band has no such step in the year. A year without any pay has none that is held."""
        name = f"Full-time pay, Band {band}, {PayPoint.Step(step).label.lower()}"
        point = self.points.get((band, step))
        if point is None:
            return None if self.points else Number(name, POUNDS)
        if point.amount is None:
            return Number(name, POUNDS)
        return Number(name, POUNDS, point.amount, *_backing(point.source, point.locator))

    def facts(self, pay: Number, band: str, step: str, zone: str, place: str) -> CostFacts:
        rate, threshold = self.insurance()
        return CostFacts(
            post=f"Band {band}, {PayPoint.Step(step).label.lower()}, {label(self.year)}",
            year=label(self.year),
            pay=pay,
            full_time_hours=self.full_time_hours(),
            supplement=self.supplement(zone),
            insurance_rate=rate,
            insurance_threshold=threshold,
            pension_rate=self.pension(),
            most=self.most(band, zone),
            rule=funding_rule(self.year, place_of(place), self.texts.said),
        )


def cost_rows(year: str, texts: YearTexts) -> CostRows:
    """Three queries: pay, figures and the most that is repaid."""
    points = PayPoint.objects.filter(contract_year__slug=year).select_related("band", "source")
    figures = Figure.objects.filter(series__slug__in=SERIES).select_related("series", "source")
    repaid = Reimbursement.objects.held().filter(contract_year__slug=year, role__slug=RoleSlug.MHP)
    return CostRows(
        year,
        {(point.band.slug, point.step): point for point in points.order_by("band__order", "step")},
        {(figure.series.slug, figure.slug): figure for figure in figures.order_by("series__order", "order")},
        {(row.band.slug, row.zone): row for row in repaid.select_related("band", "source")},
        texts,
    )


def _backing(source: Source, locator: str) -> tuple[str, str, str, str]:
    """A source as a sum names it, its publisher, its page here, and what to beware of."""
    named = f"{source.title}, {source.publisher}, {source.short_date_text} ({locator})"
    return named, source.publisher, source.get_absolute_url(), source.caution
