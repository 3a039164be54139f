"""Compare two contract years, clause by clause.

Words are marked as added or removed only where we have the official words of both years. What we wrote in plain English
may differ where the contract does not.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_lowercase

from guidance.rules import word_difference
from guidance.rules.years import clause_pairing

BREAKS_OFF = "[…]"  # where our copy of the official words ends before they do

_ONE_MORE = re.compile(r"\b(and|or)$")
_NUMBERINGS = (
    tuple(ascii_lowercase),
    tuple(str(number) for number in range(1, 100)),
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"),
)
_DIGITS = re.compile(r"[0-9]+")


class ClauseOutcome(StrEnum):
    """SAME and REWORDED are of official words, SIDE_BY_SIDE of a pair without them.

    ONLY_BEFORE and ONLY_AFTER are used only if we have the other year's whole list in official words. Otherwise the
    other year may have the clause without our knowing.
    """

    SAME = "same"
    REWORDED = "reworded"
    SIDE_BY_SIDE = "side-by-side"
    ONLY_BEFORE = "only-before"
    ONLY_AFTER = "only-after"
    NOT_FOUND_BEFORE = "not-found-before"
    NOT_FOUND_AFTER = "not-found-after"


@dataclass(frozen=True, slots=True)
class ComparedClause:
    """A clause of both years, or of one. `paired_by` is None of one year's clause.

    `pieces` are empty where nothing is marked. `list_searched` is the number of the list that has no such clause in the
    other year.
    """

    before: clause_pairing.ClauseText | None
    after: clause_pairing.ClauseText | None
    outcome: ClauseOutcome
    paired_by: clause_pairing.PairedBy | None = None
    pieces: tuple[word_difference.WordPiece, ...] = ()
    list_searched: str = ""

    @property
    def clause(self) -> clause_pairing.ClauseText:
        """As the later year has it, where it does."""
        found = self.after or self.before
        assert found is not None  # noqa: S101  a clause is in one year or the other
        return found


def compare_years(
    before: Iterable[clause_pairing.ClauseText], after: Iterable[clause_pairing.ClauseText]
) -> list[ComparedClause]:
    """Every clause of either year once, after its parent, in the order of the later year."""
    earlier = {clause.number: clause for clause in before}
    later = {clause.number: clause for clause in after}
    pairs = clause_pairing.pair_clauses(earlier, later)
    numbers = {pair.before.number: pair.after.number for pair in pairs}
    turned = {there: here for here, there in numbers.items()}
    compared = [_compare_pair(pair.before, pair.after, pair.by) for pair in pairs]
    for number in earlier.keys() - numbers.keys():
        searched = _find_whole_list(number, numbers, later)
        outcome = ClauseOutcome.ONLY_BEFORE if searched else ClauseOutcome.NOT_FOUND_AFTER
        compared.append(ComparedClause(earlier[number], None, outcome, list_searched=searched))
    for number in later.keys() - turned.keys():
        searched = _find_whole_list(number, turned, earlier)
        outcome = ClauseOutcome.ONLY_AFTER if searched else ClauseOutcome.NOT_FOUND_BEFORE
        compared.append(ComparedClause(None, later[number], outcome, list_searched=searched))
    both = {**earlier, **later}
    return sorted(compared, key=lambda one: (_get_sort_key(one.clause.number, both), one.after is None))


def _get_sort_key(number: str, clauses: clause_pairing.Year) -> list[tuple[int, str]]:
    """The order of each ancestor and of the clause itself. Numbers that we don't have sort first, by the number."""
    parts = number.split(".")
    above = (".".join(parts[: count + 1]) for count in range(len(parts)))
    return [
        (clauses[one].order if one in clauses else 0, _DIGITS.sub(lambda digits: digits[0].zfill(6), one))
        for one in above
    ]


def _compare_pair(
    before: clause_pairing.ClauseText, after: clause_pairing.ClauseText, by: clause_pairing.PairedBy
) -> ComparedClause:
    if not (before.wording and after.wording):
        return ComparedClause(before, after, ClauseOutcome.SIDE_BY_SIDE, by)
    pieces = _mark_changes(before.wording, after.wording)
    kept = [piece for piece in pieces if piece.change == word_difference.WordChange.KEPT]
    if len(kept) == len(pieces):
        return ComparedClause(before, after, ClauseOutcome.SAME, by, pieces)
    # Where little is kept, marks would strike out one text and underline the other: they are read better apart.
    return ComparedClause(before, after, ClauseOutcome.REWORDED, by, pieces if kept else ())


def _mark_changes(before: str, after: str) -> tuple[word_difference.WordPiece, ...]:
    """What follows the place where our copy of either text breaks off is not compared."""
    if before.split() == after.split():
        return (word_difference.WordPiece(after),)
    pieces = word_difference.word_difference(before.removesuffix(BREAKS_OFF), after.removesuffix(BREAKS_OFF))
    if not (before + after).count(BREAKS_OFF):
        return pieces
    compared = list(pieces)
    while compared and compared[-1].change != word_difference.WordChange.KEPT:
        compared.pop()
    return (*compared, word_difference.WordPiece(BREAKS_OFF)) if compared else pieces


def _find_whole_list(number: str, pairs: Mapping[str, str], other: clause_pairing.Year) -> str:
    """The number of the list that the clause would be in, in the other year. Blank unless we have all of that list.

    `pairs` has the other year's number of each clause that is in both.
    """
    parent = number.rpartition(".")[0]
    while parent and parent not in pairs:
        parent = parent.rpartition(".")[0]
    there = pairs.get(parent, "")
    return there if there and _is_list_whole(there, other) else ""


def _is_list_whole(parent: str, year: clause_pairing.Year) -> bool:
    """A whole list has no gaps from its first item on, all in official words. Its last item but one ends in 'and' or
    'or', which says that exactly one more item follows."""
    items = sorted(
        (one for one in year.values() if one.parent == parent), key=lambda one: _get_sort_key(one.number, year)
    )
    marks = [one.number.rpartition(".")[2] for one in items]
    return (
        len(items) > 1
        and all(one.wording for one in items)
        and any(marks == list(numbering[: len(marks)]) for numbering in _NUMBERINGS)
        and _ONE_MORE.search(items[-2].wording) is not None
    )
