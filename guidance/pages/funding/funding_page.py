"""Who pays for a post, by contract year and source."""

from dataclasses import dataclass

from guidance import models
from guidance.presenters import answers, reimbursements, statements
from guidance.presenters.links import Link
from guidance.presenters.pictures import who_pays
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.fixed import slugs


@dataclass(frozen=True, slots=True)
class RoleFunding:
    """`role` is blank where the page is about only one role."""

    role: str
    answers: list[answers.AnsweredQuestion]


@dataclass(frozen=True, slots=True)
class OtherYear:
    """A year that the page does not answer for: `links` lead to its answers, the last to all of them."""

    year: str
    anchor: str
    links: list[Link]


@dataclass(frozen=True, slots=True)
class FundingPage:
    """`answer` is who pays for a mental health practitioner in the chosen year, in short; `roles` say the rest of it.

    `year_href` is blank where we have no page for the year.
    """

    year: str
    anchor: str
    year_href: str
    answer: answers.AnsweredQuestion
    pictures: list[who_pays.WhoPaysPicture]
    roles: list[RoleFunding]
    other_years: list[OtherYear]
    maximum: list[reimbursements.ReimbursementOnPage]
    other_maximums: list[reimbursements.ReimbursementOnPage]
    differ: list[statements.StatementOnPage]


def funding_page(chosen: ChosenYear, prose: Prose) -> FundingPage:
    """The chosen year in full, then where to read the others. `maximum` has what applies in the chosen year."""
    facts = answers.cited_facts(models.YearFactCitation.objects.about(*models.YearFact.MONEY).with_facts())
    differ = models.Statement.objects.where_sources_differ().filter(
        section__topic__slug=slugs.TopicSlug.FUNDING, section__role__in={fact.role for fact in facts}
    )
    every = list(models.Reimbursement.objects.held().select_related("band", "role", "source"))
    in_year = reimbursements.find_in_year(every, chosen.slug)
    return FundingPage(
        year=chosen.label,
        anchor=f"year-{chosen.slug}",
        year_href=chosen.href,
        answer=answers.answer_in_short(_find_main_answers(facts), chosen.slug, prose),
        pictures=_draw_pictures(chosen, facts, prose),
        roles=_answer_by_role(chosen.slug, facts, prose) if chosen.year else [],
        other_years=[_link_year(year, facts) for year in reversed(chosen.held) if year.slug != chosen.slug],
        maximum=reimbursements.list_reimbursements(row for row in every if row in in_year),
        other_maximums=reimbursements.list_reimbursements(row for row in every if row not in in_year),
        differ=[statements.statement_on_page(statement, prose, chosen) for statement in differ.with_sources()],
    )


def _find_main_answers(facts: answers.CitedFacts) -> answers.CitedFacts:
    return {
        fact: cited
        for fact, cited in facts.items()
        if fact.role.slug == slugs.RoleSlug.MHP and fact.subject == models.YearFact.Subject.FUNDING
    }


def _draw_pictures(chosen: ChosenYear, facts: answers.CitedFacts, prose: Prose) -> list[who_pays.WhoPaysPicture]:
    roles = dict.fromkeys(fact.role for fact in facts)
    drawn = (who_pays.draw_who_pays(role, chosen, answers.facts_of_role(role, facts), prose) for role in roles)
    return [picture for picture in drawn if picture]


def _link_year(year: models.ContractYear, facts: answers.CitedFacts) -> OtherYear:
    """Each subject once, by the first answer on it, in the order of the page."""
    of_year: dict[str, models.YearFact] = {}
    for fact in facts:
        if fact.role.slug == slugs.RoleSlug.MHP and fact.contract_year == year:
            of_year.setdefault(fact.subject, fact)
    links = [
        Link(f"{subject.label} in {year}", of_year[subject].get_absolute_url())
        for subject in models.YearFact.MONEY
        if subject in of_year
    ]
    return OtherYear(
        str(year), f"year-{year.slug}", [*links, Link(f"All that we have on {year}", year.get_absolute_url())]
    )


def _answer_by_role(year: str, facts: answers.CitedFacts, prose: Prose) -> list[RoleFunding]:
    roles = list(dict.fromkeys(fact.role for fact in facts))
    return [
        RoleFunding(
            str(role) if len(roles) > 1 else "",
            answers.answer_subjects(
                models.YearFact.MONEY,
                year,
                answers.facts_of_role(role, facts),
                prose,
                prefix=f"{role.slug}.{year}.",
            ),
        )
        for role in roles
    ]
