"""Read which contract year a page should answer for: '2023-24', or a day such as '2023-10-05'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from guidance.rules.dates import long_date
from guidance.rules.years import contract_years

LONGEST_ECHO = 40

_YEAR = re.compile(r"[0-9]{4}[-/][0-9]{2}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class NotAYearHeldError(ValueError):
    """The text is not a contract year, or not one we have. The message tells the reader what to type."""


@dataclass(frozen=True, slots=True)
class AsAt:
    """`day` is None if the reader asked for a whole year, or for nothing."""

    slug: str
    day: date | None = None


def read_as_at(year: str, on: str, today: date, held: Sequence[str]) -> AsAt:
    """The year named by `year` or containing the day `on`, both as typed. If both are blank, the current year.

    `held` has the slugs of the years that we have, oldest first. Raises NotAYearHeldError for a year that is not one of
    them, unless it is the current year.
    """
    year, on = year.strip(), on.strip()
    if not year and not on:
        return AsAt(contract_years.get_slug_on(today))
    day = _read_day(on) if on else None
    slug = read_year(year) if year else contract_years.get_slug_on(day or today)
    if day and slug != contract_years.get_slug_on(day):
        year_of_day, year_named = (
            contract_years.label_year(contract_years.get_slug_on(day)),
            contract_years.label_year(slug),
        )
        raise NotAYearHeldError(
            f"{long_date(day)} is in contract year {year_of_day}, not {year_named}. Give one or the other."
        )
    if slug not in held and slug != contract_years.get_slug_on(today):
        raise _build_error(long_date(day) if day else f"contract year {contract_years.label_year(slug)}", held)
    return AsAt(slug, day)


def read_held_year(typed: str, held: Sequence[str]) -> str:
    """The slug of a year as typed. Raises NotAYearHeldError if it is not a year, or not in `held`."""
    slug = read_year(typed.strip())
    if slug not in held:
        raise _build_error(f"contract year {contract_years.label_year(slug)}", held)
    return slug


def read_year(typed: str) -> str:
    """The slug of a year as typed, held or not: '2023-24' or '2023/24'. Raises NotAYearHeldError."""
    if _YEAR.fullmatch(typed):
        slug = typed.replace("/", "-")
        if (int(slug[:4]) + 1) % 100 == int(slug[5:]):
            return slug
    raise NotAYearHeldError(f"{_quote_typed(typed)} is not a contract year. Type it like 2023-24.")


def _read_day(typed: str) -> date:
    if _DAY.fullmatch(typed):
        try:
            return date.fromisoformat(typed)
        except ValueError:
            pass
    raise NotAYearHeldError(
        f"{_quote_typed(typed)} is not a day. Type the year, the month and the day, like 2023-10-05."
    )


def _build_error(asked: str, held: Sequence[str]) -> NotAYearHeldError:
    known = (
        f"Our years run from {contract_years.label_year(held[0])} to {contract_years.label_year(held[-1])}."
        if held
        else "We have no year yet."
    )
    return NotAYearHeldError(f"We have nothing on {asked}. {known}")


def _quote_typed(typed: str) -> str:
    """Quote what was typed: cut short, printable letters only."""
    shown = "".join(letter for letter in typed if letter.isprintable())[:LONGEST_ECHO]
    return f"\N{LEFT SINGLE QUOTATION MARK}{shown}\N{RIGHT SINGLE QUOTATION MARK}"
