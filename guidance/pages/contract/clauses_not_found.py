"""The clauses of one contract year that we have not found for another: in short, with where to read them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.pages.contract import clauses_compared
from guidance.presenters import comparison_tables
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class ClauseInShort:
    anchor: str
    number: str
    href: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class ClausesNotFound:
    """The clauses of `year` that we have not found for `other`."""

    year: str
    other: str
    clauses: list[ClauseInShort]


def clauses_not_found(
    years: tuple[str, str], clauses: Iterable[clauses_compared.ClauseCompared], prose: Prose
) -> list[ClausesNotFound]:
    found: dict[str, list[ClauseInShort]] = {year: [] for year in years}
    for clause in clauses:
        [side] = clause.sides
        found[side.year].append(
            ClauseInShort(clause.anchors[0], side.number, side.href, prose.line(_take_first_sentence(side)))
        )
    earlier, later = years
    both = (ClausesNotFound(earlier, later, found[earlier]), ClausesNotFound(later, earlier, found[later]))
    return [one for one in both if one.clauses]


def _take_first_sentence(side: clauses_compared.SideOfClause) -> str:
    """Of what it means in our plain English, or of its official words."""
    line = (side.plainly or comparison_tables.text_of_markup(side.html)).partition("\n")[0]
    sentence, full_stop, _ = line.partition(". ")
    return sentence + full_stop.strip()
