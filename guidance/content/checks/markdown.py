"""Finds texts that are too long or too complex to read as Markdown. Pages show them as plain text."""

from collections.abc import Iterator

from guidance.content.checks import prose
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.rules.limits import markdown_limits


def find_unreadable(content: Content) -> Iterator[Problem]:
    """A text that is not Markdown only has a limit on its length."""
    for record in content:
        of_markdown = prose.markdown_fields(record.kind)
        for field, text in prose.list_all_words(record):
            wrong = (
                markdown_limits.find_excess(text)
                if field in of_markdown or len(text) > markdown_limits.MOST_CHARACTERS
                else ""
            )
            if wrong:
                said, _, remedy = wrong.partition(". ")
                yield content.build_problem(record, f"{said}.", remedy, field)
