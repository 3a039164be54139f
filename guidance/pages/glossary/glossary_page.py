"""The glossary, and the names that changed."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import GlossaryTerm
from guidance.presenters.citations import SourceCited, cite_place
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class Term:
    anchor: str
    name: str
    abbreviation: str
    html: SafeString
    replaced_by: Link | None
    replaced_text: str
    replacement_note: str
    replaces: list[Link]
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    terms: list[Term]


@dataclass(frozen=True, slots=True)
class GlossaryPage:
    """`wanted` is what was typed to narrow the terms to, blank where all are shown."""

    wanted: str
    letters: list[Letter]
    changed: list[Term]


def glossary_page(wanted: str, prose: Prose) -> GlossaryPage:
    """Terms by first letter and, in a list of their own, those whose name changed, latest change first.

    `wanted` narrows both to terms that have it in their name, their abbreviation or what they mean.
    """
    rows = sorted(GlossaryTerm.objects.select_related("source", "replaced_by"), key=lambda row: row.term.casefold())
    replaces: dict[int, list[Link]] = {}
    for row in rows:
        if row.replaced_by_id:
            replaces.setdefault(row.replaced_by_id, []).append(_link_term(row))
    terms = {row.pk: _build_term(row, replaces.get(row.pk, []), prose) for row in rows}
    rows = [row for row in rows if row.has_words(wanted)]
    letters: dict[str, list[Term]] = {}
    for row in rows:
        letters.setdefault(row.term[0].upper(), []).append(terms[row.pk])
    changed = sorted((row for row in rows if row.replaced_on), key=lambda row: str(row.replaced_on), reverse=True)
    return GlossaryPage(
        wanted=wanted,
        letters=[Letter(letter, held) for letter, held in letters.items()],
        changed=[terms[row.pk] for row in changed],
    )


def _build_term(row: GlossaryTerm, replaces: list[Link], prose: Prose) -> Term:
    return Term(
        anchor=row.slug,
        name=row.term,
        abbreviation=row.abbreviation,
        html=prose.html(row.definition),
        replaced_by=_link_term(row.replaced_by) if row.replaced_by else None,
        replaced_text=row.replaced_text if row.replaced_by else "",
        replacement_note=row.replacement_note,
        replaces=replaces,
        citations=(cite_place(row.source, row.locator),) if row.source else (),
    )


def _link_term(row: GlossaryTerm) -> Link:
    return Link(str(row), row.get_absolute_url())
