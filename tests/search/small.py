"""A few names, numbers and synonyms to read questions with, and an index of a few entries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.index import Index
from guidance.search.lexicon import Lexicon, NotCovered, WayOfAsking, index_synonyms
from guidance.search.names import Names
from guidance.search.question import SearchQuestion, read_question
from guidance.search.ranking import Ranking, rank_entries
from guidance.search.words import get_stems

PRACTITIONER, SOCIAL_WORKER, ASSOCIATE = "mental-health-practitioner", "social-worker", "clinical-associate"
NAMES = {
    "mental health practitioner": PRACTITIONER,
    "MHP": PRACTITIONER,
    "social worker": SOCIAL_WORKER,
    "CAP": ASSOCIATE,
    "clinical associate": ASSOCIATE,
}
SYNONYMS = (
    ("funding", "who pays for they", "repay"),
    ("what they do", "what do they do", "duties"),
    ("band", "salary", "pay"),
    ("entitlement", "recruitment cap"),
    ("CPN", "community psychiatric nurse"),
    ("recruitment", "fill post"),
)
LEXICON = Lexicon(
    roles=Names({tuple(get_stems(name)): frozenset({slug}) for name, slug in NAMES.items()}),
    role_titles={slug: slug.replace("-", " ").capitalize() for slug in (PRACTITIONER, SOCIAL_WORKER, ASSOCIATE)},
    first_role=PRACTITIONER,
    numbers={number.lower(): number for number in ("B14", "B14.2", "B14.2.b", "B14.2.b.iii", "7.3.3")},
    bands=frozenset({"5", "6", "8a"}),
    years=("2021-22", "2023-24"),
    meanings={"arrs": (("/glossary/#arrs", "scheme"),), "sw": (("/a/", "one"), ("/b/", "other"))},
    synonyms=index_synonyms(SYNONYMS),
    words=frozenset(get_stems(" ".join([*NAMES, *(way for ways in SYNONYMS for way in ways)]))),
)


DAY = date(2026, 11, 30)


@dataclass
class AsTyped:
    """Every word is one that is known, except for those that `meant` has with the word meant."""

    meant: Mapping[str, str | None] = field(default_factory=dict)
    near: Mapping[str, str] = field(default_factory=dict)
    titles: tuple[str, ...] = ()

    def is_ours(self, word: str) -> bool:
        return word not in self.meant and word not in self.near

    def find_meant(self, word: str) -> str | None:
        return self.meant.get(word, word)

    def find_sounding(self, word: str) -> str | None:
        return None

    def find_near(self, word: str) -> str | None:
        return self.near.get(word)

    def is_in_a_title(self, first: str, second: str) -> bool:
        return any(f"{first} {second}" in title for title in self.titles)

    def rewrite(self, text: str) -> str:
        return text


def read(typed: str, vocabulary: AsTyped | None = None) -> SearchQuestion:
    return read_question(typed, LEXICON, vocabulary or AsTyped(), DAY)


# What no question here asks for, so that a word that a few entries have is a rare one.
_OTHERS = [SearchEntry(f"/other/{number}/", EntryKind.FAQ, f"Something else {number}") for number in range(100)]


def rank(entries: Iterable[SearchEntry], typed: str, lexicon: Lexicon = LEXICON, year: str = "") -> Ranking:
    index = Index([*entries, *_OTHERS], lexicon, year)
    return rank_entries(index, index.read_question(typed, DAY))


def found(entries: Iterable[SearchEntry], typed: str, lexicon: Lexicon = LEXICON, year: str = "") -> list[str]:
    """The addresses of what a search of the entries finds, the best first."""
    return [each.entry.address for each in rank(entries, typed, lexicon, year).entries]


def with_ways(asked: Mapping[str, str], not_covered: Mapping[str, tuple[str, ...]] | None = None) -> Lexicon:
    """The lexicon with ways of asking and their addresses, and with subjects that are not covered and theirs."""
    subjects = (NotCovered(slug, slug, f"/not-covered/#{slug}", ways) for slug, ways in (not_covered or {}).items())
    return replace(
        LEXICON,
        asked=tuple(WayOfAsking(text, address) for text, address in asked.items()),
        not_covered=tuple(subjects),
    )
