"""The numbers that a cost is worked out from in one contract year: pay, rates and the maximum reimbursement."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guidance import models
from guidance.models.sources import Source
from guidance.presenters.year_texts import YearTexts
from guidance.rules import numbers
from guidance.rules.choosing.funding import find_funding_rule
from guidance.rules.costs import cost_numbers
from guidance.rules.costs.posts import Post
from guidance.rules.fixed import slugs
from guidance.rules.fixed.keys import FigureKey

SERIES = (
    slugs.SeriesSlug.HOURS,
    slugs.SeriesSlug.INSURANCE_RATE,
    slugs.SeriesSlug.INSURANCE_THRESHOLD,
    slugs.SeriesSlug.PENSION,
    slugs.SeriesSlug.SUPPLEMENT_RATE,
    slugs.SeriesSlug.SUPPLEMENT_LIMITS,
    slugs.SeriesSlug.AMHP_RATIOS,
    slugs.SeriesSlug.AMHPS_PER_100_000,
)

WITH_SUPPLEMENT = set(models.Reimbursement.Zone) - {models.Reimbursement.Zone.REST_OF_ENGLAND}


@dataclass(frozen=True, slots=True)
class CostRows:
    """What a year's sums are worked out from. `points` are its pay points by band and step, lowest band first."""

    year: str
    points: Mapping[tuple[str, str], models.PayPoint]
    figures: Mapping[tuple[str, str], models.Figure]
    reimbursements: Mapping[tuple[str, str], models.Reimbursement]
    texts: YearTexts

    @property
    def bands(self) -> list[models.Band]:
        held = {band: point.band for (band, _), point in self.points.items()}
        return list(held.values()) or list(models.Band.objects.all())

    def figure(self, series: str, slug: str, name: str, unit: str) -> cost_numbers.Number:
        held = self.figures.get((series, slug))
        if held is None or held.value is None:
            return cost_numbers.Number(name, unit)
        said = cost_numbers.Number(name, unit, held.value, *_describe_source(held.source, held.locator))
        return replace(said, worked_out=held.worked_out, caution=_caution(held)) if held.worked_out else said

    def insurance(self) -> tuple[cost_numbers.Number, cost_numbers.Number]:
        return (
            self.figure(
                slugs.SeriesSlug.INSURANCE_RATE, self.year, "National Insurance, employer's rate", numbers.PER_CENT
            ),
            self.figure(
                slugs.SeriesSlug.INSURANCE_THRESHOLD, self.year, "National Insurance, threshold a year", numbers.POUNDS
            ),
        )

    def pension(self) -> cost_numbers.Number:
        return self.figure(slugs.SeriesSlug.PENSION, self.year, "Pension, paid by the employer", numbers.PER_CENT)

    def full_time_hours(self) -> cost_numbers.Number:
        return self.figure(slugs.SeriesSlug.HOURS, FigureKey.HOURS.slug, "Full-time week", "hours a week")

    def supplement(self, zone: str) -> tuple[cost_numbers.Number, cost_numbers.Number, cost_numbers.Number] | None:
        """The supplement's rate, minimum and maximum. None where the zone has no supplement."""
        if zone not in WITH_SUPPLEMENT:
            return None
        place = models.Reimbursement.Zone(zone).label
        slug = f"{self.year}-{zone}"
        return (
            self.figure(
                slugs.SeriesSlug.SUPPLEMENT_RATE, slug, f"High cost area supplement, {place}", numbers.PER_CENT
            ),
            self.figure(
                slugs.SeriesSlug.SUPPLEMENT_LIMITS, f"{slug}-least", f"Least supplement, {place}", numbers.POUNDS
            ),
            self.figure(
                slugs.SeriesSlug.SUPPLEMENT_LIMITS, f"{slug}-most", f"Most supplement, {place}", numbers.POUNDS
            ),
        )

    def most(self, band: str, zone: str) -> cost_numbers.Number:
        name = "Most that the ARRS repays, full time, a year"
        held = self.reimbursements.get((band, zone))
        if held is None or held.amount is None or held.source is None:
            return cost_numbers.Number(name, numbers.POUNDS)
        return cost_numbers.Number(name, numbers.POUNDS, held.amount, *_describe_source(held.source, held.locator))

    def pay(self, band: str, step: str) -> cost_numbers.Number | None:
        """None where the band has no such step in the year. If we hold no pay for the year, has no value."""
        name = f"Full-time pay, Band {band}, {models.PayPoint.Step(step).label.lower()}"
        point = self.points.get((band, step))
        if point is None:
            return None if self.points else cost_numbers.Number(name, numbers.POUNDS)
        if point.amount is None:
            return cost_numbers.Number(name, numbers.POUNDS)
        return cost_numbers.Number(name, numbers.POUNDS, point.amount, *_describe_source(point.source, point.locator))

    def held(self, post: Post) -> cost_numbers.HeldNumbers | None:
        """None where the post's band has no such pay point in the year."""
        pay = self.pay(post.band, post.step)
        if pay is None:
            return None
        rate, threshold = self.insurance()
        who_pays = self.texts.who_pays(self.year)
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
        )


def cost_rows(year: str, texts: YearTexts) -> CostRows:
    """Makes three queries: pay, figures and reimbursements."""
    points = models.PayPoint.objects.filter(contract_year__slug=year).select_related("band", "source")
    figures = models.Figure.objects.filter(series__slug__in=SERIES).select_related("series", "source")
    repaid = models.Reimbursement.objects.held().filter(contract_year__slug=year, role__slug=slugs.RoleSlug.MHP)
    return CostRows(
        year,
        {(point.band.slug, point.step): point for point in points.order_by("band__order", "step")},
        {(figure.series.slug, figure.slug): figure for figure in figures.order_by("series__order", "order")},
        {(row.band.slug, row.zone): row for row in repaid.select_related("band", "source")},
        texts,
    )


def _caution(figure: models.Figure) -> str:
    """Of our own arithmetic: how it was done, and what to beware of in the source that it starts from."""
    said = (figure.worked_out, figure.note.rstrip("."), figure.source.caution)
    return ". ".join(text for text in said if text)


def _describe_source(source: Source, locator: str) -> tuple[str, str, str, str]:
    """A source's name as a sum gives it, its publisher, its page on this site, and its caution."""
    named = f"{source.title}, {source.publisher}, {source.short_date_text} ({locator})"
    return named, source.publisher, source.get_absolute_url(), source.caution
