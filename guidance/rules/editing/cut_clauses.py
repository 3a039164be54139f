"""Cuts the pasted text of a contract into its numbered clauses, for an editor to check."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from guidance.rules.limits.cut_short import cut_short

LONGEST_TEXT = 60_000  # characters
MOST_CLAUSES = 100
LONGEST_HEADING = 120

_NUMBER = re.compile(
    r"\s*([A-Z]{0,2}[0-9]{1,3}(?:\.[0-9]{1,3}){0,5}(?:\.[a-z]{1,4}){0,3})[.)]?(?:[\s\u00a0]+|$)", re.ASCII
)
_LETTER = re.compile(r"\s*(?:\(([a-z]{1,5})\)|([a-z]|[ivx]{2,5})[.)])[\s\u00a0]+", re.ASCII)
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]
_FORCES = (("must", r"\b(?:must|shall)\b"), ("should", r"\bshould\b"), ("may", r"\bmay\b"))


@dataclass
class CutClause:
    """`number` is in full: 'B14.2.b.i'. `force` is what its words suggest."""

    number: str
    paragraphs: list[str] = field(default_factory=list)
    heading: str = ""

    @property
    def wording(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def force(self) -> str:
        words = self.wording.casefold()
        return next((force for force, pattern in _FORCES if re.search(pattern, words)), "states")


@dataclass(frozen=True)
class CutText:
    clauses: Sequence[CutClause]
    faults: Sequence[str]


def cut_clauses(text: str) -> CutText:
    """A line that begins with a number, or with a letter or a small Roman numeral, begins a clause.

    Other lines go on with the clause before. Lines that were broken are joined, and an empty line begins a paragraph.
    """
    cutting = _Cutting()
    for line in text.splitlines():
        cutting.read(line)
    if cutting.before:
        first = cut_short(cutting.before[0], 80)
        return CutText([], [f"The text begins before its first number, with '{first}'. Begin it with a number."])
    if not cutting.clauses:
        return CutText([], ["No line begins with a number, such as B14.2. Paste the text with its numbers."])
    if len(cutting.clauses) > MOST_CLAUSES:
        return CutText([], [f"It has {len(cutting.clauses)} clauses. Paste {MOST_CLAUSES} at a time."])
    for clause, after in zip(cutting.clauses, [*cutting.clauses[1:], None], strict=True):
        _find_heading(clause, after)
    return CutText(cutting.clauses, [])


class _Cutting:
    def __init__(self) -> None:
        self.clauses: list[CutClause] = []
        self.before: list[str] = []
        self.above = self.letter = self.roman = ""
        self.is_broken = False  # whether an empty line came before

    def read(self, line: str) -> None:
        text = " ".join(line.split())
        if not text:
            self.is_broken = True
            return
        number, rest = self._read_number(line)
        if number:
            self.clauses.append(CutClause(number, [rest] if rest else []))
        elif not self.clauses:
            self.before.append(text)
        elif self.is_broken or not self.clauses[-1].paragraphs:
            self.clauses[-1].paragraphs.append(text)
        else:
            self.clauses[-1].paragraphs[-1] += f" {text}"
        self.is_broken = False

    def _read_number(self, line: str) -> tuple[str, str]:
        found = _NUMBER.match(line)
        if found and self._may_follow(found[1]):
            self.above, self.letter, self.roman = found[1], "", ""
            return found[1], " ".join(line[found.end() :].split())
        found = _LETTER.match(line) if self.above else None
        if not found:
            return "", ""
        self._step_to(found[1] or found[2])
        number = ".".join(part for part in (self.above, self.letter, self.roman) if part)
        return number, " ".join(line[found.end() :].split())

    def _may_follow(self, number: str) -> bool:
        """A figure alone may only begin a broken line: '2 posts'. It counts where it is the next."""
        top = self.above.partition(".")[0]
        return not number.isdigit() or not self.clauses or (top.isdigit() and int(number) == int(top) + 1)

    def _step_to(self, mark: str) -> None:
        """To a letter, or to a numeral beneath one. 'i' is a letter after 'h', and else the first numeral."""
        follows = _ROMANS.index(mark) if mark in _ROMANS else -1
        if self.roman and follows > 0 and _ROMANS[follows - 1] == self.roman:
            self.roman = mark
        elif self.letter and mark == chr(ord(self.letter[-1]) + 1):
            self.letter, self.roman = mark, ""
        elif (self.letter and follows == 0) or (len(mark) > 1 and follows > 0):
            self.roman = mark
        else:
            self.letter, self.roman = mark, ""


def _find_heading(clause: CutClause, after: CutClause | None) -> None:
    """A short first line without a stop is the heading of what is beneath it."""
    first = clause.paragraphs[0] if clause.paragraphs else ""
    has_beneath = bool(after and after.number.startswith(f"{clause.number}."))
    if first and len(first) <= LONGEST_HEADING and first[-1] not in ".;:," and has_beneath and not first[0].islower():
        clause.heading = first
        del clause.paragraphs[0]


def find_parent(number: str, numbers: Iterable[str]) -> str:
    """The nearest number above: 'B14.2' for 'B14.2.b'. Empty at the top."""
    held = set(numbers)
    while "." in number:
        number = number.rpartition(".")[0]
        if number in held:
            return number
    return ""


def count_above(number: str, numbers: Iterable[str]) -> int:
    """How many of the numbers are above it."""
    return sum(number.startswith(f"{other}.") for other in set(numbers))
