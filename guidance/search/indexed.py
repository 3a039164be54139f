"""What the index keeps of an entry, and what it takes from it."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidance.search.concepts import without_articles
from guidance.search.entries import EntryKind, SearchEntry
from guidance.search.names import Stems
from guidance.search.question import asks_for_number
from guidance.search.words import FILLERS, get_stems


@dataclass(frozen=True, slots=True)
class Indexed:
    entry: SearchEntry
    is_list: bool
    tells_number: bool

    @classmethod
    def from_entry(cls, entry: SearchEntry) -> "Indexed":
        tells_number = entry.kind is EntryKind.FIGURE or asks_for_number(get_stems(entry.title))
        return cls(entry, entry.kind is EntryKind.PAGE, tells_number)


def list_questions(entry: SearchEntry) -> Iterator[Stems]:
    """The titles made of small words alone, such as 'What can they do?'."""
    for title in entry.list_titles():
        words = tuple(without_articles(get_stems(title)))
        if words and FILLERS.issuperset(words):
            yield words


def list_title_texts(entry: SearchEntry) -> Iterator[tuple[str, str]]:
    """The titles by the field that they are indexed in. A full stop stops phrases running across titles."""
    yield "subject", entry.subject or entry.title
    yield "also", " . ".join([*entry.also, entry.title if entry.subject else ""])
