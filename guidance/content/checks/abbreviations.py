"""Checks that the glossary explains every abbreviation in the content."""

import re
from collections.abc import Iterator
from dataclasses import replace

from guidance.content.checks import prose
from guidance.content.checks.content import Content
from guidance.content.problems import Problem, did_you_mean
from guidance.models import GlossaryTerm

# The NHS content style guide does not ask for these to be explained. The last row has numerals and names.
NEEDS_NO_EXPLANATION = {
    "NHS", "GP", "A&E", "UK", "PDF", "FAQ", "ID",
    "II", "III", "IV", "VI", "VII", "VIII", "IX", "McPin",
}  # fmt: skip

MOST_HINTS = 50  # unknown abbreviations that get a suggestion: each is compared with every known one

# A word of letters, without digits: B14 and PRN02483 are numbers.
_WORD = re.compile(r"(?<![\w&])[A-Za-z][A-Za-z&]*(?![\w&])")
_SUFFIX = re.compile(r"s$")


def find_abbreviations(text: str) -> Iterator[str]:
    """Words with two capitals or more, in the singular: PCN for 'PCNs' and 'PCN's'."""
    for match in _WORD.finditer(text):
        word = match[0]
        if sum(letter.isupper() for letter in word) >= 2:
            singular = _SUFFIX.sub("", word)
            yield singular if sum(letter.isupper() for letter in singular) >= 2 else word


def find_unknown(content: Content) -> Iterator[Problem]:
    known = {term.fields.get("abbreviation", "") for term in content.of(GlossaryTerm)} | NEEDS_NO_EXPLANATION
    places: dict[str, list[Problem]] = {}
    for record in content:
        for field, text in prose.list_all_words(record):
            for passage in prose.split_passages(text):
                for word in find_abbreviations(passage.text):
                    if word not in known:
                        near = did_you_mean(word, known, likeness=0.75) if len(places) < MOST_HINTS else ""
                        remedy = f"{near} Otherwise add a glossary term for it, or write it in full.".strip()
                        problem = content.build_problem(
                            record, f"The glossary has no abbreviation {word}.", remedy, field
                        )
                        places.setdefault(word, []).append(problem)
    for problems in places.values():
        first, others = problems[0], len(set(problems)) - 1
        if others:
            more = f"{others} other places" if others > 1 else "another place"
            first = replace(first, wrong=f"{first.wrong[:-1]}, used here and in {more}.")
        yield first
