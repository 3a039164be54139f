"""Questions about a role answered for one contract year: what is held, or that nothing is and what is nearest."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance import models
from guidance.presenters import role_bands
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.fixed.slugs import TopicSlug
from guidance.rules.years.contract_years import label
from guidance.rules.years.nearest_years import nearest

Subject = models.YearFact.Subject
CitedFacts = dict[models.YearFact, list[models.YearFactCitation]]

# The topics of a guide that turn on the contract year, and what is asked of a year there.
OF_TOPICS: dict[str, tuple[Subject, ...]] = {
    TopicSlug.FUNDING: (Subject.FUNDING, Subject.ENTITLEMENT, Subject.LOCAL_VARIATION),
    TopicSlug.BANDING: (Subject.BANDS,),
    TopicSlug.EMPLOYMENT_MODELS: (Subject.EMPLOYMENT,),
    TopicSlug.CONTRACT_REQUIREMENTS: (Subject.FUNCTIONS, Subject.SPECIFICATION, Subject.LOCAL_VARIATION),
}
# Nobody asks after these where nothing is known of them.
ONLY_WHERE_HELD = {Subject.SPECIFICATION, Subject.WORKFORCE, Subject.LOCAL_VARIATION}


@dataclass(frozen=True, slots=True)
class FactOnPage:
    anchor: str
    html: SafeString
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class YearAnswer:
    """Without facts and bands nothing is held for the year; `nearest` then leads to the years for which it is.

    `check_href` is the page of the year, which says where its specification is; blank where there is none, or the
    contract does not speak of the role.
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
    """Reads each citation's fact and source: fetch them `with_facts`."""
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
    """Of one role, whose `facts` and `bands` are those of every year; `bands` answer for the subject of that name.

    A subject of which nothing is held for any year is left out. `address` is where another year is answered for.
    Anchors name the year, but `on_page_of_year`, where a fact has the address that it goes by.
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
                heading=f"{subject.label} in {label(year_slug)}",
                year=label(year_slug),
                facts=tuple(
                    FactOnPage(f"{year}{fact.slug}", prose.html(fact.body), cite_all(cited))
                    for fact, cited in about.items()
                    if fact.contract_year.slug == year_slug
                ),
                bands=tuple(role_bands.band_on_page(row, prose) for row in rows if row.contract_year.slug == year_slug),
                nearest=tuple(Link(label(slug), address(slug)) for slug in nearest(year_slug, years)),
                check_href=check_href if facts else "",
            )
        )
    return answers
