"""The clauses of a contract year on its page: those with a page of their own in short, the others whole."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose

Uses = dict[str, list[Link]]  # by the clause's number


@dataclass(frozen=True, slots=True)
class ClauseInYear:
    """`href` leads to the clause's page. Without one, this is all that we have of it, with its sources and its uses."""

    number: str
    heading: str
    href: str
    html: SafeString
    citations: tuple[SourceCited, ...]
    topics: list[Link]
    other_years: list[Link]


def clauses_in_year(year: models.ContractYear, prose: Prose) -> list[ClauseInYear]:
    """The year's top-level clauses, in order."""
    rows = models.Clause.objects.for_year(year).top_level().select_related("instrument__contract_year", "source")
    clauses = list(rows)
    alone = [clause for clause in clauses if clause.is_only_in_its_year]
    topics, other_years = (_link_topics(alone), _link_other_years(alone)) if alone else ({}, {})
    return [
        ClauseInYear(
            number=clause.number,
            heading=clause.heading,
            href="" if clause in alone else clause.get_absolute_url(),
            html=prose.html(clause.plain_english),
            citations=(cite_row(clause),) if clause in alone else (),
            topics=topics.get(clause.number, []) if clause in alone else [],
            other_years=other_years.get(clause.number, []) if clause in alone else [],
        )
        for clause in clauses
    ]


def _link_topics(clauses: Sequence[models.Clause]) -> Uses:
    """The topics whose pages show the clauses."""
    found: Uses = {}
    shown = models.Section.clauses.through.objects.filter(clause__in=clauses).select_related(
        "section__role", "section__topic", "clause"
    )
    for each in shown.order_by("section__role__order", "section__topic__order"):
        section = each.section
        found.setdefault(each.clause.number, []).append(
            Link(f"{section.role}: {section.topic}", section.get_absolute_url())
        )
    return found


def _link_other_years(clauses: Sequence[models.Clause]) -> Uses:
    """The same numbers in other years, newest first."""
    found: Uses = {}
    same = (
        models.Clause.objects.on_clause_pages()
        .top_level()
        .filter(number__in=[clause.number for clause in clauses])
        .select_related("instrument__contract_year")
        .order_by("-instrument__contract_year__starts_on")
    )
    for clause in same:
        link = Link(f"{clause.number} in {clause.instrument.contract_year}", clause.get_absolute_url())
        found.setdefault(clause.number, []).append(link)
    return found
