"""Finds HTML in texts. Pages escape it, so readers would see its signs: Markdown has marks of its own."""

import re
from collections.abc import Iterator

from django.db import models as fields

from guidance.content import kinds
from guidance.content.checks.content import Content
from guidance.content.problems import Problem

# A tag or a comment. Markdown's own <https://example.org> and <name@example.org> are neither.
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_CODE = re.compile(r"(`+)[^`]+\1")


def find_raw(content: Content) -> Iterator[Problem]:
    for record in content:
        for name, field in kinds.get_fields(record.kind).items():
            text = record.fields.get(name)
            if not isinstance(text, str) or not isinstance(field, fields.CharField | fields.TextField):
                continue
            tag = _TAG.search(_CODE.sub("", text))
            if tag:
                wrong = f"{tag[0][:40]} is HTML, which would show as text."
                yield content.build_problem(record, wrong, "Take it out, or write it in Markdown.", name)
