"""The clauses that a topic shows in full. For another contract year, that year's clauses with the same numbers."""

from dataclasses import dataclass

from guidance import models
from guidance.pages.roles.guide_rows import GuideRows
from guidance.presenters.clauses import ClauseOnPage, clause_trees
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.years import ChosenYear


@dataclass(frozen=True, slots=True)
class SectionClauses:
    """`not_held` links to clauses of another year that we do not have for this one.

    With `turn_on_the_year` another year may have other clauses, as an Act does not.
    """

    year: str
    clauses: list[ClauseOnPage]
    not_held: list[Link]
    turn_on_the_year: bool

    def __bool__(self) -> bool:
        return bool(self.clauses or self.not_held)


def section_clauses(guide: GuideRows, section: models.Section, chosen: ChosenYear, prose: Prose) -> SectionClauses:
    clauses = guide.clauses(section, in_every_year=not chosen.is_current)
    shown = [clause for clause in clauses if clause.is_shown]
    turn_on_the_year = any(clause.instrument.contract_year for clause in shown)
    if chosen.is_current or chosen.year is None or not turn_on_the_year:
        return SectionClauses("", clause_trees(shown, clauses, prose), [], turn_on_the_year)
    of_year = {clause.number: clause for clause in clauses if clause.instrument.contract_year == chosen.year}
    roots, not_held = [], []
    for clause in shown:
        year = clause.instrument.contract_year
        if year is None:
            roots.append(clause)
        elif clause.number in of_year:
            roots.append(of_year[clause.number])
        else:
            not_held.append(Link(f"{clause.number} of {year}", clause.get_absolute_url()))
    return SectionClauses(chosen.label, clause_trees(dict.fromkeys(roots), clauses, prose), not_held, turn_on_the_year)
