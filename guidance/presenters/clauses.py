"""Clauses as a tree: each with its official words, where we have them, and what they mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import Clause
from guidance.presenters import citations
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class ClauseOnPage:
    """`folded_under` are the words that open its children, blank where they are not folded away."""

    number: str
    heading: str
    wording_html: SafeString | str
    wording_expected: bool
    plain_english_html: SafeString
    force: str
    citations: tuple[citations.SourceCited, ...]
    children: "list[ClauseOnPage]"
    folded_under: str


def clause_trees(roots: Iterable[Clause], clauses: Sequence[Clause], prose: Prose) -> list[ClauseOnPage]:
    """The `roots`, each with those of `clauses` that are under it. Reads each clause's source and instrument."""
    children: dict[int, list[Clause]] = {}
    for clause in clauses:
        if clause.parent_id:
            children.setdefault(clause.parent_id, []).append(clause)
    return [_build_tree(root, children, None, prose) for root in roots]


def _build_tree(
    clause: Clause, children: dict[int, list[Clause]], cited_above: citations.SourceCited | None, prose: Prose
) -> ClauseOnPage:
    """Cites the source once for a clause and those under it, and again only where it changes."""
    citation = citations.cite_row(clause)
    same = cited_above is not None and cited_above.source_url == citation.source_url
    beneath = children.get(clause.pk, [])
    return ClauseOnPage(
        number=clause.number,
        heading=clause.heading,
        wording_html=prose.quotation(clause.wording) if clause.wording else "",
        wording_expected=clause.instrument.is_law_or_contract,
        plain_english_html=prose.html(clause.plain_english),
        force="" if clause.force == Clause.Force.STATES else clause.force,
        citations=() if same else (citation,),
        children=[_build_tree(child, children, citation, prose) for child in beneath],
        folded_under=_name_folded(clause, beneath),
    )


def _name_folded(clause: Clause, beneath: Sequence[Clause]) -> str:
    """Of a plan, a chapter's own words say whether to read its many actions. Other texts are read whole."""
    if clause.parent_id or not clause.instrument.is_plan or not beneath:
        return ""
    return f"The {len(beneath)} parts of {clause.number}" if len(beneath) > 1 else f"The one part of {clause.number}"
