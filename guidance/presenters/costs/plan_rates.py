"""The rates of a plan, from the rows of its contract years: those of every band, pay point and place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from guidance import models
from guidance.models.guide.source_labels import find_weakest_label
from guidance.models.sources import Source
from guidance.presenters.costs import cost_rows
from guidance.presenters.costs.cost_periods import divide_days
from guidance.presenters.costs.plan_numbers import PlanNumbers
from guidance.presenters.site import this_site
from guidance.rules.choosing import funding
from guidance.rules.costs import cost_numbers, posts
from guidance.rules.costs.months import Days
from guidance.rules.fixed import slugs
from guidance.rules.plans import plan_rates
from guidance.rules.years import contract_years

PLACES = {
    posts.PlaceInBand.FIRST: "first post in its band",
    posts.PlaceInBand.LATER: "later post in its band",
    None: "post of which it is not said",
}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A number under the words that it is looked up by, with how firm a rule is that comes from no single source."""

    about: tuple[str, ...]
    number: cost_numbers.Number
    firmness: str = ""


def list_plan_rates(held: PlanNumbers, days_of_years: Sequence[Days]) -> plan_rates.PlanRates:
    """`days_of_years` are those of the plan in each of its contract years, oldest first. Makes one query."""
    periods: list[tuple[Days, list[_Kept]]] = []
    for days in days_of_years:
        rows = held.get_rows(contract_years.get_slug_on(days.first))
        for part in divide_days(days.first, days.last, _list_rows(rows)):
            kept = list(_list_kept(replace(rows, day=part.first)))
            if periods and periods[-1][0].last >= days.first and _values(periods[-1][1]) == _values(kept):
                part = Days(periods.pop()[0].first, part.last)
            periods.append((part, kept))
    sources = {source.get_absolute_url(): source for source in Source.objects.all()}
    rates = (
        _describe(place, part, one, sources) for place, (part, kept) in enumerate(periods, start=1) for one in kept
    )
    return plan_rates.PlanRates(tuple(part for part, _ in periods), tuple(rates))


def _list_rows(rows: cost_rows.CostRows) -> Iterator[Sequence[models.PayPoint | models.Reimbursement | models.Figure]]:
    yield from rows.points.values()
    yield from rows.reimbursements.values()
    yield from (figures for (series, _), figures in rows.rates.items() if series in slugs.RATES)


def _values(kept: Sequence[_Kept]) -> list[tuple[object, ...]]:
    return [(one.about, one.number.value) for one in kept]


def _list_kept(rows: cost_rows.CostRows) -> Iterator[_Kept]:
    bands = [band.slug for band in rows.bands]
    for band in bands:
        for step in models.PayPoint.Step:
            number = rows.pay(band, step)
            if number:
                yield _Kept(("pay", band, step.value), number)
    yield _Kept(("week",), rows.full_time_hours())
    rate, threshold = rows.insurance()
    yield _Kept(("insurance rate",), rate)
    yield _Kept(("insurance threshold",), threshold)
    yield _Kept(("pension",), rows.pension())
    yield _Kept(("levy",), cost_numbers.LEVY_RATE)
    for zone in models.Zone:
        if zone in cost_rows.WITH_SUPPLEMENT and (supplement := rows.supplement(zone)):
            for name, number in zip(("rate", "least", "most"), supplement, strict=True):
                yield _Kept((f"supplement {name}", zone.label), number)
    for zone in models.Zone:
        for band in bands:
            number = rows.most(band, zone)
            yield _Kept(("most", band, zone.label), replace(number, label=f"{number.label}, Band {band}, {zone.label}"))
    for place, words in PLACES.items():
        yield _keep_share(rows, place, words)


def _keep_share(rows: cost_rows.CostRows, place: posts.PlaceInBand | None, words: str) -> _Kept:
    rule = funding.find_funding_rule(rows.year, place, rows.texts.shares(rows.year))
    label = f"Share that the ARRS repays, {words}, {contract_years.label_year(rows.year)}"
    about = ("repaid", place or "")
    if not isinstance(rule, funding.FundingRule):
        return _Kept(about, cost_numbers.Number(label, plan_rates.SHARE_OF_COST, caution=rule.why))
    key = rows.texts.who_pays(rows.year)
    said = f"Only where there is {rule.repaid.condition}" if rule.repaid.condition else ""
    up_to = "The source says 'up to': less may be repaid" if rule.repaid.up_to else ""
    caution = ". ".join(one for one in (up_to, said, rule.caution) if one)
    source = rows.texts.sources(key, with_caution=False) if key else ""
    number = cost_numbers.Number(label, plan_rates.SHARE_OF_COST, rule.repaid.share, source, caution=caution)
    return _Kept(about, number, rows.texts.facts[key].get_label_display() if key else "")


def _describe(place: int, days: Days, one: _Kept, sources: Mapping[str, Source]) -> plan_rates.PlanRate:
    number, source = one.number, sources.get(one.number.href)
    return plan_rates.PlanRate(
        key=plan_rates.make_key(place, *one.about).rstrip(),
        label=number.label,
        unit=number.unit,
        value=number.value,
        days=days,
        source=number.source,
        address=(source.address or f"{this_site().address}{number.href}") if source else "",
        firmness=_find_firmness(number, source, one.firmness),
        note=". ".join(text for text in (number.caution,) if text),
    )


def _find_firmness(number: cost_numbers.Number, source: Source | None, said: str) -> str:
    if said or number.value is None:
        return said
    if number is cost_numbers.LEVY_RATE:
        return str(models.Label.LAW.label)
    return str(find_weakest_label([source], is_worked_out=bool(number.worked_out)).label)
