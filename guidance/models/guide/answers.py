"""What answers a subject or a topic of a guide in a contract year: the facts of one year, or a section's own words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.models.guide.sections import Section
from guidance.models.guide.year_facts import YearFact
from guidance.rules.fixed.slugs import TopicSlug
from guidance.rules.years.year_shown import describe_gap, find_year_shown

Subject = YearFact.Subject

# The topics of a guide that depend on the contract year, with the subjects that they answer. The first of each answers
# the topic's own question, in place of the section's words.
OF_TOPICS: dict[str, tuple[YearFact.Subject, ...]] = {
    TopicSlug.FUNDING: (Subject.FUNDING, Subject.ENTITLEMENT, Subject.LOCAL_VARIATION),
    TopicSlug.BANDING: (Subject.BANDS,),
    TopicSlug.EMPLOYMENT_MODELS: (Subject.EMPLOYMENT,),
    TopicSlug.CONTRACT_REQUIREMENTS: (Subject.FUNCTIONS, Subject.SPECIFICATION, Subject.LOCAL_VARIATION),
    TopicSlug.SUPERVISION: (Subject.SUPERVISION,),
}
MAIN_SUBJECTS = {topic: subjects[0] for topic, subjects in OF_TOPICS.items()}


@dataclass(frozen=True, slots=True)
class FactsShown:
    """The facts that answer for the year asked, by their order: the first is the one to follow.

    `shown` is the year that they are of, which may be another, or None where no year has any.
    """

    asked: str
    shown: str | None
    facts: tuple[YearFact, ...]

    @property
    def gap(self) -> tuple[str, str]:
        return describe_gap(self.asked, self.shown)

    @property
    def in_words(self) -> str:
        """Plain text with the labels, as documents and extracts give it."""
        return " ".join((*(text for text in self.gap if text), *(fact.in_words for fact in self.facts)))


def choose_facts(asked: str, facts: Iterable[YearFact]) -> FactsShown:
    """From the facts on one subject in every year, those to show. Reads their years: fetch them with it."""
    by_year: dict[str, list[YearFact]] = {}
    for fact in facts:
        by_year.setdefault(fact.contract_year.slug, []).append(fact)
    shown = find_year_shown(asked, by_year)
    return FactsShown(asked, shown, tuple(by_year[shown]) if shown else ())


def find_facts_of_section(section: Section, facts: Iterable[YearFact]) -> Iterator[YearFact]:
    """The facts, in every year, that answer the section's topic in place of its own words.

    `facts` may be of several roles. Reads the section's topic.
    """
    subject = MAIN_SUBJECTS.get(section.topic.slug)
    return (fact for fact in facts if fact.subject == subject and fact.role_id == section.role_id)


def write_answer(section: Section, facts: Iterable[YearFact], asked: str) -> str:
    """The answer of a section for a year, as plain text with its label.

    `facts` are of all years, and may be of several roles.
    """
    shown = choose_facts(asked, find_facts_of_section(section, facts))
    return section.in_words if section.answer and not shown.facts else shown.in_words
