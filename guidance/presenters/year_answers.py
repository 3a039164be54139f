"""Questions about a role answered for one contract year: what we hold or, where we hold nothing, the nearest years."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters import role_bands
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.fixed.slugs import TopicSlug
from guidance.rules.years.contract_years import label_year
from guidance.rules.years.nearest_years import find_nearest_years

Subject = models.YearFact.Subject
CitedFacts = dict[models.YearFact, list[models.YearFactCitation]]

# The topics of a guide that depend on the contract year, with the subjects that they answer.
OF_TOPICS: dict[str, tuple[Subject, ...]] = {
    TopicSlug.FUNDING: (Subject.FUNDING, Subject.ENTITLEMENT, Subject.LOCAL_VARIATION),
    TopicSlug.BANDING: (Subject.BANDS,),
    TopicSlug.EMPLOYMENT_MODELS: (Subject.EMPLOYMENT,),
    TopicSlug.CONTRACT_REQUIREMENTS: (Subject.FUNCTIONS, Subject.SPECIFICATION, Subject.LOCAL_VARIATION),
}
# Left out where we hold nothing for the year: no reader would ask.
ONLY_WHERE_HELD = {Subject.SPECIFICATION, Subject.WORKFORCE, Subject.LOCAL_VARIATION}


@dataclass(frozen=True, slots=True)
class FactOnPage:
    anchor: str
    html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class YearAnswer:
    """Without facts and bands we hold nothing for the year; `nearest` then links to years for which we do.

    `check_href` is the year's page, which says where its specification is. It is blank where there is no such page, or
    the contract does not mention the role.
    """

    anchor: str
    heading: str
    year: str
    facts: tuple[FactOnPage, ...]
    bands: tuple[role_bands.BandOnPage, ...]
    nearest: tuple[Link, ...]
    check_href: str

    @property
    def is_held(self) -> bool:
        return bool(self.facts or self.bands)


def cited_facts(citations: Iterable[models.YearFactCitation]) -> CitedFacts:
    """Groups citations by fact. Reads their facts and sources: fetch them `with_facts`."""
    facts: CitedFacts = {}
    for citation in citations:
        facts.setdefault(citation.fact, []).append(citation)
    return facts


def on_this_page(year_slug: str) -> str:
    return f"?year={year_slug}"


def year_answers(
    subjects: Iterable[str],
    year_slug: str,
    facts: CitedFacts,
    prose: Prose,
    *,
    check_href: str = "",
    bands: Sequence[models.RoleBand] = (),
    address: Callable[[str], str] = on_this_page,
    on_page_of_year: bool = False,
) -> list[YearAnswer]:
    """Answers for one role. `facts` and `bands` are its rows in every year; `bands` answer the subject of that name.

    Leaves out a subject for which we hold nothing in any year. `address` is the page that answers for another year.
    Anchors include the year, except `on_page_of_year`, where they are the facts' own.
    """
    year = "" if on_page_of_year else f"{year_slug}."
    answers = []
    for subject in map(Subject, subjects):
        about = {fact: cited for fact, cited in facts.items() if fact.subject == subject}
        rows = bands if subject == Subject.BANDS else ()
        years = {fact.contract_year.slug for fact in about} | {row.contract_year.slug for row in rows}
        if not years or (subject in ONLY_WHERE_HELD and year_slug not in years):
            continue
        answers.append(
            YearAnswer(
                anchor=f"{year}{subject.value}",
                heading=f"{subject.label} in {label_year(year_slug)}",
                year=label_year(year_slug),
                facts=tuple(
                    FactOnPage(f"{year}{fact.slug}", prose.html(fact.body_with_reasoning), cite_all(cited))
                    for fact, cited in about.items()
                    if fact.contract_year.slug == year_slug
                ),
                bands=tuple(role_bands.band_on_page(row, prose) for row in rows if row.contract_year.slug == year_slug),
                nearest=tuple(Link(label_year(slug), address(slug)) for slug in find_nearest_years(year_slug, years)),
                check_href=check_href if facts else "",
            )
        )
    return answers
