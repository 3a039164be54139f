"""What can be found: one entry for each page, and for each place on a page that answers a question by itself."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a reader can narrow a search to; the value is what stands in an address."""

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

    def __new__(cls, value: str, label: str) -> "Kind":
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or so under an entry, and where a reader finds it. `text` is plain, on one line."""

    address: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """`address` is a path, with the anchor of a place on a page.

    `title` is what a reader sees; `subject` is what of it counts as its title, where a role's name that a hundred
    others share comes before that. `also` are other words for it: its question, its abbreviation, its number.
    `role` is a slug, `years` are slugs of the contract years that it speaks of, `number` is that of a clause,
    `band` that of a band, `abbreviation` that of a term, in small letters. `is_part` marks a place on a page that
    has an entry of its own, `is_event` what happened on a day.
    """

    address: str
    kind: Kind
    title: str
    subject: str = ""
    also: tuple[str, ...] = ()
    summary: str = ""
    passages: tuple[Passage, ...] = ()
    role: str = ""
    years: frozenset[str] = frozenset()
    number: str = ""
    band: str = ""
    abbreviation: str = ""
    is_part: bool = False
    is_event: bool = False
