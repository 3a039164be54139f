"""Texts that are too much to be read as Markdown, which pages show as the text they are."""

from collections.abc import Iterator

from guidance.content.checks.content import Content
from guidance.content.checks.prose import all_words, markdown_fields
from guidance.content.problems import Problem
from guidance.rules.limits.markdown_limits import MOST_CHARACTERS, too_much


def unreadable(content: Content) -> Iterator[Problem]:
    """Of a text that is no Markdown only the length counts."""
    for record in content:
        of_markdown = markdown_fields(record.kind)
        for field, text in all_words(record):
            wrong = too_much(text) if field in of_markdown or len(text) > MOST_CHARACTERS else ""
            if wrong:
                said, _, remedy = wrong.partition(". ")
                yield content.problem(record, f"{said}.", remedy, field)
