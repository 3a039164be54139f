"""Records that code looks up by more than one slug. `slugs` lists those looked up by a single slug.

A member's value is the record's natural key, then the names of what looks it up.
"""

from enum import Enum

from guidance.rules.fixed import slugs
from guidance.rules.years.contract_years import label_year

_BOARD_PAPER = ("the board paper",)
_CHECKLIST = ("the evidence checklist",)
_FORM = ("the guided form",)
_TEMPLATES = ("the job description templates",)

DES_YEARS = {
    slugs.InstrumentSlug.DES_2021_22: slugs.YearSlug.Y2021_22,
    slugs.InstrumentSlug.DES_2023_24: slugs.YearSlug.Y2023_24,
}


class FixedKey(Enum):
    def __init__(self, key: tuple[str, ...], found_by: tuple[str, ...]) -> None:
        self.key = tuple(map(str, key))
        self.found_by = found_by


class ClauseKey(FixedKey):
    WHO_MAY_FILL = (slugs.InstrumentSlug.DES_2021_22, "B14.1"), (*_FORM, *_CHECKLIST)
    RESPONSIBILITIES = (slugs.InstrumentSlug.DES_2021_22, "B14.2"), _FORM
    GOVERNANCE = (slugs.InstrumentSlug.DES_2021_22, "B14.3"), (*_CHECKLIST, *_BOARD_PAPER, *_TEMPLATES)
    GOVERNANCE_2023_24 = (slugs.InstrumentSlug.DES_2023_24, "B14.2"), _TEMPLATES
    ADULT_POST_2026_27 = (slugs.InstrumentSlug.DES_2026_27, "7.3.3"), _CHECKLIST
    CHILDRENS_POST_2026_27 = (slugs.InstrumentSlug.DES_2026_27, "7.3.6"), _CHECKLIST
    AMHP_SUPERVISION = (slugs.InstrumentSlug.AMHP_STANDARDS, "4.3"), _TEMPLATES
    BOOKINGS = (slugs.InstrumentSlug.DES_2021_22, "B14.2.d"), _TEMPLATES
    BOOKINGS_2023_24 = (slugs.InstrumentSlug.DES_2023_24, "B14.2.e"), _TEMPLATES

    @property
    def cited(self) -> str:
        """For use in a sentence, clauses of DES_YEARS only: 'clause B14.1 of 2021/22'."""
        instrument, number = self.key
        return f"clause {number} of {label_year(DES_YEARS[slugs.InstrumentSlug(instrument)])}"


ON_SUPERVISION = frozenset({ClauseKey.GOVERNANCE, ClauseKey.GOVERNANCE_2023_24, ClauseKey.AMHP_SUPERVISION})
ON_ADULT_POST = frozenset({ClauseKey.ADULT_POST_2026_27})
ON_CHILDRENS_POST = frozenset({ClauseKey.CHILDRENS_POST_2026_27})
ON_BOOKINGS = frozenset({ClauseKey.BOOKINGS, ClauseKey.BOOKINGS_2023_24})


class PointKey(FixedKey):
    """The point of each publication that matters for taking on a role. We chose them."""

    FIVE_YEAR_FORWARD_VIEW = (slugs.PublicationSlug.FIVE_YEAR_FORWARD_VIEW, "workforce-planning-gap"), _BOARD_PAPER
    STEPPING_FORWARD = (slugs.PublicationSlug.STEPPING_FORWARD, "new-roles"), _BOARD_PAPER
    LONG_TERM_PLAN = (slugs.PublicationSlug.LONG_TERM_PLAN, "supportive-culture"), _BOARD_PAPER
    INTERIM_PEOPLE_PLAN = (slugs.PublicationSlug.INTERIM_PEOPLE_PLAN, "nursing-shortages"), _BOARD_PAPER
    IMPLEMENTATION_PLAN = (slugs.PublicationSlug.IMPLEMENTATION_PLAN, "local-people-plans"), _BOARD_PAPER
    PEOPLE_PLAN = (slugs.PublicationSlug.PEOPLE_PLAN, "upskilling"), _BOARD_PAPER
