"""The glossary's abbreviations, and finding them in text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from guidance.models.page_paths import page_path
from guidance.presenters.shared_rows import shared_rows

_AFTER_THE_NOUN = re.compile(r"( in | of | for | with | at )")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """`href` is its place in the glossary. `expand` says whether a page writes it out on first use."""

    short: str
    term: str
    expand: bool
    href: str

    @property
    def plural(self) -> str:
        """The term with its main noun in the plural: 'clinical associates in psychology'."""
        noun, *rest = _AFTER_THE_NOUN.split(self.term, maxsplit=1)
        if re.search(r"[^aeiou]y$", noun):
            noun = noun[:-1] + "ies"
        else:
            noun += "es" if noun.endswith(("s", "ch", "sh", "x")) else "s"
        return "".join([noun, *rest])


@dataclass(frozen=True, slots=True)
class Mention:
    """An abbreviation in a text, with the article before it and the suffix after it."""

    start: int
    end: int
    abbreviation: Abbreviation
    article: str
    suffix: str


class Abbreviations:
    """The glossary's abbreviations, and a pattern that finds any of them."""

    def __init__(self, known: dict[str, Abbreviation]) -> None:
        self._known = known
        shorts = "|".join(re.escape(short) for short in sorted(known, key=len, reverse=True))
        self._pattern = re.compile(
            rf"(?:\b(?P<article>[Aa]n?) )?(?<![\w-])(?P<short>{shorts})(?P<suffix>(?:['\u2019]|&#x27;)s|s)?(?!\w)"
        )

    def find_mentions(self, text: str) -> Iterator[Mention]:
        if not self._known:
            return
        for match in self._pattern.finditer(text):
            yield Mention(
                match.start(),
                match.end(),
                self._known[match["short"]],
                match["article"] or "",
                match["suffix"] or "",
            )


@lru_cache(maxsize=2)
def load_abbreviations(content_version: str) -> Abbreviations:
    """The abbreviations in one version of the content."""
    return Abbreviations(
        {
            term.abbreviation: Abbreviation(
                term.abbreviation, term.term, term.expand, f"{page_path('glossary')}#{term.slug}"
            )
            for term in shared_rows(content_version).terms
        }
    )
