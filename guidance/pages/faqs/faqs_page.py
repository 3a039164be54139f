"""FAQs: the list, filtered by role and topic, and each on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import FAQ
from guidance.models.page_paths import page_path
from guidance.presenters.answers import AnsweredQuestion
from guidance.presenters.choices import Choice
from guidance.presenters.first_uses import write_out_first_uses
from guidance.presenters.links import Link
from guidance.presenters.other_answers.own_words import answer_faq
from guidance.presenters.prose import Prose
from guidance.presenters.structured_data import StructuredData, question_and_answer, strip_markup
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date
from guidance.rules.years import overtaken


@dataclass(frozen=True, slots=True)
class FAQListPage:
    faqs: list[Link]
    roles: list[Choice]
    topics: list[Choice]
    filtered: bool


@dataclass(frozen=True, slots=True)
class FAQPage:
    question: str
    breadcrumbs: list[tuple[str, str]]
    role: str
    years: list[str]
    current_year: str
    asked: str
    checked: str
    answered: AnsweredQuestion
    overtaken_heading: str
    overtaken_html: SafeString
    topic: Link

    @property
    def structured_data(self) -> StructuredData:
        """Search engines get what came later, and the sources, together with the answer."""
        (answer,) = self.answered.answers
        later = f"\n{self.overtaken_heading}: {self.overtaken_html}" if self.overtaken_html else ""
        return question_and_answer(
            f"{self.role}: {self.question}",
            strip_markup(write_out_first_uses(f"{answer.html}{answer.detail_html}{later}")),
            [f"{one.source_title}, {one.publisher}, {one.date_text}" for one in answer.citations],
        )


def faq_list_page(role_slug: str, topic_slug: str, chosen: ChosenYear) -> FAQListPage:
    """The FAQs of a role and topic. A blank or unknown slug does not filter."""
    faqs = list(FAQ.objects.in_guide_order().select_related("contract_year"))
    roles = _build_choices(((faq.role.slug, str(faq.role)) for faq in faqs), role_slug)
    topics = _build_choices(((faq.topic.slug, faq.topic.title) for faq in faqs), topic_slug)
    chosen_role, chosen_topic = _get_chosen(roles), _get_chosen(topics)
    return FAQListPage(
        faqs=[
            Link(
                faq.question,
                chosen.kept.link(faq.get_absolute_url()),
                note=f"{faq.role}: {faq.topic.title.lower()}",
            )
            for faq in faqs
            if chosen_role in ("", faq.role.slug) and chosen_topic in ("", faq.topic.slug)
        ],
        roles=roles,
        topics=topics,
        filtered=bool(chosen_role or chosen_topic),
    )


def faq_page(faq: FAQ, chosen: ChosenYear, prose: Prose) -> FAQPage:
    """Reads the FAQ's role, topic and year, and its citations with their sources: fetch them with it."""
    return FAQPage(
        question=faq.question,
        breadcrumbs=[("Questions and answers", page_path("faq-list"))],
        role=str(faq.role),
        years=[str(faq.contract_year)] if faq.contract_year else [],
        current_year=chosen.current_label,
        asked=chosen.asked if faq.overtaken else "",
        checked=long_date(faq.checked_on),
        answered=AnsweredQuestion((answer_faq(faq, prose),)),
        overtaken_heading=_overtaken_heading(faq, chosen),
        overtaken_html=prose.html(faq.overtaken),
        topic=Link(f"{faq.role}: {faq.topic}", chosen.kept.link(page_path("topic", faq.role.slug, faq.topic.slug))),
    )


def _overtaken_heading(faq: FAQ, chosen: ChosenYear) -> str:
    """What came later shows even where the page answers for an earlier day, so the heading says how they relate."""
    when = f", {long_date(faq.overtaken_on)}" if faq.overtaken_on else ""
    if not chosen.query:
        return f"What came later{when}"
    then = f"on {long_date(chosen.day)}" if chosen.day else f"in contract year {chosen.label}"
    match overtaken.get_standing(faq.overtaken_on, *chosen.days):
        case overtaken.Standing.BEFORE:
            return f"Already overtaken {then}: what came{when}"
        case overtaken.Standing.WITHIN:
            return f"Overtaken during contract year {chosen.label}: what came{when}"
        case overtaken.Standing.NOT_YET:
            return f"Not yet overtaken {then}. It has been since: what came later{when}"
        case overtaken.Standing.DAY_UNKNOWN:
            return "What came later, on a day that we do not know"


def _build_choices(values: Iterable[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, text, value == chosen) for value, text in dict(values).items()]


def _get_chosen(choices: Iterable[Choice]) -> str:
    return next((choice.value for choice in choices if choice.chosen), "")
