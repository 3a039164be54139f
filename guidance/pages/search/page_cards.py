"""The answer of the page that fits a question best, in that page's own words."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urlsplit

from django.urls import Resolver404, resolve
from django.utils.html import format_html

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.search import figure_cards, guide_cards, named_cards
from guidance.pages.search.answer_card import AnswerCard
from guidance.presenters import answers
from guidance.presenters.other_answers.own_words import answer_faq, answer_step
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date
from guidance.rules.plain_text import plain_text
from guidance.rules.years.year_shown import describe_gap
from guidance.search.entries import SearchEntry

MOST_WORDS = 120  # of an FAQ that is given whole


def build_page_card(address: str, entry: SearchEntry, chosen: ChosenYear, prose: Prose) -> AnswerCard:
    """`address` is the entry's own, or that of a place on its page. At most four queries."""
    path, anchor = urlsplit(address).path, urlsplit(address).fragment
    try:
        match = resolve(path)
    except Resolver404:
        return _lead_on(address, entry, prose)
    build = _BUILDERS.get(match.url_name or "")
    card = build(guide_cards.CardRequest(anchor, chosen, prose), **match.kwargs) if build else None
    return card or _lead_on(address, entry, prose)


def _lead_on(address: str, entry: SearchEntry, prose: Prose) -> AnswerCard:
    """A line on a page that is a tool, a list or a document."""
    said = entry.summary or next((passage.text for passage in entry.passages), "")
    return AnswerCard(
        entry.title,
        prose.kept.link(address),
        format_html("<p>{}</p>", prose.line(said)) if said else prose.line(""),
        more=f"Open \N{LEFT SINGLE QUOTATION MARK}{entry.title}\N{RIGHT SINGLE QUOTATION MARK}",
    )


def _answer_faq(asked: guide_cards.CardRequest, faq_slug: str) -> AnswerCard | None:
    faq = models.FAQ.objects.with_sources().filter(slug=faq_slug).first()
    if faq is None:
        return None
    is_long = len(plain_text(faq.answer).split()) > MOST_WORDS
    answer = answer_faq(faq, asked.prose)
    if is_long:
        answer = replace(answer, detail_html=asked.prose.line(""))
    when = f", {long_date(faq.overtaken_on)}" if faq.overtaken_on else ""
    return AnswerCard(
        faq.question,
        asked.prose.kept.link(faq.get_absolute_url()),
        answered=answers.AnsweredQuestion((answer,), year=str(faq.contract_year or "")),
        whose=str(faq.role),
        more="Read the rest" if is_long and answer_faq(faq, asked.prose).detail_html else "This answer on its own page",
        later_heading=f"What came later{when}",
        later_html=asked.prose.html(faq.overtaken),
    )


def _answer_step(asked: guide_cards.CardRequest, role_slug: str) -> AnswerCard | None:
    rows = models.HiringStep.objects.filter(role__slug=role_slug, slug=asked.anchor).with_sources()
    step = rows.first()
    if step is None:
        return None
    more = f"This step of hiring a {step.role.name}"
    href = asked.prose.kept.link(step.get_absolute_url())
    if step.section:
        (section,) = models.Section.objects.filter(pk=step.section.pk).in_guide_order().list_cited()
        return replace(guide_cards.answer_section(section, asked), heading=step.title, href=href, more=more)
    return AnswerCard(step.title, href, answered=answer_step(step, asked.prose), whose=str(step.role), more=more)


def _quote_clause(asked: guide_cards.CardRequest, year_slug: str, number: str) -> AnswerCard | None:
    return named_cards.build_clause_card(asked.anchor or number, year_slug, asked.prose)


def _give_band(asked: guide_cards.CardRequest, band_slug: str) -> AnswerCard | None:
    """The pay of the year asked or, where we don't have it, that we have not found it: never another year's."""
    card = named_cards.build_band_card(band_slug, asked.year, asked.prose)
    if card is None:
        gap, _ = describe_gap(asked.year, "")
        href = asked.prose.kept.link(page_path("band", band_slug))
        html = format_html("<p>{}</p>", asked.prose.line(gap))
        card = AnswerCard(f"Band {band_slug}", href, html, more="Pay in the years that we have")
    return card


def _introduce_role(asked: guide_cards.CardRequest, role_slug: str) -> AnswerCard | None:
    return named_cards.build_role_card(role_slug, asked.prose)


def _define_term(asked: guide_cards.CardRequest) -> AnswerCard | None:
    term = models.GlossaryTerm.objects.filter(slug=asked.anchor).select_related("source").first()
    return named_cards.describe_term(term, asked.prose) if term else None


# The route of a page, and what gives its answer from the arguments of its address.
_BUILDERS: dict[str, Callable[..., AnswerCard | None]] = {
    "topic": guide_cards.answer_topic,
    "funding": guide_cards.answer_funding,
    "contract-year": guide_cards.answer_fact,
    "faq": _answer_faq,
    "hire": _answer_step,
    "clause": _quote_clause,
    "band": _give_band,
    "figure-series": figure_cards.give_figures,
    "role": _introduce_role,
    "glossary": _define_term,
}
