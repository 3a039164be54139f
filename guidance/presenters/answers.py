"""A question about a role answered for one contract year, in the same words wherever it is asked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.models.guide import answers
from guidance.presenters import role_bands
from guidance.presenters.citations import SourceCited, cite_all
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.years.contract_years import label_year
from guidance.rules.years.year_shown import describe_gap, find_year_shown

Subject = models.YearFact.Subject
CitedFacts = dict[models.YearFact, list[models.YearFactCitation]]

# Left out where we have nothing for the year: no reader would ask.
ONLY_WHERE_HELD = {Subject.SPECIFICATION, Subject.WORKFORCE, Subject.LOCAL_VARIATION}


NOTHING = SafeString()


class Extent(Enum):
    """How much of a fact a page gives: the answer and where to read more; all of it; or all but the answer."""

    SHORT = auto()
    FULL = auto()
    REST = auto()


@dataclass(frozen=True, slots=True)
class AnswerOnPage:
    """One record's answer. `post` is blank where it applies to both posts, and `label` where nobody has given one.

    In short it links to its place on the page of its year, which has `more`. Else it has an `anchor`.
    """

    html: SafeString
    post: str = ""
    label: str = ""
    reasoning_html: SafeString = NOTHING
    citations: tuple[SourceCited, ...] = ()
    more: Link | None = None
    anchor: str = ""
    detail_html: SafeString = NOTHING


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """All answers of one year to a question, the one to follow first, and the bands that sources give.

    `year` is the one that they are of, blank where there is none or it does not matter. Where that is not the year
    asked, `gap` says so, and `instead` which year it is or who to ask.
    """

    answers: tuple[AnswerOnPage, ...]
    bands: tuple[role_bands.BandOnPage, ...] = ()
    heading: str = ""
    anchor: str = ""
    year: str = ""
    gap: SafeString = NOTHING
    instead: SafeString = NOTHING


def cited_facts(citations: Iterable[models.YearFactCitation]) -> CitedFacts:
    """Groups citations by fact. Reads their facts and sources: fetch them `with_facts`."""
    facts: CitedFacts = {}
    for citation in citations:
        facts.setdefault(citation.fact, []).append(citation)
    return facts


def facts_of_role(role: models.Role, facts: CitedFacts) -> CitedFacts:
    return {fact: cited for fact, cited in facts.items() if fact.role == role}


def answer_subjects(
    subjects: Iterable[str],
    year_slug: str,
    facts: CitedFacts,
    prose: Prose,
    *,
    bands: Sequence[models.RoleBand] = (),
    always: Collection[str] = (),
    prefix: str | None = None,
) -> list[AnsweredQuestion]:
    """In full, for one role. `facts` and `bands` are its rows in every year; `bands` answer the subject called that.

    Leaves out a subject for which we have nothing in any year, unless it is one of `always`: that says who to ask.
    `prefix` begins the anchors, with the year unless told. If blank, they are the facts' own.
    """
    prefix = f"{year_slug}." if prefix is None else prefix
    found = []
    for subject in map(Subject, subjects):
        about = {fact: cited for fact, cited in facts.items() if fact.subject == subject}
        rows = bands if subject == Subject.BANDS else ()
        held = {fact.contract_year.slug for fact in about} | {row.contract_year.slug for row in rows}
        if subject in always or year_slug in held or (held and subject not in ONLY_WHERE_HELD):
            shown = find_year_shown(year_slug, held)
            found.append(_answer_subject(subject, year_slug, shown, about, rows, prose, prefix))
    return found


def _answer_subject(
    subject: Subject,
    year_slug: str,
    shown: str | None,
    facts: CitedFacts,
    rows: Sequence[models.RoleBand],
    prose: Prose,
    prefix: str,
) -> AnsweredQuestion:
    gap, instead = describe_gap(year_slug, shown)
    extent = Extent.SHORT if gap else Extent.FULL
    of_year = {fact: cited for fact, cited in facts.items() if fact.contract_year.slug == shown}
    first = next(iter(of_year), None)
    name = subject.value if gap or first is None else first.slug
    return AnsweredQuestion(
        heading=_head(subject, year_slug),
        anchor=f"{prefix}{name}" if prefix or not gap else "",
        gap=prose.line(gap),
        instead=prose.line(instead),
        answers=tuple(_build_answer(fact, cited, prose, extent, prefix) for fact, cited in of_year.items()),
        bands=tuple(role_bands.band_on_page(row, prose) for row in rows if row.contract_year.slug == shown),
        year=label_year(shown or ""),
    )


def answer_in_short(facts: CitedFacts, year_slug: str, prose: Prose) -> AnsweredQuestion:
    """The answer to one question. `facts` are those of one role on one subject in every year, and may be none."""
    chosen = answers.choose_facts(year_slug, facts)
    gap, instead = chosen.gap
    return AnsweredQuestion(
        gap=prose.line(gap),
        instead=prose.line(instead),
        answers=tuple(_build_answer(fact, facts[fact], prose, Extent.SHORT) for fact in chosen.facts),
        year=label_year(chosen.shown or ""),
    )


def answer_section(section: models.Section, facts: CitedFacts, year_slug: str, prose: Prose) -> AnsweredQuestion:
    """The answer to a topic of a guide, in short. `facts` are of every year, and may be of several roles.

    Reads the section's own citations: fetch it by `list_cited`.
    """
    about = {fact: facts[fact] for fact in answers.find_facts_of_section(section, facts)}
    if section.answer and not about:
        html = format_html("<p>{}</p>", prose.line(section.answer))
        label = section.get_label_display() if section.label else ""
        return AnsweredQuestion((AnswerOnPage(html, label=label, citations=cite_all(section.cited)),))
    return answer_in_short(about, year_slug, prose)


def detail_section(
    section: models.Section,
    facts: CitedFacts,
    year_slug: str,
    prose: Prose,
    *,
    bands: Sequence[models.RoleBand] = (),
) -> list[AnsweredQuestion]:
    """What facts and bands of the year say beyond the section's answer. Empty if that is nothing."""
    rest = tuple(
        _build_answer(fact, facts[fact], prose, Extent.REST, f"{year_slug}.")
        for fact in answers.find_facts_of_section(section, facts)
        if fact.contract_year.slug == year_slug and fact.detail
    )
    rows = tuple(role_bands.band_on_page(row, prose) for row in bands if row.contract_year.slug == year_slug)
    if not rest and not rows:
        return []
    subject = answers.MAIN_SUBJECTS[section.topic.slug]
    anchor = rest[0].anchor if rest else f"{year_slug}.{subject.value}"
    return [AnsweredQuestion(rest, rows, _head(subject, year_slug), anchor, label_year(year_slug))]


def _head(subject: Subject, year_slug: str) -> str:
    return f"{subject.label} in {label_year(year_slug)}"


def _build_answer(
    fact: models.YearFact, cited: Sequence[models.YearFactCitation], prose: Prose, extent: Extent, prefix: str = ""
) -> AnswerOnPage:
    """`prefix` begins its anchor."""
    post = fact.get_post_display() if fact.post else ""
    anchor = f"{prefix}{fact.slug}"
    if extent == Extent.REST:  # its sources are beside the answer that it is the rest of
        return AnswerOnPage(NOTHING, post, anchor=anchor, detail_html=prose.html(fact.detail))
    html = format_html("<p>{}</p>", prose.line(fact.answer)) if fact.answer else prose.html(fact.in_short)
    label = fact.get_label_display() if fact.label else ""
    answer = AnswerOnPage(html, post, label, prose.html(fact.reasoning), cite_all(cited))
    if extent == Extent.SHORT:
        where = Link(_head(Subject(fact.subject), fact.contract_year.slug), fact.get_absolute_url())
        return replace(answer, more=where)
    return replace(answer, anchor=anchor, detail_html=prose.html(fact.detail))
