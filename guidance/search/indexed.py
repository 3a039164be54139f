"""An entry as the index keeps it: its stems, and the stems of its titles and headings."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.search import concepts, entries
from guidance.search.lexicon import Stems
from guidance.search.question import asks_for_number
from guidance.search.words import FILLERS, get_stems, get_telling_stems


@dataclass(frozen=True, slots=True)
class Indexed:
    """`titles` and `headings` have the telling stems of each. `questions` has the titles made of fillers alone."""

    entry: entries.SearchEntry
    stems: frozenset[str]
    titles: tuple[frozenset[str], ...]
    headings: tuple[frozenset[str], ...]
    questions: frozenset[Stems]
    tells_number: bool

    @classmethod
    def from_entry(cls, entry: entries.SearchEntry, held: frozenset[str]) -> "Indexed":
        titles = (entry.subject or entry.title, *entry.also)
        whole = (tuple(concepts.without_articles(get_stems(title))) for title in titles)
        return cls(
            entry,
            held,
            headings=tuple(collect_stems(passage.heading for passage in entry.passages)),
            titles=tuple(collect_stems(titles)),
            questions=frozenset(title for title in whole if title and FILLERS.issuperset(title)),
            tells_number=entry.kind is entries.EntryKind.FIGURE or asks_for_number(get_stems(entry.title)),
        )

    def mentions(self, concept: concepts.Concept) -> bool:
        """Whether it has any of the concept's options."""
        return any(
            option.stems in self.questions if option.is_a_question else self.stems.issuperset(option.stems)
            for option in concept.options
        )


def collect_stems(texts: Iterable[str]) -> Iterator[frozenset[str]]:
    """The telling stems of each text, without repetitions and empty ones."""
    yield from (said for said in dict.fromkeys(frozenset(get_telling_stems(text)) for text in texts) if said)


def list_title_texts(entry: entries.SearchEntry) -> Iterator[tuple[str, str]]:
    """The titles by the field that they are indexed in. A full stop stops phrases running across titles."""
    yield "subject", entry.subject or entry.title
    yield "also", " . ".join([*entry.also, entry.title if entry.subject else ""])
