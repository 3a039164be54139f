"""Checks that a source's short title is short, and that no other source has it: a citation shows nothing else of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem

MOST_WORDS = 6


def find_long(content: Content) -> Iterator[Problem]:
    for source in content.of(models.Source):
        words = len(_read_short_title(source.fields).split())
        if words > MOST_WORDS:
            wrong = f"Its short title has {words} words."
            yield content.build_problem(source, wrong, f"Write it in {MOST_WORDS} words or fewer.", "short_title")


def find_shared(content: Content) -> Iterator[Problem]:
    """Titles that differ in capitals alone count as one: readers would not tell them apart."""
    named = defaultdict(list)
    for source in content.around(models.Source):
        named[_read_short_title(source.fields).casefold()].append(source)
    for source in content.of(models.Source):
        short = _read_short_title(source.fields)
        other = next((one for one in named[short.casefold()] if one.key != source.key), None)
        if short and other is not None:
            wrong = f"Another source has the short title '{short}': {other}."
            remedy = "Add the publisher or the year, so that readers can tell them apart."
            yield content.build_problem(source, wrong, remedy, "short_title")


def _read_short_title(fields: Mapping[str, str]) -> str:
    return " ".join(fields.get("short_title", "").split())
