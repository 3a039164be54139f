"""Find what a question names by number: a clause, a band or a contract year."""

import re
from dataclasses import dataclass
from datetime import date

from guidance.search import dates
from guidance.search.lexicon import Lexicon
from guidance.search.words import get_stems

COMPARE = "compare two contract years"  # what is asked of two years, in the words of the page that does it
_PHRASE = re.compile(r'["“”]([^"“”]+)["“”]')
_BAND = re.compile(r"\bbands?\s*([1-9][a-d]?)\b", re.IGNORECASE)
_BARE_BAND = re.compile(r"\s*([1-9][a-d])\s*", re.IGNORECASE)
_LETTERED = re.compile(
    r"\b(?:annex\s+)?b[\s.]*(?P<first>\d{1,2})(?P<second>[\s.]+\d{1,2})?(?P<rest>(?:\s*[.(]\s*[a-z]{1,4}\b\)?)*)",
    re.IGNORECASE,
)
_PART = re.compile(r"(?<![\w.])0?\.\d+\s*(?=(?:wte|fte)\b)", re.IGNORECASE)
_DECIMAL = re.compile(r"(?<![\w.])\d*\.\d+(?![\w.])")
_ORDINAL = re.compile(r"\b(?:1st|2nd|3rd)\b", re.IGNORECASE)
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third"}
_DOTTED = re.compile(r"\b\d{1,2}(?:\.\d{1,3})+\b")


@dataclass(frozen=True, slots=True)
class NamedReference:
    """A field is blank if the question doesn't name it. `rest` is the text without those numbers.

    `compared` has the slugs of the years that are to be compared. `month` is one with its year, as in 'October 2024'.
    """

    number: str
    band: str
    year: str
    rest: str
    compared: frozenset[str] = frozenset()
    month: str = ""


def find_references(text: str, lexicon: Lexicon, day: date) -> NamedReference:
    """Clauses, bands and years on their own count only if we have them. `day` tells which year 'last year' is."""
    years, rest = _take_years(text, lexicon, day)
    number, rest = _take_number(rest, lexicon)
    band, rest = _take_band(rest, lexicon)
    if len(years) > 1:
        return NamedReference(number, band, "", put_parts_in_words(f"{rest} {COMPARE}"), years)
    return NamedReference(
        number, band, next(iter(years), ""), put_parts_in_words(rest), month=dates.find_month(text) if years else ""
    )


def put_parts_in_words(text: str) -> str:
    """'Part time WTE' for '0.8 WTE', as any part of a post is asked about in the same way, and 'second' for '2nd'.
    Without other decimals."""
    text = _ORDINAL.sub(lambda match: _ORDINALS[match[0].lower()], text)
    return _DECIMAL.sub(" ", _PART.sub("part time ", text))


def find_phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases of two words or more in quotation marks."""
    return tuple(tuple(found) for phrase in _PHRASE.findall(text) if len(found := get_stems(phrase)) > 1)


def _take_number(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Returns 'B14.2.b.iii' for 'annex b 14.2(b)(iii)', and the text without it."""
    for match in _LETTERED.finditer(text):
        parts = [f"b{match['first']}", *re.findall(r"\w+", f"{match['second'] or ''} {match['rest']}".lower())]
        for length in range(len(parts), 0, -1):
            number = lexicon.numbers.get(".".join(parts[:length]), "")
            if number:
                return number, f"{text[: match.start()]} {text[match.end() :]}"
    for match in _DOTTED.finditer(text):
        if match[0] in lexicon.numbers:
            return match[0], f"{text[: match.start()]} {text[match.end() :]}"
    return "", text


def _take_band(text: str, lexicon: Lexicon) -> tuple[str, str]:
    """Returns the band and the text without its number. The word 'band' stays in."""
    match = _BAND.search(text) or _BARE_BAND.fullmatch(text)
    if match and match[1].lower() in lexicon.bands:
        return match[1].lower(), f"{text[: match.start(1)]} {text[match.end(1) :]}"
    return "", text


def _take_years(text: str, lexicon: Lexicon, day: date) -> tuple[frozenset[str], str]:
    """Returns the years named, and the text without them. Two years are to be compared, and neither is the one that is
    asked for. 'Since 2022/23' compares that year with the one in force."""
    found = dates.list_years(text, lexicon.years, day)
    slugs = frozenset(slug for _, slug in found)
    if len(slugs) == 1 and dates.compares_with_now(text):
        slugs |= {dates.find_year_in_force(day)}
    for match, _ in reversed(found):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return slugs, text
