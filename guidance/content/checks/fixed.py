"""Checks that the records that code finds by name exist."""

from collections.abc import Iterator

from guidance.content.checks.content import Content
from guidance.content.fixed_records import absent
from guidance.content.left_out import not_there
from guidance.content.problems import Problem


def missing(content: Content) -> Iterator[Problem]:
    for kind, key in absent({(record.kind, record.key) for record in content}):
        yield not_there(kind, key, "Restore it from its history in the admin, or load the files.")
