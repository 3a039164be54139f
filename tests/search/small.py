"""A few names, numbers and synonyms to read questions with, and an index of a few entries."""

from collections.abc import Iterable

from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.index import Index
from guidance.search.lexicon import Lexicon, index_synonyms
from guidance.search.question import SearchQuestion, read_question
from guidance.search.ranking import rank_entries
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
    roles={tuple(get_stems(name)): frozenset({slug}) for name, slug in NAMES.items()},
    role_titles={slug: slug.replace("-", " ").capitalize() for slug in (PRACTITIONER, SOCIAL_WORKER, ASSOCIATE)},
    first_role=PRACTITIONER,
    numbers={number.lower(): number for number in ("B14", "B14.2", "B14.2.b", "B14.2.b.iii", "7.3.3")},
    bands=frozenset({"5", "6", "8a"}),
    years=("2021-22", "2023-24"),
    meanings={"arrs": (("/glossary/#arrs", "scheme"),), "sw": (("/a/", "one"), ("/b/", "other"))},
    synonyms=index_synonyms(SYNONYMS),
    words=frozenset(get_stems(" ".join([*NAMES, *(way for ways in SYNONYMS for way in ways)]))),
)


def as_typed(word: str) -> str:
    """Every word is one that is known."""
    return word


def read(typed: str) -> SearchQuestion:
    return read_question(typed, LEXICON, as_typed)


# What no question here asks for, so that a word that a few entries have is a rare one.
_OTHERS = [SearchEntry(f"/other/{number}/", EntryKind.FAQ, f"Something else {number}") for number in range(100)]


def found(entries: Iterable[SearchEntry], typed: str) -> list[str]:
    """The addresses of what a search of the entries finds, the best first."""
    index = Index([*entries, *_OTHERS], LEXICON)
    question = read_question(typed, LEXICON, index.spelling.find_meant)
    return [each.entry.address for each in rank_entries(index, question)]
