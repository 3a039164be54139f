"""Works out the cost of a post, with the year's rule on who pays and the cautions."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidance import models
from guidance.presenters.answers import AnsweredQuestion
from guidance.presenters.cost_rows import CostRows
from guidance.presenters.prose import Prose
from guidance.rules.costs import cost_numbers, cost_papers
from guidance.rules.costs.cost_sheets import build_cost_sheet
from guidance.rules.costs.staffing import amhps_for
from guidance.rules.fixed import slugs
from guidance.rules.numbers import format_number
from guidance.rules.years.contract_years import label_year

FUNDING, LOCAL_VARIATION = models.YearFact.Subject.FUNDING, models.YearFact.Subject.LOCAL_VARIATION


@dataclass(frozen=True, slots=True)
class SumAsked:
    """What a sum is about, apart from the numbers typed. `band` is blank where only AMHPs were asked for."""

    band: str
    step: str
    zone: str
    population: int | None
    called: str
    address: str


def build_cost_paper(
    rows: CostRows, asked: SumAsked, pay: cost_numbers.Number, answers: cost_numbers.CostAnswers
) -> cost_papers.CostPaper:
    facts = rows.facts(pay, asked.band, asked.step, asked.zone, answers.place)
    key = rows.texts.who_pays(rows.year)
    return cost_papers.CostPaper(
        called=asked.called,
        sheet=build_cost_sheet(facts, answers),
        rule=rows.texts.said(key) if key else "",
        rule_sources=rows.texts.sources(key) if key else "",
        cautions=tuple(_list_cautions(rows, asked.band)),
        population=asked.population,
        amhps=tuple(_count_amhps(rows, asked.population)),
        address=asked.address,
    )


def build_amhp_paper(rows: CostRows, asked: SumAsked) -> cost_papers.CostPaper:
    """The number of AMHPs alone, for when no band was chosen."""
    amhps = tuple(_count_amhps(rows, asked.population))
    return cost_papers.CostPaper(asked.called, None, "", "", (), asked.population, amhps, asked.address)


def describe_defaults(rows: CostRows, zone: str, band: str) -> dict[str, str]:
    """What the sum uses if a field is left empty, by the field's name."""
    rate, threshold = rows.insurance()
    supplement = rows.supplement(zone)
    numbers = {
        "insurance_rate": rate,
        "insurance_threshold": threshold,
        "pension_rate": rows.pension(),
        "most": rows.most(band, zone),
    }
    said = {name: _describe_default(one, rows.year) for name, one in numbers.items()}
    said["pay"] = "Only for a salary off the scale, such as that of another employer. Empty takes the pay point above."
    said["supplement"] = (
        f"Empty works it out from {supplement[0].text} of pay: {_whence(supplement)}."
        if supplement and all(part.value is not None for part in supplement)
        else f"For a post in or around London. The limits for {label_year(rows.year)} are not held, "
        "or the zone has none."
    )
    return said


def _whence(supplement: tuple[cost_numbers.Number, ...]) -> str:
    """Who gives the supplement, and what of it is our own arithmetic."""
    return ". ".join(
        dict.fromkeys((supplement[0].publisher, *(part.worked_out for part in supplement if part.worked_out)))
    )


def _describe_default(one: cost_numbers.Number, year: str) -> str:
    if one.value is None:
        return f"Not held for {label_year(year)}: type your own, from the specification or your finance team."
    return f"Empty takes {one.text}: {one.caution or one.publisher}."


def list_rules(rows: CostRows, prose: Prose) -> list[AnsweredQuestion]:
    """Who pays in the year, and what local variations may change."""
    return rows.texts.answer(rows.year, (FUNDING, LOCAL_VARIATION), prose)


def _list_cautions(rows: CostRows, band: str) -> Iterator[str]:
    """Warns of sources that give other bands for the year, and of local variations."""
    held = next((one for one in rows.bands if one.slug == band), None)
    stated = models.RoleBand.objects.filter(role__slug=slugs.RoleSlug.MHP, contract_year__slug=rows.year)
    for row in stated.select_related("lowest", "highest", "source"):
        if held and row.lowest and not row.includes(held):
            year = label_year(rows.year)
            yield f"{held} is outside what one source gives for {year}: {row.bands_text}, {row.source}."
    for key in rows.texts.of_year(rows.year, LOCAL_VARIATION):
        yield f"Ask your ICB whether a local variation changes this. {rows.texts.sources(key)}."


def _count_amhps(rows: CostRows, population: int | None) -> Iterator[cost_papers.AmhpLine]:
    if population is None:
        return
    for (series, _), figure in rows.figures.items():
        if figure.value is None or series not in (slugs.SeriesSlug.AMHP_RATIOS, slugs.SeriesSlug.AMHPS_PER_100_000):
            continue
        each = figure.value if series == slugs.SeriesSlug.AMHP_RATIOS else 100_000 / figure.value
        ratio = (
            f"one for {format_number(each)} people"
            if series == slugs.SeriesSlug.AMHP_RATIOS
            else f"{format_number(figure.value)} for 100,000 people"
        )
        basis = f"{figure.basis}, {figure.date_text}"
        yield cost_papers.AmhpLine(figure.label, basis, ratio, amhps_for(population, each), str(figure.source))
