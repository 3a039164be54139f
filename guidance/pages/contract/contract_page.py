"""The contract by year: what we have and know about each year, and its clauses."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.contract.clauses_in_year import ClauseInYear, clauses_in_year
from guidance.pages.contract.comparison_page import compare_href
from guidance.presenters import answers, milestones
from guidance.presenters.citations import SourceCited, cite_row
from guidance.presenters.clauses import ClauseOnPage, clause_trees
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.years import contract_years


@dataclass(frozen=True, slots=True)
class ContractPage:
    """`asks` is what the contract has a practitioner do in the chosen year."""

    asks: answers.AnsweredQuestion
    years: list[Link]
    changes: list[milestones.MilestoneOnPage]


@dataclass(frozen=True, slots=True)
class RoleInYear:
    """`role` is blank where we have facts about only one role."""

    role: str
    answers: list[answers.AnsweredQuestion]


@dataclass(frozen=True, slots=True)
class ContractYearPage:
    """`asks` is what the contract has a practitioner do in it."""

    asks: answers.AnsweredQuestion
    year: str
    breadcrumbs: list[tuple[str, str]]
    runs: str
    is_current: bool
    current_year: str
    title: str
    summary_html: SafeString
    citations: tuple[SourceCited, ...]
    checked: str
    roles: list[RoleInYear]
    clauses: list[ClauseInYear]
    compare: list[Link]
    years: list[Link]
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class ClausePage:
    year: str
    breadcrumbs: list[tuple[str, str]]
    current_year: str
    number: str
    heading: str
    plain_english_html: SafeString
    clauses: list[ClauseOnPage]
    citations: tuple[SourceCited, ...]
    checked: str
    topics: list[Link]
    other_years: list[Link]
    compare: list[Link]
    not_held_in: list[str]


def contract_page(chosen: ChosenYear, prose: Prose) -> ContractPage:
    """Every year, newest first, with the one in force marked; and every change up to the chosen day."""
    _, last_day = chosen.days
    changes = models.Milestone.objects.of_the_contract().up_to(last_day).newest_first().select_related("source", "role")
    years = list(reversed(chosen.held))
    facts = answers.cited_facts(
        models.YearFactCitation.objects.with_facts().filter(
            fact__role__slug=RoleSlug.MHP, fact__subject=answers.Subject.FUNCTIONS
        )
    )
    return ContractPage(
        answers.answer_in_short(facts, chosen.slug, prose),
        _year_links(years, contract_years.get_slug_on(chosen.today), noted=True),
        milestones.milestones_on_page(changes, prose),
    )


def contract_year_page(year: models.ContractYear, day: date, prose: Prose) -> ContractYearPage:
    """Reads the year's instrument and its source: fetch them with it."""
    years = list(models.ContractYear.objects.newest_first())
    place = years.index(year)
    facts = answers.cited_facts(models.YearFactCitation.objects.with_facts())
    instrument: models.Instrument | None = getattr(year, "instrument", None)
    this_year = contract_years.get_slug_on(day)
    about = {
        fact: cited
        for fact, cited in facts.items()
        if fact.role.slug == RoleSlug.MHP and fact.subject == answers.Subject.FUNCTIONS
    }
    return ContractYearPage(
        asks=answers.answer_in_short(about, year.slug, prose),
        year=str(year),
        breadcrumbs=[_contract_breadcrumb()],
        runs=f"{long_date(year.starts_on)} to {long_date(year.ends_on)}",
        is_current=year.slug == this_year,
        current_year=contract_years.label_year(this_year),
        title=instrument.title if instrument else "",
        summary_html=prose.html(instrument.summary if instrument else ""),
        citations=(cite_row(instrument),) if instrument else (),
        checked=long_date(instrument.checked_on) if instrument else "",
        roles=_roles_in_year(year, facts, prose),
        clauses=clauses_in_year(year, prose),
        compare=[_link_comparison(one, year) for one in years if one != year],
        years=_year_links(years, year.slug),
        previous=_year_link(years[place + 1]) if place + 1 < len(years) else None,
        next=_year_link(years[place - 1]) if place else None,
    )


def _roles_in_year(year: models.ContractYear, facts: answers.CitedFacts, prose: Prose) -> list[RoleInYear]:
    roles = list(dict.fromkeys(fact.role for fact in facts))
    return [
        RoleInYear(
            str(role) if len(roles) > 1 else "",
            answers.answer_subjects(
                answers.Subject.values, year.slug, answers.facts_of_role(role, facts), prose, prefix=""
            ),
        )
        for role in roles
    ]


def clause_page(
    year: models.ContractYear, root: models.Clause, day: date, held: Sequence[models.ContractYear], prose: Prose
) -> ClausePage:
    """A top-level clause with everything under it. Reads the root's source and instrument: fetch them with it.

    `held` are all the contract years, oldest first.
    """
    clauses = list(models.Clause.objects.filter(instrument=root.instrument).select_related("source", "instrument"))
    tree = clause_trees([root], clauses, prose)[0]
    sections = models.Section.objects.filter(clauses__in=clauses).in_guide_order().distinct()
    same_number = models.Clause.objects.top_level().filter(number=root.number, instrument__contract_year__isnull=False)
    same = {
        clause.instrument.contract_year: clause for clause in same_number.select_related("instrument__contract_year")
    }
    return ClausePage(
        year=str(year),
        breadcrumbs=[_contract_breadcrumb(), (str(year), year.get_absolute_url())],
        current_year=contract_years.label_year(contract_years.get_slug_on(day)),
        number=root.number,
        heading=root.heading,
        plain_english_html=tree.plain_english_html,
        clauses=tree.children,
        citations=tree.citations,
        checked=long_date(root.instrument.checked_on),
        topics=[Link(f"{section.role}: {section.topic}", section.get_absolute_url()) for section in sections],
        other_years=[Link(str(one), same[one].get_absolute_url()) for one in held if one in same and one != year],
        compare=[_link_comparison(one, year, f"#{root.number}") for one in held if one in same and one != year],
        not_held_in=[str(one) for one in held if one not in same],
    )


def _contract_breadcrumb() -> tuple[str, str]:
    return "The contract by year", page_path("contract")


def _year_link(year: models.ContractYear) -> Link:
    return Link(str(year), year.get_absolute_url())


def _link_comparison(one: models.ContractYear, other: models.ContractYear, place: str = "") -> Link:
    earlier, later = sorted((one, other), key=lambda year: year.starts_on)
    return Link(f"{earlier} with {later}", f"{compare_href(earlier.slug, later.slug)}{place}")


def _year_links(years: Sequence[models.ContractYear], marked: str, *, noted: bool = False) -> list[Link]:
    return [
        Link(
            str(year),
            year.get_absolute_url(),
            current=year.slug == marked,
            note=_write_note(year, marked) if noted else "",
        )
        for year in years
    ]


def _write_note(year: models.ContractYear, current: str) -> str:
    runs = f"{long_date(year.starts_on)} to {long_date(year.ends_on)}"
    return f"{runs}: the year in force now" if year.slug == current else runs
