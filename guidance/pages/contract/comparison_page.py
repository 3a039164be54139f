"""Two contract years side by side: each clause once, then what else we know about each year."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlencode

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.contract import clauses_compared
from guidance.pages.contract.notes import Notes
from guidance.pages.contract.rows_beside_clauses import rows_beside_clauses
from guidance.presenters.choices import Choice
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.comparison_tables import ComparisonRow
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.template_rows import plain_text
from guidance.rules.years import contract_comparison
from guidance.rules.years.contract_years import label_year
from guidance.rules.years.year_pairs import read_year_pair


@dataclass(frozen=True, slots=True)
class YearCompared:
    """`summary_html` says how much of the year's specification we hold. It is blank where we hold none."""

    label: str
    href: str
    summary_html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class YearComparison:
    """`roles` are links to the two years: the comparison table, shared with roles, takes its columns from that name."""

    title: str
    href: str
    csv_href: str
    years: list[YearCompared]
    summary: list[tuple[str, str]]
    clauses: list[clauses_compared.ClauseCompared]
    roles: list[Link]
    rows: list[ComparisonRow]
    sources: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class YearChoice:
    choices: list[Choice]
    problem: str


@dataclass(frozen=True, slots=True)
class YearComparePage:
    breadcrumbs: list[tuple[str, str]]
    problems: list[Link]
    before: YearChoice
    after: YearChoice
    suggestions: list[Link]
    comparison: YearComparison | None


def compare_href(before: str, after: str, route: str = "contract-compare") -> str:
    return f"{page_path(route)}?{urlencode({'from': before, 'to': after})}"


def year_compare_page(before: str, after: str, held: Sequence[models.ContractYear], prose: Prose) -> YearComparePage:
    """Compares two slugs as typed, or says what is wrong with them, or suggests years if both are blank.

    `held` are all the contract years, oldest first.
    """
    asked = bool(before.strip() or after.strip())
    years = {year.slug: year for year in held}
    first, second, wrong = read_year_pair(before, after, list(years)) if asked else ("", "", [])
    comparison = _compare_years([years[first], years[second]], prose) if asked and not wrong else None
    return YearComparePage(
        breadcrumbs=[("The contract by year", page_path("contract"))],
        problems=[Link(problem, f"#filter-{name}") for name, problem in wrong],
        before=YearChoice(_build_choices(held, first), dict(wrong).get("from", "")),
        after=YearChoice(_build_choices(held, second), dict(wrong).get("to", "")),
        suggestions=[] if comparison else _suggest_pairs(),
        comparison=comparison,
    )


def _build_choices(held: Sequence[models.ContractYear], chosen: str) -> list[Choice]:
    return [Choice(year.slug, str(year), year.slug == chosen) for year in held]


def _suggest_pairs() -> list[Link]:
    """Pairs of years whose clauses we hold: each with the next, then the first with the last."""
    found = models.Clause.objects.filter(instrument__contract_year__isnull=False).order_by()
    slugs = sorted(found.values_list("instrument__contract_year__slug", flat=True).distinct())
    pairs = dict.fromkeys([*pairwise(slugs), *([(slugs[0], slugs[-1])] if len(slugs) > 1 else [])])
    return [Link(f"{label_year(one)} with {label_year(other)}", compare_href(one, other)) for one, other in pairs]


def _compare_years(years: Sequence[models.ContractYear], prose: Prose) -> YearComparison:
    before, after = years
    clauses = list(
        models.Clause.objects.filter(instrument__contract_year__in=years)
        .with_those_above()
        .select_related("source", "instrument__contract_year")
    )
    sides = [{clause.number: clause for clause in clauses if clause.instrument.contract_year == year} for year in years]
    compared = contract_comparison.compare_years(
        *([_read_clause_text(clause) for clause in side.values()] for side in sides)
    )
    notes = Notes()
    specifications = _describe_years(years, prose)
    on_page = [clauses_compared.build_clause_compared(one, years, sides, prose, notes) for one in compared]
    rows = rows_beside_clauses(years, prose, notes)
    return YearComparison(
        title=f"{before} compared with {after}",
        href=compare_href(before.slug, after.slug),
        csv_href=compare_href(before.slug, after.slug, "contract-compare-csv"),
        years=specifications,
        summary=_count_outcomes(compared, before, after),
        clauses=on_page,
        roles=[Link(str(year), year.get_absolute_url()) for year in years],
        rows=rows,
        sources=notes.sources(),
    )


def _read_clause_text(clause: models.Clause) -> contract_comparison.ClauseText:
    return contract_comparison.ClauseText(
        clause.number, clause.order, clause.wording.strip(), plain_text(clause.plain_english)
    )


def _describe_years(years: Sequence[models.ContractYear], prose: Prose) -> list[YearCompared]:
    found = models.Instrument.objects.filter(contract_year__in=years).select_related("source", "contract_year")
    held = {instrument.contract_year: instrument for instrument in found}
    return [
        YearCompared(
            str(year),
            year.get_absolute_url(),
            prose.html(held[year].summary if year in held else ""),
            (cite_row(held[year]),) if year in held else (),
        )
        for year in years
    ]


def _count_outcomes(
    compared: Sequence[contract_comparison.ComparedClause], before: models.ContractYear, after: models.ContractYear
) -> list[tuple[str, str]]:
    outcomes = Counter(one.outcome for one in compared)
    plain = Counter(one.outcome for one in compared if one.basis == contract_comparison.Basis.PLAIN_ENGLISH)

    def counted(outcome: contract_comparison.ClauseOutcome) -> str:
        every, plainly = outcomes[outcome], plain[outcome]
        if not plainly:
            return str(every)
        return f"{every}, {'' if plainly == every else f'{plainly} of them '}in our plain English only"

    rows = [
        ("The same", counted(contract_comparison.ClauseOutcome.SAME)),
        ("Changed", counted(contract_comparison.ClauseOutcome.CHANGED)),
        (f"Added: in {after} only", str(outcomes[contract_comparison.ClauseOutcome.ADDED])),
        (f"Removed: in {before} only", str(outcomes[contract_comparison.ClauseOutcome.REMOVED])),
        (f"Not found for {before}", str(outcomes[contract_comparison.ClauseOutcome.NOT_HELD_BEFORE])),
        (f"Not found for {after}", str(outcomes[contract_comparison.ClauseOutcome.NOT_HELD_AFTER])),
    ]
    if outcomes[contract_comparison.ClauseOutcome.NOT_COMPARABLE]:
        rows.append(
            ("Held in words that cannot be compared", str(outcomes[contract_comparison.ClauseOutcome.NOT_COMPARABLE]))
        )
    return [*rows, ("Clauses of either year", str(len(compared)))]
