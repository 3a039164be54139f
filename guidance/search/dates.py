"""Find the contract year that a text means: '2023/24', 'April 2025', 'in 2023', 'last year', 'two years ago'."""

import re
from calendar import month_abbr, month_name
from collections.abc import Collection, Iterator
from datetime import date

from guidance.rules.years.contract_years import get_slug_on

FIRST_YEAR = "2019-20"  # of the Network Contract DES

_YEAR = re.compile(r"(?:\b|\bfy\s?)(?:20)?(\d\d)\s?[/\u2013-]\s?(?:20)?(\d\d)\b", re.IGNORECASE)
_YEAR_TO_A_DIGIT = re.compile(r"\b20(\d\d)\s?/\s?(\d)\b")  # '2023/4'
_YEAR_IT_ENDS = re.compile(r"\bfy\s?(?:20)?(\d\d)\b(?!\s?[/\u2013-])", re.IGNORECASE)  # 'FY23' is 2022/23
_MONTHS = {name.lower(): number for names in (month_name, month_abbr) for number, name in enumerate(names) if name}
# '1 April 2025', 'April 2025', or a year by itself unless it is that of an Act.
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?:\b(?P<before>(?:before|until|till|up to|prior to)\s+))?"
    rf"(?:\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<month>{_MONTH})\b[.,]?\s+|(?<!\bact\s)(?<!\bact of\s)(?<![\w/.-]))"
    r"(?P<year>20\d\d)(?![\w/-])",
    re.IGNORECASE,
)
_FROM_NOW = re.compile(
    r"\b(?:this time\s+)?(?:(?P<before>last|previous|since)|(?P<after>next|coming)|this|current)\s+"
    rf"(?:(?:(?:contract|financial|pay)\s+)?year(?:['\u2019]?s)?|(?P<month>{_MONTH}))\b",
    re.IGNORECASE,
)


_COUNTS = {"a": 1, "one": 1, "couple of": 2, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = rf"(?:{'|'.join(_COUNTS)}|[1-9])"
_YEARS_AGO = re.compile(rf"\b(?:a\s+)?(?P<count>{_COUNT})\s+years?\s+(?:ago|back)\b", re.IGNORECASE)
_YEAR_BEFORE_LAST = re.compile(r"\b(?:the\s+)?year\s+before\s+last\b", re.IGNORECASE)
_LAST_YEARS = re.compile(rf"\b(?:the\s+)?(?:last|past)\s+(?P<count>{_COUNT})\s+years\b", re.IGNORECASE)
_AT_FIRST = re.compile(
    r"\bwhen\s+(?:it|they|the roles?|this role|these roles|(?:the\s+)?practitioners?|(?:the\s+)?mhps?)\s+"
    r"(?:was\s+|were\s+)?(?:first\s+)?(?:started|began|came in|introduced|launched|joined)\b"
    r"|\b(?:in|for)\s+the\s+(?:very\s+)?first\s+year\b(?=\s+of\s+(?:the|this)\s+(?:role|scheme|contract))",
    re.IGNORECASE,
)
_UNTIL_NOW = re.compile(
    r"\b(?:since|now|today|nowadays|current(?:ly)?|this year|latest|(?:last|past) \w+(?: of)? years)\b", re.IGNORECASE
)
_CHANGED = re.compile(
    r"\b(?:chang|differ|compar|new\b|versus|vs?\b|mov(?:ed|es|ing) on|updat|alter|increas|gone|went|rise|rose|happen)",
    re.IGNORECASE,
)


def list_years(text: str, held: Collection[str], day: date) -> list[tuple[re.Match[str], str]]:
    """The slug of each contract year that the text names, with where it does. Calendar dates count only if their year
    is here, and how far a year is from `day` only if the text has no year.
    """
    found = list(_list_contract_years(text)) or [each for each in _list_dates(text) if each[1] in held]
    found = found or list(_list_years_ago(text, day)) or list(_list_from_now(text, day))
    if not found and held:
        found = [(match, min(held)) for match in _AT_FIRST.finditer(text)]
    return sorted(found, key=lambda each: each[0].start())


def find_month(text: str) -> str:
    """The month that it names with its year, such as 'October 2024', or blank. Not April, when contract years begin."""
    months = (match for match in _DATE.finditer(text) if match["month"])
    named = ((_MONTHS[match["month"].lower()], match["year"]) for match in months)
    return next((f"{month_name[month]} {year}" for month, year in named if month != _MONTHS["april"]), "")


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
    for match in (*_YEAR.finditer(text), *_YEAR_TO_A_DIGIT.finditer(text), *_YEAR_IT_ENDS.finditer(text)):
        first = int(match[1]) if len(match.groups()) > 1 else int(match[1]) - 1
        slug = f"20{first:02}-{(first + 1) % 100:02}"
        if slug >= FIRST_YEAR and slug.endswith(match[match.lastindex or 1]):
            yield match, slug


def _list_dates(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """A year by itself means the contract year that starts in it, and 'before April 2025' the one that ends then."""
    for match in _DATE.finditer(text):
        month = _MONTHS[match["month"].lower()] if match["month"] else _MONTHS["april"]
        is_before = match["before"] and month == _MONTHS["april"]
        yield match, get_slug_on(date(int(match["year"]), month - 1 if is_before else month, 1))


def _list_years_ago(text: str, day: date) -> Iterator[tuple[re.Match[str], str]]:
    """'The last two years' means the year that they began with, where it asks what changed in them."""
    found = [(match, _read_count(match["count"])) for match in _YEARS_AGO.finditer(text)]
    found += [(match, 2) for match in _YEAR_BEFORE_LAST.finditer(text)]
    if _CHANGED.search(text):
        found += [(match, _read_count(match["count"])) for match in _LAST_YEARS.finditer(text)]
    for match, years in found:
        yield match, get_slug_on(date(day.year - years, day.month, 1))


def _read_count(text: str) -> int:
    return int(text) if text.isdigit() else _COUNTS[text.lower()]


def _list_from_now(text: str, day: date) -> Iterator[tuple[re.Match[str], str]]:
    for match in _FROM_NOW.finditer(text):
        month = _MONTHS[match["month"].lower()] if match["month"] else day.month
        year = day.year
        if match["before"] and month >= day.month:
            year -= 1
        if match["after"] and month <= day.month:
            year += 1
        yield match, get_slug_on(date(year, month, 1))
