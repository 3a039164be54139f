"""Finds phrases that readers do not say, each with what to write in its place. Quotations keep their words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models as fields

from guidance.content import kinds
from guidance.content.checks import prose
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record


@dataclass(frozen=True, slots=True)
class PhraseRefused:
    pattern: re.Pattern[str]
    better: str


REFUSED = (
    PhraseRefused(
        re.compile(
            r"(?:\bnot|n['\N{RIGHT SINGLE QUOTATION MARK}]t) (?:yet )?held\b|\bnobody here holds\b", re.IGNORECASE
        ),
        "Write what is known, then 'We have not found this', 'We do not have the official words' or 'date not known'.",
    ),
)


def find_refused(content: Content) -> Iterator[Problem]:
    for record in content:
        for name, text in _list_texts(record):
            for phrase in REFUSED:
                if found := phrase.pattern.search(" ".join(text.split())):
                    yield content.build_problem(record, f"It says '{found.group()}'.", phrase.better, name)


def _list_texts(record: Record) -> Iterator[tuple[str, str]]:
    """Every field of words that a page may show, headings and titles too. Not slugs, addresses, choices or synonyms."""
    for name, field in kinds.get_fields(record.kind).items():
        is_words = isinstance(field, fields.CharField | fields.TextField) and not isinstance(
            field, fields.SlugField | fields.URLField
        )
        text = record.fields.get(name)
        if (
            is_words
            and not field.choices
            and isinstance(text, str)
            and (record.kind, name) not in prose.QUOTED | prose.TYPED
        ):
            yield name, text
