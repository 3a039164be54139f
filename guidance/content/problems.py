"""Problems with the content: where each is, what is wrong and how to put it right."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

if TYPE_CHECKING:
    from guidance.content.records import Record

LONGEST_NAME = 500  # characters: no known name is longer


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to put right. A problem in a file has a line and an entry number, one in a row only a record's name.

    `other` is the record that this one clashes with, if it is another.
    """

    wrong: str
    remedy: str = ""
    file: str = ""
    line: int = 0
    entry: int = 0
    record: str = ""
    field: str = ""
    is_warning: bool = False
    other: "Record | None" = dataclass_field(default=None, compare=False)

    def __str__(self) -> str:
        entry = f"entry {self.entry} ({self.record})" if self.entry and self.record else self.record
        if self.entry and not self.record:
            entry = f"entry {self.entry}"
        where = [
            self.file,
            f"line {self.line}" if self.line else "",
            entry,
            f"field {self.field}" if self.field else "",
        ]
        place = ", ".join(part for part in where if part)
        said = f"{self.wrong} {self.remedy}".rstrip()
        return f"{place}: {said}" if place else said


class ContentError(Exception):
    """Nothing was written, because of these problems."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda problem: (problem.file, problem.line, str(problem)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(given: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """A sentence that offers the nearest of the known names, or blank if none is near."""
    if len(given) > LONGEST_NAME:
        return ""
    found = process.extract(given, list(known), scorer=fuzz.ratio, score_cutoff=100 * likeness, limit=2)
    return f"Did you mean {' or '.join(name for name, *_ in found)}?" if found else ""
