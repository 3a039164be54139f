"""FAQs: the list, filtered by role and topic, and each on a page of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from guidance.models import FAQ
from guidance.models.page_paths import page_path
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.contract_years import label, slug_on
from guidance.rules.dates import long_date


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice of a filter, chosen or not."""

    value: str
    text: str
    chosen: bool


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
    checked: str
    answer_html: SafeString
    overtaken_html: SafeString
    overtaken_on: str
    citations: tuple[SourceCited, ...]
    topic: Link


def faq_list_page(role_slug: str, topic_slug: str, prose: Prose) -> FAQListPage:
    """Every FAQ of a role and topic; a blank or unknown slug filters by nothing."""
    faqs = list(FAQ.objects.in_guide_order())
    roles = _choices(((faq.role.slug, str(faq.role)) for faq in faqs), role_slug)
    topics = _choices(((faq.topic.slug, faq.topic.title) for faq in faqs), topic_slug)
    chosen_role, chosen_topic = _chosen(roles), _chosen(topics)
    return FAQListPage(
        faqs=[
            Link(faq.question, faq.get_absolute_url(), note=prose.line(f"{faq.role}: {faq.topic.title.lower()}"))
            for faq in faqs
            if chosen_role in ("", faq.role.slug) and chosen_topic in ("", faq.topic.slug)
        ],
        roles=roles,
        topics=topics,
        filtered=bool(chosen_role or chosen_topic),
    )


def faq_page(faq: FAQ, day: date, prose: Prose) -> FAQPage:
    """Reads the FAQ's role, topic and year, and its citations with their sources: fetch them with it."""
    return FAQPage(
        question=faq.question,
        breadcrumbs=[("Questions and answers", page_path("faq-list"))],
        role=str(faq.role),
        years=[str(faq.contract_year)] if faq.contract_year else [],
        current_year=label(slug_on(day)),
        checked=long_date(faq.checked_on),
        answer_html=prose.html(faq.answer),
        overtaken_html=prose.html(faq.overtaken),
        overtaken_on=long_date(faq.overtaken_on) if faq.overtaken_on else "",
        citations=cite_all(faq.citations.all()),
        topic=Link(f"{faq.role}: {faq.topic}", page_path("topic", faq.role.slug, faq.topic.slug)),
    )


def _choices(values: Iterable[tuple[str, str]], chosen: str) -> list[Choice]:
    return [Choice(value, text, value == chosen) for value, text in dict(values).items()]


def _chosen(choices: Iterable[Choice]) -> str:
    return next((choice.value for choice in choices if choice.chosen), "")
