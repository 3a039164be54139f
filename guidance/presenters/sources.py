"""The sources, and for each the places where this site rests on it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.safestring import SafeString

from guidance.models import Clause, FAQCitation, Source, SourcePart, StatementCitation, YearFactCitation
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class SourceRow:
    title: str
    href: str
    publisher: str
    date_text: str
    scope_text: str
    evidence: str
    standing: str


@dataclass(frozen=True, slots=True)
class SourceGroup:
    heading: str
    anchor: str
    sources: list[SourceRow]


@dataclass(frozen=True, slots=True)
class PartOfSource:
    title: str
    left_out: str
    answered_by: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class SourcePage:
    """`name` tells the document from others of the same title."""

    name: str
    title: str
    breadcrumbs: list[tuple[str, str]]
    rows: list[tuple[str, str]]
    address: str
    note_html: SafeString
    caution: str
    parts: list[PartOfSource]
    used_by: list[Link]


def source_groups() -> list[SourceGroup]:
    """Every source, by kind."""
    sources = list(Source.objects.all())
    return [
        SourceGroup(
            str(kind.label)[:1].upper() + str(kind.label)[1:],
            kind.value,
            [_row(source) for source in sources if source.kind == kind],
        )
        for kind in Source.Kind
        if any(source.kind == kind for source in sources)
    ]


def _row(source: Source) -> SourceRow:
    return SourceRow(
        title=source.title,
        href=source.get_absolute_url(),
        publisher=source.publisher,
        date_text=source.date_text,
        scope_text=source.scope_text,
        evidence=source.get_evidence_display().partition(":")[0].capitalize(),
        standing=source.get_standing_display(),
    )


def source_page(source: Source, prose: Prose) -> SourcePage:
    """Reads the source's contract year: fetch it with it."""
    uses = list(_uses(source))
    return SourcePage(
        name=str(source),
        title=source.title,
        breadcrumbs=[("Sources", reverse("source-list"))],
        rows=_facts(source),
        address=source.address,
        note_html=prose.html(source.note),
        caution=source.caution,
        parts=[_part(part, uses) for part in source.parts.all()],
        used_by=_distinct(link for _, link in uses),
    )


def _facts(source: Source) -> list[tuple[str, str]]:
    rows = [
        ("Publisher", source.publisher),
        ("Kind", source.get_kind_display().capitalize()),
        ("Date", source.date_text[:1].upper() + source.date_text[1:]),
        ("Contract year", str(source.contract_year or "")),
        ("Scope", source.scope_text),
        ("Evidence", source.get_evidence_display().capitalize()),
        ("Standing", source.get_standing_display()),
        ("How we know it", source.get_reading_display().capitalize()),
        ("Licence", source.licence or "not stated"),
        ("Last checked", source.checked_text.removeprefix("checked ")),
    ]
    return [(name, value) for name, value in rows if value]


def _uses(source: Source) -> Iterator[tuple[str, Link]]:
    """Each place in the source that a page cites, with the page."""
    for statement in StatementCitation.objects.filter(source=source).select_related(
        "statement__section__role", "statement__section__topic"
    ):
        section = statement.statement.section
        yield statement.locator, Link(f"{section.role}: {section.topic}", statement.get_absolute_url())
    for fact in YearFactCitation.objects.filter(source=source).select_related("fact__contract_year"):
        yield fact.locator, Link(f"The contract in {fact.fact.contract_year}", fact.get_absolute_url())
    for faq in FAQCitation.objects.filter(source=source).select_related("faq"):
        yield faq.locator, Link(faq.faq.question, faq.get_absolute_url())
    for clause in Clause.objects.filter(source=source).select_related("instrument__contract_year"):
        yield clause.locator, Link(str(clause), clause.get_absolute_url())


def _part(part: SourcePart, uses: list[tuple[str, Link]]) -> PartOfSource:
    answers = _distinct(link for locator, link in uses if part.is_cited_by(locator))
    return PartOfSource(part.title, part.left_out, answers)


def _distinct(links: Iterator[Link]) -> list[Link]:
    """One link for each page, the first to a place on it."""
    pages: dict[str, Link] = {}
    for link in links:
        pages.setdefault(link.text, link)
    return list(pages.values())
