"""What can be found: an entry for each page, and for each place on a page that answers a question by itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class EntryKind(StrEnum):
    """What a reader can narrow a search to. The value is used in the address."""

    ROLE = "role", "Roles"
    GUIDE = "guide", "Guide pages"
    CONTRACT = "contract", "Contract and standards"
    FAQ = "faq", "Questions and answers"
    PAY = "pay", "Bands and pay"
    FIGURE = "figure", "Figures"
    PUBLICATION = "publication", "Key publications"
    TERM = "term", "Glossary"
    DOCUMENT = "document", "Job descriptions and interviews"
    SOURCE = "source", "Sources"
    PAGE = "page", "Lists and tools"

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, slots=True)
class EntryPassage:
    """About a paragraph of an entry, and its address. `text` is plain text on one line."""

    address: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """`address` is a path, with an anchor for a place on a page.

    `title` is what readers see. `subject` is the part of it that is searched as the title, if the title begins with a
    role's name that a hundred others share. `also` has other words for it: its question, abbreviation or number.
    `role` and `years` are slugs, `number` is a clause's, `band` a band's, and `abbreviation` a term's, in lower case.
    `is_part` marks a place on a page that has an entry of its own, and `is_event` something that happened on a day.
    """

    address: str
    kind: EntryKind
    title: str
    subject: str = ""
    also: tuple[str, ...] = ()
    summary: str = ""
    passages: tuple[EntryPassage, ...] = ()
    role: str = ""
    years: frozenset[str] = frozenset()
    number: str = ""
    band: str = ""
    abbreviation: str = ""
    is_part: bool = False
    is_event: bool = False

    def list_titles(self) -> list[str]:
        """The titles that it is asked by."""
        return [title for title in (self.subject or self.title, *self.also) if title]

    def list_texts(self) -> list[str]:
        """Everything that is searched in it."""
        passages = [text for passage in self.passages for text in (passage.heading, passage.text)]
        return [self.title, self.subject, *self.also, self.summary, *passages]
