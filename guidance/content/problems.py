"""What is wrong with the content: where it is, what is the matter and how to mend it, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz, process

LONGEST_NAME = 500  # characters: nothing that is known is longer


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend. A place in a file has a line and an entry; a row has only its record's name."""

    wrong: str
    remedy: str = ""
    file: str = ""
    line: int = 0
    entry: int = 0
    record: str = ""
    field: str = ""
    is_warning: bool = False

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
    """Nothing was written, for these reasons."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems), key=lambda problem: (problem.file, problem.line, str(problem)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def did_you_mean(given: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """A sentence that offers the nearest of the known names; blank where none is near."""
    if len(given) > LONGEST_NAME:
        return ""
    found = process.extract(given, list(known), scorer=fuzz.ratio, score_cutoff=100 * likeness, limit=2)
    return f"Did you mean {' or '.join(name for name, *_ in found)}?" if found else ""
