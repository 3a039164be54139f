"""An entry as the index knows it: its stems, what its titles say, and its texts part by part."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guidance.search import concepts, entries
from guidance.search.lexicon import Stems
from guidance.search.question import asks_for_number
from guidance.search.words import FILLERS, says, stems


@dataclass(frozen=True, slots=True)
class Indexed:
    """`titles` are what each of its titles says, `questions` those titles that only fillers are in."""

    entry: entries.Entry
    stems: frozenset[str]
    titles: tuple[frozenset[str], ...]
    headings: tuple[frozenset[str], ...]
    questions: frozenset[Stems]
    tells_number: bool

    @classmethod
    def of(cls, entry: entries.Entry, held: frozenset[str]) -> "Indexed":
        titles = (entry.subject or entry.title, *entry.also)
        whole = (tuple(concepts.without_articles(stems(title))) for title in titles)
        return cls(
            entry,
            held,
            headings=tuple(said_by(passage.heading for passage in entry.passages)),
            titles=tuple(said_by(titles)),
            questions=frozenset(title for title in whole if title and FILLERS.issuperset(title)),
            tells_number=entry.kind is entries.Kind.FIGURE or asks_for_number(stems(entry.title)),
        )

    def has(self, concept: concepts.Concept) -> bool:
        """Whether it speaks of something, in one way or another."""
        return any(
            option.stems in self.questions if option.is_a_question else self.stems.issuperset(option.stems)
            for option in concept.options
        )


def said_by(texts: Iterable[str]) -> Iterator[frozenset[str]]:
    """What each of them says, once, where it says anything."""
    yield from (said for said in dict.fromkeys(frozenset(says(text)) for text in texts) if said)


def title_texts(entry: entries.Entry) -> Iterator[tuple[str, str]]:
    """By the parts that they are looked for in. A full stop keeps words apart that are no phrase."""
    yield "subject", entry.subject or entry.title
    yield "also", " . ".join([*entry.also, entry.title if entry.subject else ""])
