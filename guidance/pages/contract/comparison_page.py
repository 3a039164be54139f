"""Two contract years side by side: what changed in a few sentences, the facts, and each clause once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.contract import (
    changes_between,
    clauses_compared,
    clauses_not_found,
    comparison_words,
    facts_compared,
)
from guidance.pages.contract.notes import Notes
from guidance.pages.contract.rows_beside_clauses import rows_beside_clauses
from guidance.presenters.answers import cited_facts
from guidance.presenters.choices import Choice
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.comparison_tables import ComparisonRow
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.role_bands import BAND_RELATIONS
from guidance.presenters.template_rows import plain_text
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.years import contract_comparison
from guidance.rules.years.clause_pairing import ClauseText
from guidance.rules.years.contract_years import label_year
from guidance.rules.years.year_pairs import read_year_pair


@dataclass(frozen=True, slots=True)
class YearCompared:
    """`summary_html` says how much of the year's specification we have. It is blank where we have none."""

    label: str
    href: str
    summary_html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class FactTable:
    """`roles` are links to the two years: the comparison table, shared with roles, takes its columns from that name."""

    title: str
    roles: list[Link]
    rows: list[ComparisonRow]


@dataclass(frozen=True, slots=True)
class YearComparison:
    """`lede` says what differs most, and `lead` the other facts, a line each. `counted` is blank where no fact is of
    both years. `clauses` are of both, or sought in the other year's list."""

    title: str
    lede: str
    lead: list[str]
    href: str
    csv_href: str
    changes: list[changes_between.ChangesOfYear]
    counted: str
    facts: FactTable
    clauses_counted: str
    clauses: list[clauses_compared.ClauseCompared]
    has_marks: bool
    not_found: list[clauses_not_found.ClausesNotFound]
    every_clause: list[clauses_compared.ClauseCompared]
    known: FactTable
    years: list[YearCompared]
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
    comparison = _compare_years((years[first], years[second]), held, prose) if asked and not wrong else None
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
    """Pairs of years whose clauses we have: each with the next, then the first with the last."""
    found = models.Clause.objects.filter(instrument__contract_year__isnull=False).order_by()
    slugs = sorted(found.values_list("instrument__contract_year__slug", flat=True).distinct())
    pairs = dict.fromkeys([*pairwise(slugs), *([(slugs[0], slugs[-1])] if len(slugs) > 1 else [])])
    return [Link(f"{label_year(one)} with {label_year(other)}", compare_href(one, other)) for one, other in pairs]


def _compare_years(
    years: tuple[models.ContractYear, models.ContractYear], all_years: Sequence[models.ContractYear], prose: Prose
) -> YearComparison:
    before, after = years
    labels = str(before), str(after)
    notes = Notes()
    facts = cited_facts(models.YearFactCitation.objects.filter(fact__contract_year__in=years).with_facts())
    bands = list(
        models.RoleBand.objects.filter(Q(contract_year__in=years) | Q(role__slug=RoleSlug.MHP))
        .select_related(*BAND_RELATIONS)
        .order_by("role")
    )
    of_practitioner = facts_compared.compare_practitioner(years, facts, bands, prose, notes)
    compared, on_page = _compare_clauses(years, prose, notes)
    known = rows_beside_clauses(years, facts, [row for row in bands if row.contract_year in years], prose, notes)
    columns = [Link(str(year), year.get_absolute_url()) for year in years]
    lead = comparison_words.write_lead(of_practitioner)
    is_shown = [clause.outcome not in clauses_compared.NOT_FOUND for clause in compared]
    return YearComparison(
        title=f"{before} compared with {after}",
        lede=lead[0],
        lead=lead[1:],
        href=compare_href(before.slug, after.slug),
        csv_href=compare_href(before.slug, after.slug, "contract-compare-csv"),
        changes=changes_between.changes_between(_list_span(years, all_years), prose),
        counted=comparison_words.count_facts(of_practitioner),
        facts=FactTable("The facts for a practitioner", columns, [fact.row for fact in of_practitioner]),
        clauses_counted=comparison_words.count_clauses(*labels, compared),
        clauses=[clause for clause, shown in zip(on_page, is_shown, strict=True) if shown],
        has_marks=any(len(clause.pieces) > 1 for clause in on_page),
        not_found=clauses_not_found.clauses_not_found(
            labels, [clause for clause, shown in zip(on_page, is_shown, strict=True) if not shown], prose
        ),
        every_clause=on_page,
        known=FactTable("Other answers, and bands source by source", columns, known),
        years=_describe_years(years, prose),
        sources=notes.sources(),
    )


def _list_span(
    years: tuple[models.ContractYear, models.ContractYear], all_years: Sequence[models.ContractYear]
) -> list[models.ContractYear]:
    """All years from the one to the other, oldest first, whichever of the two was named first."""
    first, last = sorted(years, key=lambda year: year.starts_on)
    return [year for year in all_years if first.starts_on <= year.starts_on <= last.starts_on]


def _compare_clauses(
    years: tuple[models.ContractYear, models.ContractYear], prose: Prose, notes: Notes
) -> tuple[list[contract_comparison.ComparedClause], list[clauses_compared.ClauseCompared]]:
    clauses = list(
        models.Clause.objects.filter(instrument__contract_year__in=years)
        .with_those_above()
        .select_related("source", "instrument__contract_year")
    )
    sides = [{clause.number: clause for clause in clauses if clause.instrument.contract_year == year} for year in years]
    compared = contract_comparison.compare_years(
        *([_read_clause_text(clause) for clause in side.values()] for side in sides)
    )
    return compared, [clauses_compared.build_clause_compared(one, years, sides, prose, notes) for one in compared]


def _read_clause_text(clause: models.Clause) -> ClauseText:
    return ClauseText(
        clause.number,
        clause.order,
        clause.wording.strip(),
        plain_text(clause.plain_english),
        is_heading=clause.parent_id is None and not clause.wording and clause.force == models.Clause.Force.STATES,
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
