"""Checks how a page begins: an answer that is read in one look, and one 'Important' at the most."""

import re
from collections import Counter
from collections.abc import Iterator

from guidance import models
from guidance.content.checks import prose
from guidance.content.checks.content import Content
from guidance.content.checks.reading_ease import count_words
from guidance.content.kinds import Kind
from guidance.content.problems import Problem

LONGEST_LEDE = 45  # words
# What opens a page, or an answer on one. Of Markdown the first paragraph counts.
OPENINGS: dict[Kind, str] = {
    models.Section: "answer",
    models.Role: "summary",
    models.FAQ: "answer",
    models.YearFact: "answer",
    models.HiringStep: "text",
    models.HomeQuestion: "text",
}

_IMPORTANT = re.compile(r"^(?:#+ *)?[*_]*Important\b[*_:]", re.MULTILINE)


def find_long_ledes(content: Content) -> Iterator[Problem]:
    for record in content.of(*OPENINGS):
        field = OPENINGS[record.kind]
        for passage in prose.split_passages(record.fields.get(field) or "")[:1]:
            count = count_words(passage.text)
            if count > LONGEST_LEDE:
                remedy = f"Say the answer first, in {LONGEST_LEDE} or fewer, and the rest below it."
                yield content.build_problem(record, f"It opens with {count} words.", remedy, field)


def find_second_important(content: Content) -> Iterator[Problem]:
    """A section's statements are on one page. Any other record counts alone."""
    seen: Counter[tuple[object, ...]] = Counter()
    for record in content:
        page = tuple(record.fields["section"]) if record.kind is models.Statement else (record.kind, *record.key)
        for name, text in prose.list_own_words(record):
            count = len(_IMPORTANT.findall(text))
            seen[page] += count
            if count and seen[page] > 1:
                remedy = "Keep the one that a reader must not miss, and write the other as a sentence."
                yield content.build_problem(record, "Its page says 'Important' twice.", remedy, name)
