"""Cards with the answers of the guides: of a topic, a statement of one, or a fact of a contract year."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from guidance import models
from guidance.models.guide.answers import MAIN_SUBJECTS
from guidance.pages.search.answer_card import AnswerCard
from guidance.presenters import answers
from guidance.presenters.prose import Prose
from guidance.presenters.statements import statement_on_page
from guidance.presenters.years import ChosenYear
from guidance.rules.fixed.slugs import RoleSlug, TopicSlug
from guidance.rules.years.contract_years import label_year


@dataclass(frozen=True, slots=True)
class CardRequest:
    """What a card is made for. `anchor` is the place on its page, blank for the page as a whole."""

    anchor: str
    chosen: ChosenYear
    prose: Prose

    @property
    def year(self) -> str:
        return self.chosen.slug


def answer_topic(asked: CardRequest, role_slug: str, topic_slug: str) -> AnswerCard | None:
    if asked.anchor:
        return _give_statement(asked, role_slug, topic_slug)
    found = models.Section.objects.filter(role__slug=role_slug, topic__slug=topic_slug).in_guide_order().list_cited()
    return answer_section(found[0], asked) if found else None


def answer_section(section: models.Section, asked: CardRequest) -> AnswerCard:
    subject = MAIN_SUBJECTS.get(section.topic.slug)
    cited = models.YearFactCitation.objects.about(subject).filter(fact__role=section.role_id) if subject else None
    facts = answers.cited_facts(cited.with_facts()) if cited is not None else {}
    return AnswerCard(
        section.topic.question,
        asked.prose.kept.link(section.get_absolute_url()),
        answered=_without_links(answers.answer_section(section, facts, asked.year, asked.prose)),
        whose=str(section.role),
        more=f"More on this: {section.role}, {section.topic.title.lower()}",
    )


def _without_links(answered: answers.AnsweredQuestion) -> answers.AnsweredQuestion:
    """Without the link to more of each fact: the card has one for all of them."""
    return replace(answered, answers=tuple(replace(answer, more=None) for answer in answered.answers))


def _give_statement(asked: CardRequest, role_slug: str, topic_slug: str) -> AnswerCard | None:
    of_topic = models.Statement.objects.filter(section__role__slug=role_slug, section__topic__slug=topic_slug)
    rows = of_topic.filter(slug=asked.anchor).select_related("section__role", "section__topic").with_sources()
    statement = rows.first()
    if statement is None:
        return None
    section = statement.section
    return AnswerCard(
        statement.heading,
        asked.prose.kept.link(statement.get_absolute_url()),
        statement=replace(statement_on_page(statement, asked.prose, asked.chosen), heading=""),
        whose=f"{section.role}: {section.topic.title.lower()}",
        more=f"More on this: {section.role}, {section.topic.title.lower()}",
    )


def answer_funding(asked: CardRequest) -> AnswerCard | None:
    return answer_topic(replace(asked, anchor=""), RoleSlug.MHP, TopicSlug.FUNDING)


def answer_fact(asked: CardRequest, year_slug: str) -> AnswerCard | None:
    """The answer on that fact's subject for the year asked, which may be another year than the fact's. Where the
    fact is of that year and not the first on its subject, it is the answer itself."""
    named = models.YearFact.objects.filter(contract_year__slug=year_slug, slug=asked.anchor)
    fact = named.select_related("role").first()
    if fact is None:
        return None
    cited = models.YearFactCitation.objects.about(fact.subject).filter(fact__role=fact.role_id).with_facts()
    facts = answers.cited_facts(cited)
    if year_slug == asked.year and fact != _find_first(facts, year_slug):
        facts = {each: of_fact for each, of_fact in facts.items() if each == fact}
    answered = answers.answer_in_short(facts, asked.year, asked.prose)
    shown = next((each for each in facts if label_year(each.contract_year.slug) == answered.year), fact)
    return AnswerCard(
        f"{fact.get_subject_display()} in {label_year(asked.year)}",
        shown.get_absolute_url(),
        answered=_without_links(answered),
        whose=str(fact.role),
        more=f"All that we have on {answered.year}",
    )


def _find_first(facts: Iterable[models.YearFact], year_slug: str) -> models.YearFact | None:
    return next((fact for fact in facts if fact.contract_year.slug == year_slug), None)
