"""Records that code finds by more than one slug, as `fixed_slugs` lists those that it finds by one.

A member's value is the natural key of its record, and after it what finds the record by that.
"""

from enum import Enum

from guidance.rules.fixed import slugs
from guidance.rules.years.contract_years import label

_BOARD_PAPER = ("the board paper",)
_CHECKLIST = ("the evidence checklist",)
_FORM = ("the guided form",)
_TEMPLATES = ("the job description templates",)

DES_YEARS = {
    slugs.InstrumentSlug.DES_2021_22: slugs.YearSlug.Y2021_22,
    slugs.InstrumentSlug.DES_2023_24: slugs.YearSlug.Y2023_24,
}
# In these series of figures a figure goes by its contract year, and by its place in England where that matters.
RATES = frozenset(
    {
        slugs.SeriesSlug.INSURANCE_RATE,
        slugs.SeriesSlug.INSURANCE_THRESHOLD,
        slugs.SeriesSlug.PENSION,
        slugs.SeriesSlug.SUPPLEMENT_RATE,
        slugs.SeriesSlug.SUPPLEMENT_LIMITS,
    }
)
FOUND_RATES = ("the cost calculator",)
# In any contract year: a fact that no sum rests on yet is found by its name all the same.
FACTS = {(slugs.RoleSlug.MHP.value, slug.value): slug.found_by for slug in slugs.FactSlug}


class FixedKey(Enum):
    def __init__(self, key: tuple[str, ...], found_by: tuple[str, ...]) -> None:
        self.key = tuple(map(str, key))
        self.found_by = found_by

    @property
    def slug(self) -> str:
        """The record's own, without what it is a part of."""
        return self.key[-1]


class ClauseKey(FixedKey):
    WHO_MAY_FILL = (slugs.InstrumentSlug.DES_2021_22, "B14.1"), (*_FORM, *_CHECKLIST)
    RESPONSIBILITIES = (slugs.InstrumentSlug.DES_2021_22, "B14.2"), _FORM
    GOVERNANCE = (slugs.InstrumentSlug.DES_2021_22, "B14.3"), (*_CHECKLIST, *_BOARD_PAPER, *_TEMPLATES)
    GOVERNANCE_2023_24 = (slugs.InstrumentSlug.DES_2023_24, "B14.2"), _TEMPLATES
    AMHP_SUPERVISION = (slugs.InstrumentSlug.AMHP_STANDARDS, "4.3"), _TEMPLATES
    BOOKINGS = (slugs.InstrumentSlug.DES_2021_22, "B14.2.d"), _TEMPLATES
    BOOKINGS_2023_24 = (slugs.InstrumentSlug.DES_2023_24, "B14.2.e"), _TEMPLATES

    @property
    def cited(self) -> str:
        """As a sentence names a clause of the DES: 'clause B14.1 of 2021/22'."""
        instrument, number = self.key
        return f"clause {number} of {label(DES_YEARS[slugs.InstrumentSlug(instrument)])}"


ON_SUPERVISION = frozenset({ClauseKey.GOVERNANCE, ClauseKey.GOVERNANCE_2023_24, ClauseKey.AMHP_SUPERVISION})
ON_BOOKINGS = frozenset({ClauseKey.BOOKINGS, ClauseKey.BOOKINGS_2023_24})


class FigureKey(FixedKey):
    HOURS = (slugs.SeriesSlug.HOURS, "agenda-for-change"), ("the cost calculator",)


class PointKey(FixedKey):
    """The point of each publication that bears on taking on a role: a judgement, so a list."""

    FIVE_YEAR_FORWARD_VIEW = (slugs.PublicationSlug.FIVE_YEAR_FORWARD_VIEW, "workforce-planning-gap"), _BOARD_PAPER
    STEPPING_FORWARD = (slugs.PublicationSlug.STEPPING_FORWARD, "new-roles"), _BOARD_PAPER
    LONG_TERM_PLAN = (slugs.PublicationSlug.LONG_TERM_PLAN, "supportive-culture"), _BOARD_PAPER
    INTERIM_PEOPLE_PLAN = (slugs.PublicationSlug.INTERIM_PEOPLE_PLAN, "nursing-shortages"), _BOARD_PAPER
    IMPLEMENTATION_PLAN = (slugs.PublicationSlug.IMPLEMENTATION_PLAN, "local-people-plans"), _BOARD_PAPER
    PEOPLE_PLAN = (slugs.PublicationSlug.PEOPLE_PLAN, "upskilling"), _BOARD_PAPER
