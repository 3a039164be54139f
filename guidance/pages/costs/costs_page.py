"""Works out the cost of a post, with the year's rule on who pays and the cautions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidance import models
from guidance.presenters.answers import AnsweredQuestion
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.costs.cost_rows import CostRows
from guidance.presenters.prose import Prose
from guidance.rules.costs import cost_numbers, staffing
from guidance.rules.costs.cost_sheets import Caution, CostSheet
from guidance.rules.costs.cost_sums import build_cost_sheet
from guidance.rules.costs.posts import Post
from guidance.rules.fixed import slugs
from guidance.rules.numbers import format_number
from guidance.rules.years.contract_years import label_year

FUNDING, LOCAL_VARIATION = models.YearFact.Subject.FUNDING, models.YearFact.Subject.LOCAL_VARIATION

HOW_MOST_IS_USED = (
    "The published maximum for a full-time post, in full for a first post too. The sum takes the share first, such as "
    "50%, then repays no more than this maximum for your hours. It does not halve it."
)
ASK_OF_VARIATION = "Ask your ICB whether a local variation changes this."


@dataclass(frozen=True, slots=True)
class CautionOnPage:
    """A sentence, with its sources."""

    text: str
    citations: tuple[SourceCited, ...]


def build_sheet(
    rows: CostRows,
    post: Post,
    held: Sequence[cost_numbers.PeriodNumbers],
    population: int | None,
    called: str,
    address: str,
) -> CostSheet:
    """`held` is empty where no band was chosen: then the sheet has the number of AMHPs alone."""
    return replace(
        build_cost_sheet(post, held) if held else CostSheet(post),
        cautions=tuple(_list_cautions(rows)) if held else (),
        population=population,
        amhps=tuple(_count_amhps(rows, population)),
        called=called,
        address=address,
    )


def describe_defaults(rows: CostRows, zone: str, band: str) -> dict[str, str]:
    """What the sum uses if a field is left empty, by the field's name."""
    rate, threshold = rows.insurance()
    supplement = rows.supplement(zone)
    numbers = {
        "insurance_rate": rate,
        "insurance_threshold": threshold,
        "pension_rate": rows.pension(),
    }
    said = {name: _describe_default(one, rows.year) for name, one in numbers.items()}
    said["most"] = f"{HOW_MOST_IS_USED} {_describe_most(rows, zone, band)}"
    said["pay"] = (
        "Only for a salary off the scale, such as that of another employer. Leave blank to use the pay point above."
    )
    said["supplement"] = _describe_supplement(supplement, rows.year)
    return said


def _describe_most(rows: CostRows, zone: str, band: str) -> str:
    """What we have is for one band and place, so that before they are chosen nothing is missing."""
    if not band and rows.reimbursements:
        return f"For some bands and places we have it for {label_year(rows.year)}: choose yours first."
    return _describe_default(rows.most(band, zone), rows.year)


def _describe_supplement(supplement: tuple[cost_numbers.Number, ...] | None, year: str) -> str:
    if supplement is None:
        return "Only for a post in or around London."
    if any(part.value is None for part in supplement):
        return (
            f"We have not found its limits for {label_year(year)}: type your own, from the pay scales or your finance "
            "team. Leave blank to leave it out of the sum."
        )
    return f"Leave blank to work it out from {supplement[0].text} of pay: {_whence(supplement)}."


def _whence(supplement: tuple[cost_numbers.Number, ...]) -> str:
    """Who gives the supplement, and what of it is our own arithmetic."""
    return ". ".join(
        dict.fromkeys((supplement[0].publisher, *(part.worked_out for part in supplement if part.worked_out)))
    )


def _describe_default(one: cost_numbers.Number, year: str) -> str:
    if one.value is None:
        return f"We have not found this for {label_year(year)}: type your own, from your finance team or your ICB."
    return f"Leave blank to use {one.text}: {one.caution or one.publisher}."


def list_rules(rows: CostRows, prose: Prose) -> list[AnsweredQuestion]:
    """Who pays in the year, and what local variations may change."""
    return rows.texts.answer(rows.year, (FUNDING, LOCAL_VARIATION), prose)


def list_cautions_on_page(rows: CostRows, sheet: CostSheet) -> Iterator[CautionOnPage]:
    """Of the band, which a file has beside the claim, and then the sheet's own, with their sources to fold away."""
    band = rows.caution_about_band(sheet.post.band) if sheet.bands_caution else None
    if band:
        yield CautionOnPage(band.text, cite_all(band.rows))
    if sheet.cautions:
        cited = (row for key in _list_variations(rows) for row in rows.texts.citations[key])
        yield CautionOnPage(ASK_OF_VARIATION, cite_all(cited))


def _list_cautions(rows: CostRows) -> Iterator[Caution]:
    """Warns once of local variations, however many answers the year has on them."""
    sources = "; ".join(rows.texts.sources(key) for key in _list_variations(rows))
    if sources:
        yield Caution(ASK_OF_VARIATION, sources)


def _list_variations(rows: CostRows) -> list[tuple[str, str]]:
    return rows.texts.of_year(rows.year, LOCAL_VARIATION)


def _count_amhps(rows: CostRows, population: int | None) -> Iterator[staffing.AmhpLine]:
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
        yield staffing.AmhpLine(figure.label, basis, ratio, staffing.amhps_for(population, each), str(figure.source))
