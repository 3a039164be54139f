"""Finds phrases that readers do not say, each with what to write in its place. Quotations keep their words."""

import re
from collections.abc import Iterator

from django.db import models as fields

from guidance import models
from guidance.content import kinds
from guidance.content.checks import phrase_list, prose
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record

_REFUSED = [(re.compile(phrase.pattern, re.IGNORECASE), phrase.better) for phrase in phrase_list.REFUSED]
_ABSENT = re.compile(phrase_list.ABSENT.pattern, re.IGNORECASE)


def find_refused(content: Content) -> Iterator[Problem]:
    for record in content:
        for name, text in _list_texts(record):
            for said, better in find_in(text):
                yield content.build_problem(record, f"It says '{said}'.", better, name)


def find_absence_stated(content: Content) -> Iterator[Problem]:
    """A statement that says what we have not found is false as soon as an editor adds it."""
    for statement in content.of(models.Statement):
        for name in ("heading", "body", "overtaken"):
            text = prose.leave_out_quoted(" ".join(statement.fields.get(name, "").split()))
            if found := _ABSENT.search(text):
                yield content.build_problem(statement, f"It says '{found.group()}'.", phrase_list.ABSENT.better, name)


def find_in(text: str) -> Iterator[tuple[str, str]]:
    """Each phrase refused as it is in the text, with what to write instead. Quoted words and code are left out."""
    unquoted = prose.leave_out_quoted(" ".join(text.split()))
    for pattern, better in _REFUSED:
        for found in pattern.finditer(unquoted):
            yield found.group().strip(), better


def _list_texts(record: Record) -> Iterator[tuple[str, str]]:
    """Every field of words that a page may show, headings and titles too. Not slugs, addresses, choices or synonyms.

    Nor what a source calls itself and its parts.
    """
    for name, field in kinds.get_fields(record.kind).items():
        is_words = isinstance(field, fields.CharField | fields.TextField) and not isinstance(
            field, fields.SlugField | fields.URLField
        )
        text = record.fields.get(name)
        if (
            is_words
            and not field.choices
            and isinstance(text, str)
            and (record.kind, name) not in prose.QUOTED | prose.TYPED | prose.AS_IN_SOURCE
        ):
            yield name, text
