"""The clauses that a topic shows in full: its own, or as at another year those of the same numbers of that year."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidance import models
from guidance.pages.roles.guide_rows import GuideRows
from guidance.presenters.clauses import ClauseOnPage, clause_trees
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear


@dataclass(frozen=True, slots=True)
class SectionClauses:
    """`not_held` are the clauses of which nothing is held for the year, each with where another year's stands."""

    year: str
    clauses: list[ClauseOnPage]
    not_held: list[Link]

    def __bool__(self) -> bool:
        return bool(self.clauses or self.not_held)


def section_clauses(guide: GuideRows, section: models.Section, chosen: ChosenYear, prose: Prose) -> SectionClauses:
    clauses = guide.clauses(section, in_every_year=not chosen.is_current)
    shown = [clause for clause in clauses if clause.is_shown]
    if chosen.is_current or chosen.year is None:
        return SectionClauses("", clause_trees(shown, clauses, prose), [])
    of_year = _by_number(clauses, chosen.year)
    roots, not_held = [], []
    for clause in shown:
        year = clause.instrument.contract_year
        if year is None:
            roots.append(clause)
        elif clause.number in of_year:
            roots.append(of_year[clause.number])
        else:
            not_held.append(Link(f"{clause.number} of {year}", clause.get_absolute_url()))
    return SectionClauses(chosen.label, clause_trees(dict.fromkeys(roots), clauses, prose), not_held)


def _by_number(clauses: Iterable[models.Clause], year: models.ContractYear) -> dict[str, models.Clause]:
    return {clause.number: clause for clause in clauses if clause.instrument.contract_year == year}
