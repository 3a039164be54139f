"""What we know about two contract years besides their clauses: a row for each question, a cell for each year."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.safestring import SafeString

from guidance import models
from guidance.pages.contract.notes import Notes
from guidance.presenters import comparison_tables
from guidance.presenters.answers import cited_facts
from guidance.presenters.prose import Prose
from guidance.presenters.role_bands import BAND_RELATIONS
from guidance.rules.money import format_pounds


def rows_beside_clauses(
    years: Sequence[models.ContractYear], prose: Prose, notes: Notes
) -> list[comparison_tables.ComparisonRow]:
    """Facts by role and subject, bands by role, then the maximum reimbursement, which always has a row."""
    return [
        *_compare_facts(years, prose, notes),
        *_compare_bands(years, prose, notes),
        _compare_maximum(years, prose, notes),
    ]


def _compare_facts(
    years: Sequence[models.ContractYear], prose: Prose, notes: Notes
) -> Iterator[comparison_tables.ComparisonRow]:
    facts = cited_facts(models.YearFactCitation.objects.filter(fact__contract_year__in=years).with_facts())
    roles = list(dict.fromkeys(fact.role for fact in facts))
    for role in roles:
        for subject in models.YearFact.Subject:
            about = {fact: cited for fact, cited in facts.items() if fact.role == role and fact.subject == subject}
            if about:
                yield comparison_tables.ComparisonRow(
                    f"{subject.label}: {role.name}" if len(roles) > 1 else subject.label,
                    [
                        comparison_tables.Cell(
                            str(year),
                            [
                                _build_point(
                                    prose.html(fact.in_full),
                                    [(one.source, one.locator) for one in cited],
                                    notes,
                                )
                                for fact, cited in about.items()
                                if fact.contract_year == year
                            ],
                        )
                        for year in years
                    ],
                )


def _compare_bands(
    years: Sequence[models.ContractYear], prose: Prose, notes: Notes
) -> Iterator[comparison_tables.ComparisonRow]:
    rows = list(
        models.RoleBand.objects.filter(contract_year__in=years).select_related(*BAND_RELATIONS).order_by("role")
    )
    for role in dict.fromkeys(row.role for row in rows):
        yield comparison_tables.ComparisonRow(
            f"Band: {role.name}",
            [
                comparison_tables.Cell(
                    str(year),
                    [
                        _build_point(
                            prose.line(f"{row.bands_text}. {row.get_registration_display()}. {row.note}".strip()),
                            [(row.source, row.locator)],
                            notes,
                        )
                        for row in rows
                        if row.role == role and row.contract_year == year
                    ],
                )
                for year in years
            ],
        )


def _compare_maximum(
    years: Sequence[models.ContractYear], prose: Prose, notes: Notes
) -> comparison_tables.ComparisonRow:
    held = {
        year: models.Reimbursement.objects.held()
        .holding_in(year.starts_on, year.ends_on)
        .select_related("band", "role", "source")
        for year in years
    }
    return comparison_tables.ComparisonRow(
        "The most that is reimbursed",
        [
            comparison_tables.Cell(
                str(year),
                [
                    _build_point(
                        prose.line(f"{row}: {format_pounds(row.amount)} a year."), [(row.source, row.locator)], notes
                    )
                    for row in held[year]
                    if row.source
                ],
            )
            for year in years
        ],
    )


def _build_point(
    html: SafeString, cited: Iterable[tuple[models.Source, str]], notes: Notes
) -> comparison_tables.PointOnPage:
    return comparison_tables.PointOnPage(
        "", html, None, sorted({notes.number(source, locator) for source, locator in cited}), None
    )
