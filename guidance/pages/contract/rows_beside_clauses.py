"""What else we know about two contract years: a row for each question that is not compared, a cell for each year."""

from collections.abc import Iterator, Sequence

from guidance import models
from guidance.pages.contract.facts_compared import COMPARED, build_point
from guidance.pages.contract.notes import Notes
from guidance.presenters import comparison_tables
from guidance.presenters.answers import CitedFacts
from guidance.presenters.prose import Prose
from guidance.rules.fixed.slugs import RoleSlug


def rows_beside_clauses(
    years: Sequence[models.ContractYear],
    facts: CitedFacts,
    bands: Sequence[models.RoleBand],
    prose: Prose,
    notes: Notes,
) -> list[comparison_tables.ComparisonRow]:
    """Facts by role and subject, but for those of a practitioner that are compared.

    Then the bands of each role for which we have bands of both years.
    """
    return [*_list_facts(years, facts, prose, notes), *_list_bands(years, bands, prose, notes)]


def _list_facts(
    years: Sequence[models.ContractYear], facts: CitedFacts, prose: Prose, notes: Notes
) -> Iterator[comparison_tables.ComparisonRow]:
    for role in dict.fromkeys(fact.role for fact in facts):
        for subject in models.YearFact.Subject:
            about = [fact for fact in facts if fact.role == role and fact.subject == subject]
            if not about or (role.slug == RoleSlug.MHP and subject in COMPARED):
                continue
            yield comparison_tables.ComparisonRow(
                subject.label if role.slug == RoleSlug.MHP else f"{subject.label}: {role.name}",
                [
                    comparison_tables.Cell(
                        str(year),
                        [build_point(fact, facts[fact], prose, notes) for fact in about if fact.contract_year == year],
                    )
                    for year in years
                ],
            )


def _list_bands(
    years: Sequence[models.ContractYear], bands: Sequence[models.RoleBand], prose: Prose, notes: Notes
) -> Iterator[comparison_tables.ComparisonRow]:
    for role in dict.fromkeys(row.role for row in bands):
        if len({row.contract_year for row in bands if row.role == role}) < len(years):
            continue
        yield comparison_tables.ComparisonRow(
            f"Band, source by source: {role.name}",
            [
                comparison_tables.Cell(
                    str(year),
                    [_build_band(row, prose, notes) for row in bands if row.role == role and row.contract_year == year],
                )
                for year in years
            ],
        )


def _build_band(row: models.RoleBand, prose: Prose, notes: Notes) -> comparison_tables.PointOnPage:
    words = f"{row.bands_text}. {row.get_registration_display()}. {row.note}".strip()
    return comparison_tables.PointOnPage("", prose.line(words), None, [notes.number(row.source, row.locator)], None)
