"""Find the contract year that a text means: '2023/24', 'April 2025', 'in 2023', 'last year'."""

import re
from calendar import month_abbr, month_name
from collections.abc import Collection, Iterator
from datetime import date

from guidance.rules.years.contract_years import get_slug_on

FIRST_YEAR = "2019-20"  # of the Network Contract DES

_YEAR = re.compile(r"\b(?:20)?(\d\d)\s?[/\u2013-]\s?(?:20)?(\d\d)\b")
_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
# '1 April 2025', 'April 2025', or a year by itself unless it is that of an Act.
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"(?:\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\b[.,]?\s+|(?<!\bact\s)(?<!\bact of\s)(?<![\w/.-]))"
    r"(?P<year>20\d\d)(?![\w/-])",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    r"\b(?:(?P<before>last|previous)|(?P<after>next|coming)|this|current)\s+"
    rf"(?:(?:(?:contract|financial|pay)\s+)?year(?:['\u2019]?s)?|(?P<month>{_MONTH}))\b",
    re.IGNORECASE,
)


_UNTIL_NOW = re.compile(r"\b(?:since|now|today|nowadays|current(?:ly)?|this year|latest)\b", re.IGNORECASE)
_CHANGED = re.compile(
    r"\b(?:chang|differ|compar|new\b|versus|vs?\b|mov(?:ed|es|ing) on|updat|alter|increas|gone|went|rise|rose|happen)",
    re.IGNORECASE,
)


def list_years(text: str, held: Collection[str], day: date) -> list[tuple[re.Match[str], str]]:
    """The slug of each contract year that the text names, with where it does. Calendar dates count only if their year
    is here, and how far a year is from `day` only if the text has no year.
    """
    found = list(_list_contract_years(text)) or [each for each in _list_dates(text) if each[1] in held]
    return sorted(found or _list_from_now(text, day), key=lambda each: each[0].start())


def compares_with_now(text: str) -> bool:
    """Whether it asks what is different now: 'what has changed since'."""
    return bool(_UNTIL_NOW.search(text) and _CHANGED.search(text))


def find_year_in_force(day: date) -> str:
    return get_slug_on(day)


def find_years(text: str) -> frozenset[str]:
    """The slugs of all contract years that a text names."""
    return frozenset(slug for _, slug in _list_contract_years(text))


def take_year(text: str) -> tuple[str, str]:
    """The text without the first contract year that it names, and the slug of that year, or blank."""
    for match, slug in _list_contract_years(text):
        return f"{text[: match.start()]} {text[match.end() :]}", slug
    return text, ""


def _list_contract_years(text: str) -> Iterator[tuple[re.Match[str], str]]:
    for match in _YEAR.finditer(text):
        first, second = int(match[1]), int(match[2])
        slug = f"20{first:02}-{second:02}"
        if (first + 1) % 100 == second and slug >= FIRST_YEAR:
            yield match, slug


def _list_dates(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """A year by itself means the contract year that starts in it."""
    for match in _DATE.finditer(text):
        month = _MONTHS[match["month"].lower()] if match["month"] else _MONTHS["april"]
        yield match, get_slug_on(date(int(match["year"]), month, 1))


def _list_from_now(text: str, day: date) -> Iterator[tuple[re.Match[str], str]]:
    for match in _FROM_NOW.finditer(text):
        month = _MONTHS[match["month"].lower()] if match["month"] else day.month
        year = day.year
        if match["before"] and month >= day.month:
            year -= 1
        if match["after"] and month <= day.month:
            year += 1
        yield match, get_slug_on(date(year, month, 1))
