"""Find what a question names by number: a clause, a band or a contract year."""

import re
from dataclasses import dataclass

from guidance.search.lexicon import Lexicon, Stems
from guidance.search.words import get_stems

_PHRASE = re.compile(r'["“”]([^"“”]+)["“”]')
_YEAR = re.compile(r"\b(?:20)?(\d\d)\s?[/\u2013-]\s?(?:20)?(\d\d)\b")
_BAND = re.compile(r"\bbands?\s*([1-9][a-d]?)\b", re.IGNORECASE)
_BARE_BAND = re.compile(r"\s*([1-9][a-d])\s*", re.IGNORECASE)
_LETTERED = re.compile(
    r"\b(?:annex\s+)?b[\s.]*(?P<first>\d{1,2})(?P<second>[\s.]+\d{1,2})?(?P<rest>(?:\s*[.(]\s*[a-z]{1,4}\b\)?)*)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"\b\d{1,2}(?:\.\d{1,3})+\b")


@dataclass(frozen=True, slots=True)
class NamedReference:
    """A field is blank if the question doesn't name it. `rest` is the text without those numbers."""

    number: str
    band: str
    year: str
    rest: str

    @property
    def is_only_a_year(self) -> bool:
        return bool(self.year) and not self.rest.strip() and not self.number


def find_references(text: str, lexicon: Lexicon) -> NamedReference:
    """Clauses and bands count only if held. Years count whether held or not."""
    year, rest = _take_year(text)
    number, rest = _take_number(rest, lexicon)
    band, rest = _take_band(rest, lexicon)
    return NamedReference(number, band, year, rest)


def find_phrases(text: str) -> tuple[Stems, ...]:
    """Phrases of two words or more in quotation marks."""
    return tuple(tuple(found) for phrase in _PHRASE.findall(text) if len(found := get_stems(phrase)) > 1)


def find_years(text: str) -> frozenset[str]:
    """The slugs of all contract years that a text names."""
    return frozenset(_make_slug(match) for match in _YEAR.finditer(text)) - {""}


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


def _take_year(text: str) -> tuple[str, str]:
    """Returns the first year named, and the text without any years."""
    found = [match for match in _YEAR.finditer(text) if _make_slug(match)]
    for match in reversed(found):
        text = f"{text[: match.start()]} {text[match.end() :]}"
    return _make_slug(found[0]) if found else "", text


def _make_slug(match: re.Match[str]) -> str:
    """'2023-24' for '23/24'. Blank if the two years don't follow on."""
    first, second = int(match[1]), int(match[2])
    return f"20{first:02}-{second:02}" if (first + 1) % 100 == second and first >= FIRST_YEAR else ""


FIRST_YEAR = 19  # of the Network Contract DES: 2019/20
