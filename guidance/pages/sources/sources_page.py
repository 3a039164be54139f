"""The sources, each with the pages that cite it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.text import capfirst

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.sources.uses import find_uses
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
    """`name` distinguishes the document from others with the same title."""

    name: str
    title: str
    publisher: str
    breadcrumbs: list[tuple[str, str]]
    rows: list[tuple[str, str]]
    address: str
    note_html: SafeString
    caution: str
    parts: list[PartOfSource]
    used_by: list[Link]


def group_sources() -> list[SourceGroup]:
    """Every source, by kind."""
    sources = list(models.Source.objects.all())
    return [
        SourceGroup(
            str(kind.label)[:1].upper() + str(kind.label)[1:],
            kind.value,
            [_build_row(source) for source in sources if source.kind == kind],
        )
        for kind in models.Source.Kind
        if any(source.kind == kind for source in sources)
    ]


def _build_row(source: models.Source) -> SourceRow:
    return SourceRow(
        title=source.title,
        href=source.get_absolute_url(),
        publisher=source.publisher,
        date_text=source.date_text,
        scope_text=source.scope_text,
        evidence=source.get_evidence_display().partition(":")[0].capitalize(),
        standing=source.get_standing_display(),
    )


def source_page(source: models.Source, prose: Prose) -> SourcePage:
    """Reads the source's contract year: fetch them together."""
    uses = list(find_uses(source))
    return SourcePage(
        name=str(source),
        title=source.title,
        publisher=source.publisher,
        breadcrumbs=[("Sources", page_path("source-list"))],
        rows=_list_facts(source),
        address=source.address,
        note_html=prose.html(source.note),
        caution=source.caution,
        parts=[
            PartOfSource(
                part.title,
                part.left_out,
                _drop_repeats(use.link for use in uses if part.is_cited_by(use.locator)),
            )
            for part in source.parts.all()
        ],
        used_by=_drop_repeats(use.link for use in uses),
    )


def _list_facts(source: models.Source) -> list[tuple[str, str]]:
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
        ("Last checked", capfirst(source.checked_text.removeprefix("checked "))),
    ]
    return [(name, value) for name, value in rows if value]


def _drop_repeats(links: Iterator[Link]) -> list[Link]:
    """Keep the first link to each page."""
    pages: dict[str, Link] = {}
    for link in links:
        pages.setdefault(link.text, link)
    return list(pages.values())
