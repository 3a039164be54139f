"""A post as every tool asks about it. What it costs is a `CostSheet`, which pages and files are made from."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from guidance.rules.costs.months import Days, all_days
from guidance.rules.dates import long_date
from guidance.rules.numbers import format_number
from guidance.rules.years import contract_years

FULL_TIME_WEEK = Decimal("37.5")  # hours; the forms' hint names its source
SMALLEST_WTE = Decimal("0.0001")


class PlaceInBand(StrEnum):
    """Whether the post is the PCN's first practitioner in its band."""

    FIRST = "first"
    LATER = "later"
    OUTSIDE = "outside"  # not a post that the ARRS pays for


PRACTICE = "practice"  # the answer that the PCN, or a practice of it, employs the post itself


class OnCosts(StrEnum):
    """How the employer's own costs are worked out."""

    RATES = "rates"
    PERCENTAGE = "percentage"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class OwnNumbers:
    """What a reader typed, None for an empty field. A typed number replaces ours."""

    pay: Decimal | None = None
    supplement: Decimal | None = None
    insurance_rate: Decimal | None = None
    insurance_threshold: Decimal | None = None
    pension_rate: Decimal | None = None
    percentage: Decimal | None = None
    other: Decimal | None = None
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PcnShare:
    """What one PCN pays of a post that several share, up to 1."""

    pcn: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Post:
    """What was not said is blank or None. Raises ValueError for a post that there can't be."""

    year: str  # the contract year, '2026-27'
    role: str = ""  # its slug
    band: str = ""  # '6', '8a'
    step: str = ""  # the pay point: entry, intermediate or top
    hours: Decimal | None = None  # a week
    zone: str = ""  # where it is based, as the ARRS divides England
    place: PlaceInBand | None = None
    employer: str = ""  # the kind of employer, as the guided form asks
    starts_on: date | None = None
    ends_on: date | None = None
    shares: tuple[PcnShare, ...] = ()
    on_costs: OnCosts = OnCosts.RATES
    pays_levy: bool = False  # whether its employer pays the apprenticeship levy
    own: OwnNumbers = field(default_factory=OwnNumbers)

    def __post_init__(self) -> None:
        if self.hours is not None and self.hours <= 0:
            raise ValueError("A post has more than 0 hours a week.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValueError("A post ends on or after the day that it starts.")
        if any(one.share <= 0 for one in self.shares) or sum(one.share for one in self.shares) > 1:
            raise ValueError("Each PCN has a share, and together they have one post at most.")

    @property
    def wte(self) -> Decimal | None:
        """1 is full time, 0.8 is 30 hours a week."""
        return None if self.hours is None else (self.hours / FULL_TIME_WEEK).quantize(SMALLEST_WTE).normalize()

    @property
    def is_outside_the_arrs(self) -> bool:
        """Whether nothing is repaid of it: the ARRS does not pay for it, or a practice employs it for itself."""
        return self.place == PlaceInBand.OUTSIDE or self.employer == PRACTICE

    @property
    def year_text(self) -> str:
        """'2026/27'."""
        return contract_years.label_year(self.year)

    @property
    def name(self) -> str:
        """'Band 6, entry, 2026/27'; 'Band 6, your own pay, 2026/27' where the pay was typed."""
        paid = self.step if self.own.pay is None else "your own pay"
        return f"Band {self.band}, {paid}, {self.year_text}"

    @property
    def hours_text(self) -> str:
        """'0.8 WTE, 30 hours a week'."""
        return f"{format_number(self.wte)} WTE, {format_number(self.hours)} hours a week"

    @property
    def dates_text(self) -> str:
        """'From 1 October 2026 to 31 March 2027', blank if neither day was said."""
        if not self.starts_on:
            return f"Until {long_date(self.ends_on)}" if self.ends_on else ""
        return f"From {long_date(self.starts_on)}{f' to {long_date(self.ends_on)}' if self.ends_on else ''}"

    @property
    def when_text(self) -> str:
        """'for a year', 'from 1 October 2026'."""
        return f"{self.dates_text[:1].lower()}{self.dates_text[1:]}" if self.dates_text else "for a year"

    @property
    def share_text(self) -> str:
        """'60% of the post', where the answers are those of one PCN that shares it; otherwise blank."""
        return f"{format_number(self.shares[0].share * 100)}% of the post" if len(self.shares) == 1 else ""

    def find_days(self) -> Days | None:
        """The days of the contract year that it runs, None where there are none."""
        year = all_days(self.year)
        starts, ends = max(year.first, self.starts_on or year.first), min(year.last, self.ends_on or year.last)
        return Days(starts, ends) if starts <= ends else None
