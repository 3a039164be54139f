"""What is above the results of a search: the answer itself."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.safestring import SafeString

from guidance.presenters.answers import AnsweredQuestion
from guidance.presenters.citations import SourceCited
from guidance.presenters.links import Link
from guidance.presenters.statements import StatementOnPage

NOTHING = SafeString()


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """One of `answered`, `statement` and `html` has the answer. With `is_quotation`, `html` is the official words.

    `whose` is the role that it is about, blank where the heading names it. `more` leads to the page that it is from.
    """

    heading: str
    href: str
    html: SafeString = NOTHING
    answered: AnsweredQuestion | None = None
    statement: StatementOnPage | None = None
    whose: str = ""
    more: str = ""
    later_heading: str = ""
    later_html: SafeString = NOTHING
    is_quotation: bool = False
    citations: tuple[SourceCited, ...] = ()
    links: tuple[Link, ...] = ()

    def is_from(self, address: str) -> bool:
        """Whether the answer is from the page at that address, whichever year and place on it."""
        return urlsplit(self.href).path == urlsplit(address).path
