"""A job description template as the form and the checks need it. A presenter fills these from the database."""

from collections.abc import Iterable
from dataclasses import dataclass

from guidance.rules.recruitment.filled_in import is_of_post
from guidance.rules.recruitment.tailoring import Tailoring


@dataclass(frozen=True, slots=True)
class AdviceReference:
    """The source of a piece of advice. `href` may be blank."""

    title: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class ClauseBehind:
    number: str
    title: str  # of the instrument
    href: str
    plain_english: str = ""
    is_must: bool = True


def name_clauses(clauses: Iterable[ClauseBehind]) -> str:
    """'B14.2.a and B14.2.b in Network Contract DES 2021/22; B14.2.c in Network Contract DES 2023/24'.

    No article: some titles begin with one.
    """
    by_text: dict[str, list[str]] = {}
    for clause in clauses:
        by_text.setdefault(clause.title, []).append(clause.number)
    return "; ".join(f"{' and '.join(numbers)} in {title}" for title, numbers in by_text.items())


@dataclass(frozen=True, slots=True)
class DutyLine:
    slug: str
    group: str
    text: str
    optional: bool = False
    clauses: tuple[ClauseBehind, ...] = ()
    post_for: str = ""  # a PostFor, where only such posts have it
    on_bookings: bool = False  # whether a clause leaves it to be agreed

    def is_in(self, answers: Tailoring) -> bool:
        """Whether the post of the answers has it, unless it was left out."""
        return is_of_post(answers, self.post_for, on_bookings=self.on_bookings)


@dataclass(frozen=True, slots=True)
class SectionLine:
    """A section that the employer can change: its text is Markdown, as the form shows it."""

    slug: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class CriterionLine:
    slug: str
    group: str
    text: str
    essential: bool


@dataclass(frozen=True, slots=True)
class BandPay:
    """What a band pays in a year: `text` is '£39,959 to £48,117', or blank if we do not have it."""

    band: str
    year: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """`bands` are those allowed for the role, and `band` is the template's own. Both are empty off Agenda for Change.

    `supervision` is the clause that asks for supervision and `direct_bookings` the one that allows them, if the
    template has them. `asked` are the answers that its files have a place for.
    """

    slug: str
    title: str
    role: str
    role_href: str = ""
    band: str = ""
    bands: tuple[str, ...] = ()
    bands_reference: AdviceReference | None = None
    pay: tuple[BandPay, ...] = ()
    duties: tuple[DutyLine, ...] = ()
    criteria: tuple[CriterionLine, ...] = ()
    supervision: ClauseBehind | None = None
    direct_bookings: ClauseBehind | None = None
    asked: frozenset[str] = frozenset()
    sections: tuple[SectionLine, ...] = ()
    is_training: bool = False

    @property
    def years(self) -> tuple[str, ...]:
        """The years that have pay, newest first."""
        return tuple(sorted({pay.year for pay in self.pay}, reverse=True))

    def pay_of(self, band: str, year: str) -> BandPay | None:
        return next((pay for pay in self.pay if (pay.band, pay.year) == (band, year)), None)
