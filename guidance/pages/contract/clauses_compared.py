"""One clause in two contract years, for the page that compares them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from guidance import models
from guidance.pages.contract.notes import Notes
from guidance.presenters.prose import Prose
from guidance.rules import word_difference
from guidance.rules.years import contract_comparison

COLOURS = {
    contract_comparison.ClauseOutcome.SAME: "grey",
    contract_comparison.ClauseOutcome.CHANGED: "blue",
    contract_comparison.ClauseOutcome.ADDED: "green",
    contract_comparison.ClauseOutcome.REMOVED: "red",
}


@dataclass(frozen=True, slots=True)
class PieceOnPage:
    change: word_difference.WordChange
    text: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class SideOfClause:
    """A clause in one of the years. `label` and `html` are blank where `pieces` already show its words."""

    year: str
    href: str
    force: str
    note: int
    locator: str
    label: str
    html: SafeString | str


@dataclass(frozen=True, slots=True)
class ClauseCompared:
    """`pieces` compare the words, where we hold the same kind of words for both years; `basis` says which kind.

    `like` is the number of a clause in `like_year` that it resembles more than the one with its own number.
    """

    number: str
    heading: str
    outcome: str
    colour: str
    basis: str
    pieces: list[PieceOnPage]
    sides: list[SideOfClause]
    force_changed: bool
    like: str
    like_year: str


def build_clause_compared(
    compared: contract_comparison.ComparedClause,
    years: Sequence[models.ContractYear],
    sides: Sequence[Mapping[str, models.Clause]],
    prose: Prose,
    notes: Notes,
) -> ClauseCompared:
    """`sides` has the clauses by number of each of the two `years`. Fetch their sources and parents with them."""
    held = {year: side[compared.number] for year, side in zip(years, sides, strict=True) if compared.number in side}
    like_year = years[1] if compared.before else years[0]
    return ClauseCompared(
        number=compared.number,
        heading=next((clause.heading for clause in held.values() if clause.heading), ""),
        outcome=_describe_outcome(compared, *years),
        colour=COLOURS.get(compared.outcome, "yellow"),
        basis=_describe_basis(compared, held),
        pieces=[_render_piece(piece, compared.basis, prose) for piece in compared.pieces],
        sides=[_render_side(year, clause, prose, notes, alone=not compared.pieces) for year, clause in held.items()],
        force_changed=len({clause.force for clause in held.values()}) > 1,
        like=compared.like,
        like_year=str(like_year) if compared.like else "",
    )


def _describe_outcome(
    compared: contract_comparison.ComparedClause, before: models.ContractYear, after: models.ContractYear
) -> str:
    plainly = compared.basis == contract_comparison.Basis.PLAIN_ENGLISH
    match compared.outcome:
        case contract_comparison.ClauseOutcome.SAME:
            return "The same in our plain English" if plainly else "The same"
        case contract_comparison.ClauseOutcome.CHANGED:
            return "Differs in our plain English" if plainly else "Changed"
        case contract_comparison.ClauseOutcome.ADDED:
            return f"Added: in {after} only"
        case contract_comparison.ClauseOutcome.REMOVED:
            return f"Removed: in {before} only"
        case contract_comparison.ClauseOutcome.NOT_HELD_BEFORE:
            return f"Not found for {before}"
        case contract_comparison.ClauseOutcome.NOT_HELD_AFTER:
            return f"Not found for {after}"
        case contract_comparison.ClauseOutcome.NOT_COMPARABLE:
            return "Cannot be compared"


def _describe_basis(
    compared: contract_comparison.ComparedClause, held: Mapping[models.ContractYear, models.Clause]
) -> str:
    match compared.basis, compared.outcome:
        case contract_comparison.Basis.OFFICIAL, _:
            return "The official words of both years."
        case contract_comparison.Basis.PLAIN_ENGLISH, _:
            missing = [str(year) for year, clause in held.items() if not clause.wording]
            lacking = "for either year" if len(missing) == len(held) else f"for {missing[0]}"
            return (
                f"We do not have the official words {lacking}, so this compares what we wrote in plain English. "
                "The contract may have changed where we did not, and the other way round."
            )
        case _, contract_comparison.ClauseOutcome.NOT_COMPARABLE:
            return "We have one year in official words alone and the other in plain English alone."
        case _, contract_comparison.ClauseOutcome.NOT_HELD_BEFORE | contract_comparison.ClauseOutcome.NOT_HELD_AFTER:
            return "The other year may have this clause under this number or another."
    return ""


def _render_piece(piece: word_difference.WordPiece, basis: contract_comparison.Basis, prose: Prose) -> PieceOnPage:
    """Official words stay as they are; in ours, an abbreviation is written out where the page first uses it."""
    html = prose.line(piece.text) if basis == contract_comparison.Basis.PLAIN_ENGLISH else escape(piece.text)
    return PieceOnPage(piece.change, piece.text, html)


def _render_side(
    year: models.ContractYear, clause: models.Clause, prose: Prose, notes: Notes, *, alone: bool
) -> SideOfClause:
    if not alone:
        label, html = "", SafeString()
    elif clause.wording:
        label, html = f"Official words of {year}", prose.quotation(clause.wording)
    else:
        label, html = f"{year} in plain English: we do not have the official words", prose.html(clause.plain_english)
    return SideOfClause(
        year=str(year),
        href=clause.get_absolute_url(),
        force=clause.get_force_display(),
        note=notes.number(clause.source, clause.locator),
        locator=clause.locator,
        label=label,
        html=html,
    )
