"""Checks that the records that code finds by name exist."""

from collections.abc import Iterator

from guidance.content.checks.content import Content
from guidance.content.fixed_records import find_absent
from guidance.content.left_out import build_missing_problem
from guidance.content.problems import Problem


def find_missing(content: Content) -> Iterator[Problem]:
    for kind, key in find_absent({(record.kind, record.key) for record in content}):
        yield build_missing_problem(kind, key, "Restore it from its history in the admin, or load the files.")
