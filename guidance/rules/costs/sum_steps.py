"""The lines of a sum: its steps, in parts, and the three that it comes to."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from guidance.rules.money import format_pounds

UP_TO, AT_LEAST = "up to", "at least"


@dataclass(frozen=True, slots=True)
class SumStep:
    """One line of the sum. `working` shows how the amount was worked out; an amount of None is not known.

    `limit` is UP_TO or AT_LEAST if the source gives only a limit. `note` follows the amount: who pays it, or what it
    still depends on.
    """

    label: str
    working: str
    amount: Decimal | None
    limit: str = ""
    note: str = ""

    @property
    def working_and_note(self) -> str:
        return f"{self.working}. {self.note[:1].upper()}{self.note[1:]}." if self.note else self.working

    @property
    def text_and_note(self) -> str:
        return f"{self.text}: {self.note}." if self.note else self.text

    @property
    def limit_and_note(self) -> str:
        return ": ".join(part for part in (self.limit, self.note) if part)

    @property
    def text(self) -> str:
        said = format_pounds(self.amount)
        return f"{self.limit} {said}" if self.limit and self.amount is not None else said


@dataclass(frozen=True, slots=True)
class Part:
    heading: str
    steps: tuple[SumStep, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One of the three lines that a sum comes to. `limit` is UP_TO or AT_LEAST where only a limit is known.

    `note` says what it depends on. An amount of None is not known, and then `note` says why.
    """

    label: str
    amount: Decimal | None
    limit: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """To the nearest pound: 'up to £20,305', 'not known'."""
        pounds = None if self.amount is None else self.amount.quantize(Decimal(1), ROUND_HALF_UP)
        return self._with_limit(format_pounds(pounds))

    @property
    def exact_text(self) -> str:
        return self._with_limit(format_pounds(self.amount))

    @property
    def limit_and_note(self) -> str:
        return ": ".join(part for part in (self.limit, self.note) if part)

    def _with_limit(self, said: str) -> str:
        return f"{self.limit} {said}" if self.limit and self.amount is not None else said
