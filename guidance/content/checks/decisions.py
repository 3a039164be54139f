"""Checks that the content still has the words that the guided form and the evidence checklist are based on.

A missing passage is a warning, not an error: the page may be right and the table in guidance/rules/ out of date.
"""

from collections.abc import Iterator

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.models.guide.answers import MAIN_SUBJECTS
from guidance.rules.choosing.claims import OF_THE_PERSON
from guidance.rules.choosing.suitability.bars import BARS
from guidance.rules.choosing.suitability.table import TABLE

TEXTS = (
    "answer",
    "heading",
    "body",
    "overtaken",
    "says",
    "text",
    "summary",
    "employer",
    "payer",
    "base",
    "benefits",
    "reasoning",
)


def find_outdated(content: Content) -> Iterator[Problem]:
    for what, at, words in _list_places():
        records = list(find_records_at(content, at))
        if records and not _have_words(records, words):
            yield _build_problem(content, records[0], words, what)


def _list_places() -> Iterator[tuple[str, str, str]]:
    """What is worked out, the address that it is based on, and the words there."""
    for said in TABLE:
        yield "which role fits", said.at, said.words
    for bar in BARS:
        yield "which role fits", bar.at, bar.words
    for several in OF_THE_PERSON.values():
        for asked in several:
            yield "what to show for a claim", asked.at, asked.words


def _build_problem(content: Content, record: Record, words: str, what: str) -> Problem:
    wrong = f"It no longer says '{words}', from which the site works out {what}."
    return content.build_problem(record, wrong, "Have the rule in guidance/rules/ looked at again.", is_warning=True)


def _have_words(records: list[Record], words: str) -> bool:
    texts = (str(record.fields.get(name, "")) for record in records for name in TEXTS)
    return words in " ".join(" ".join(text.split()) for text in texts)


def find_records_at(content: Content, at: str) -> Iterator[Record]:
    """The records that an address such as /roles/<role>/<topic>/#<place> shows."""
    page, _, place = at.partition("#")
    key = tuple(part for part in page.split("/") if part)[1:]
    for record in content.of(models.Statement, models.StatementCitation) if place else ():
        if record.key[:3] == (*key, place):
            yield record
    for record in content.of(models.EmploymentModel) if place else ():
        if record.key == (key[0], place):
            yield record
    for record in content.of(models.Section) if not place and len(key) == 2 else ():
        if record.key == key:
            yield record
    for record in content.of(models.YearFact) if not place and len(key) == 2 else ():
        if record.fields["role"] == [key[0]] and record.fields["subject"] == MAIN_SUBJECTS.get(key[1]):
            yield record
    for record in content.of(models.Role, models.RoleAspect) if len(key) == 1 else ():
        if record.key[:1] == key:
            yield record
