"""One clause of two contract years, or of one of them, for the page that compares them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from guidance import models
from guidance.pages.contract.notes import Notes
from guidance.presenters.prose import Prose
from guidance.presenters.template_rows import plain_text
from guidance.rules import word_difference
from guidance.rules.years.clause_pairing import PairedBy
from guidance.rules.years.contract_comparison import BREAKS_OFF, ClauseOutcome, ComparedClause

COLOURS = {ClauseOutcome.SAME: "grey", ClauseOutcome.REWORDED: "blue", ClauseOutcome.SIDE_BY_SIDE: "yellow"}
NOT_FOUND = (ClauseOutcome.NOT_FOUND_BEFORE, ClauseOutcome.NOT_FOUND_AFTER)

Sides = Sequence[Mapping[str, models.Clause]]  # each year's clauses by number


@dataclass(frozen=True, slots=True)
class PieceOnPage:
    change: word_difference.WordChange
    text: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class SideOfClause:
    """A clause in one of the years. `html` has its words, which `pieces` of both years may show instead.

    `plainly` is what it means, in our plain English as plain text, and may be blank.
    """

    year: str
    number: str
    href: str
    force: str
    note: int
    locator: str
    label: str
    html: SafeString
    plainly: str


@dataclass(frozen=True, slots=True)
class ClauseCompared:
    """`anchors` are the numbers that lead to it, its own first. `pieces` are empty where no words are marked.

    `pairing` says how two clauses with different numbers were paired, and `remarks` what was and wasn't compared.
    """

    anchors: list[str]
    number: str
    heading: str
    outcome: str
    colour: str
    pairing: str
    remarks: str
    pieces: list[PieceOnPage]
    sides: list[SideOfClause]
    forces: list[tuple[str, str]]


def build_clause_compared(
    compared: ComparedClause, years: Sequence[models.ContractYear], sides: Sides, prose: Prose, notes: Notes
) -> ClauseCompared:
    """`sides` has the clauses by number of each of the two `years`. Fetch their sources and parents with them."""
    found = [(year, side[text.number]) for year, side, text in _match(compared, years, sides)]
    return ClauseCompared(
        anchors=_list_anchors(compared, years, sides),
        number=_write_number(compared, years),
        heading=next((clause.heading for _, clause in found if clause.heading), ""),
        outcome=_describe_outcome(compared, *years),
        colour=COLOURS.get(compared.outcome, "orange"),
        pairing=_describe_pairing(compared, *years),
        remarks=" ".join(_list_remarks(compared, years)),
        pieces=[PieceOnPage(piece.change, piece.text, escape(piece.text)) for piece in compared.pieces],
        sides=[_render_side(year, clause, prose, notes) for year, clause in found],
        forces=_list_forces(compared, found),
    )


def _match(
    compared: ComparedClause, years: Sequence[models.ContractYear], sides: Sides
) -> Iterator[tuple[models.ContractYear, Mapping[str, models.Clause], models.Clause]]:
    for year, side, text in zip(years, sides, (compared.before, compared.after), strict=True):
        if text:
            yield year, side, side[text.number]


def _list_anchors(compared: ComparedClause, years: Sequence[models.ContractYear], sides: Sides) -> list[str]:
    """A number that the later year gives to another clause leads to that one."""
    earlier, later = compared.before, compared.after
    if later is None:
        assert earlier is not None  # noqa: S101  a clause is in one year or the other
        return [f"{years[0].slug}.{earlier.number}" if earlier.number in sides[1] else earlier.number]
    own = [later.number]
    return [*own, earlier.number] if earlier and earlier.number not in {*own, *sides[1]} else own


def _write_number(compared: ComparedClause, years: Sequence[models.ContractYear]) -> str:
    if compared.paired_by == PairedBy.WORDS and compared.before and compared.after:
        return f"{compared.before.number} of {years[0]} and {compared.after.number} of {years[1]}"
    return compared.clause.number


def _describe_outcome(compared: ComparedClause, before: models.ContractYear, after: models.ContractYear) -> str:
    match compared.outcome:
        case ClauseOutcome.SAME:
            return "The same words"
        case ClauseOutcome.REWORDED:
            return "Reworded"
        case ClauseOutcome.SIDE_BY_SIDE:
            return "Side by side, not compared"
        case ClauseOutcome.ONLY_BEFORE:
            return f"In {before} only"
        case ClauseOutcome.ONLY_AFTER:
            return f"In {after} only"
        case ClauseOutcome.NOT_FOUND_BEFORE:
            return f"Not found for {before}"
        case ClauseOutcome.NOT_FOUND_AFTER:
            return f"Not found for {after}"


def _describe_pairing(compared: ComparedClause, before: models.ContractYear, after: models.ContractYear) -> str:
    if compared.paired_by != PairedBy.WORDS or not compared.before or not compared.after:
        return ""
    return (
        f"{compared.before.number} of {before} reads like {compared.after.number} of {after}, so we set them side by "
        "side. That is our reading of their words."
    )


def _list_remarks(compared: ComparedClause, years: Sequence[models.ContractYear]) -> Iterator[str]:
    texts = list(zip(years, (compared.before, compared.after), strict=True))
    if compared.outcome == ClauseOutcome.SIDE_BY_SIDE:
        if compared.clause.is_heading:
            yield f"{compared.clause.number} is a heading. We describe it in our own words, so we mark no words."
        else:
            lacking = " or ".join(f"{text.number} of {year}" for year, text in texts if text and not text.wording)
            yield f"We do not have the official words of {lacking}, so we mark no words."
    if compared.list_searched:
        other = years[1] if compared.before else years[0]
        yield (
            f"We have all of {compared.list_searched} of {other} in official words, and nothing in it reads like this."
        )
    for year, text in texts:
        if compared.paired_by and text and text.wording.endswith(BREAKS_OFF):
            yield f"Our copy of {year} breaks off at {BREAKS_OFF}: what follows is not compared."


def _list_forces(
    compared: ComparedClause, found: Sequence[tuple[models.ContractYear, models.Clause]]
) -> list[tuple[str, str]]:
    """'must' and 'may', where the official words of one duty changed from the one to the other."""
    if compared.outcome != ClauseOutcome.REWORDED or len({clause.force for _, clause in found}) == 1:
        return []
    return [(str(year), clause.get_force_display()) for year, clause in found]


def _render_side(year: models.ContractYear, clause: models.Clause, prose: Prose, notes: Notes) -> SideOfClause:
    if clause.wording:
        label, html = f"Official words of {year}", prose.quotation(clause.wording)
    else:
        label, html = f"{year} in our plain English", prose.html(clause.plain_english)
    return SideOfClause(
        year=str(year),
        number=clause.number,
        href=clause.get_absolute_url(),
        force=clause.get_force_display(),
        note=notes.number(clause.source, clause.locator),
        locator=clause.locator,
        label=label,
        html=html,
        plainly=plain_text(clause.plain_english),
    )
