"""Sections of a job description whose text was changed in its Word file: taken as the employer's own words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from guidance.documents import shown
from guidance.pages.job_descriptions.reading import pieces
from guidance.rules.recruitment import tailoring


@dataclass(slots=True)
class SectionRead:
    heading: str
    lines: list[str] = field(default_factory=list)  # as Markdown
    as_made: int = 0
    is_changed: bool = False


class SectionsRead:
    """Follows a file's lines. A section lasts from its heading to the next."""

    def __init__(self, text: shown.Lines) -> None:
        keys = [key for key, _ in text if key.startswith(shown.SECTION) and not key.endswith(shown.WITH_PLACES)]
        self._made = Counter(keys)  # each section's lines, with its heading
        self._headings = {key: line for key, line in reversed(text) if key in self._made}
        self._found: dict[str, SectionRead] = {}
        self._now: SectionRead | None = None

    def begin(self, key: str) -> None:
        """At a heading. It begins no section where it is none of a section's, or was changed."""
        self._now = None
        if key in self._made and key not in self._found:
            self._now = self._found[key] = SectionRead(self._headings[key])

    def take(self, line: pieces.Line, *, is_counted: bool = False, is_new: bool = False) -> bool:
        """Whether the line is of a section. A line that is all a place, or blank, is neither counted nor new."""
        if self._now is None:
            return False
        if len(line.cells) > 1:
            self._now.lines += _write_row(line, is_first=not _is_row(self._now.lines[-1:]))
        elif text := _write_markdown(line):
            self._now.lines.append(text)
        self._now.as_made += is_counted
        self._now.is_changed |= is_new
        return True

    def list_changed(self) -> Iterator[tuple[str, tailoring.OwnSection]]:
        """Each one's heading and its text now: blank for one that was taken out, unless most can't be found."""
        for key, section in self._found.items():
            if section.is_changed or section.as_made < self._made[key] - 1:
                yield section.heading, tailoring.OwnSection(key.removeprefix(shown.SECTION), _join(section.lines))
        gone = [key for key in self._made if key not in self._found]
        if len(gone) * 2 <= len(self._made):
            for key in gone:
                yield self._headings[key], tailoring.OwnSection(key.removeprefix(shown.SECTION), "")


def _write_markdown(line: pieces.Line) -> str:
    """With the names of its places: also where a program dropped a place and left its prompt."""
    text = pieces.clean(line.named)
    for place in tailoring.PLACES:
        text = text.replace(f"[{place.prompt}]", f"{{{place.name.replace('_', ' ')}}}")
    return f"- {text}" if text and line.is_item else text


def _write_row(line: pieces.Line, *, is_first: bool) -> list[str]:
    """The first row of a table is its heading."""
    row = "".join(f"| {tailoring.clean_line(cell).replace('|', '/')} " for cell in line.cells)
    return [f"{row}|", *(["|---" * len(line.cells) + "|"] if is_first else [])]


def _is_row(lines: list[str]) -> bool:
    return any(line.startswith("|") for line in lines)


def _join(lines: list[str]) -> str:
    """Paragraphs are apart in Markdown. The items of a list and the rows of a table are not."""
    text = lines[0] if lines else ""
    for before, line in pairwise(lines):
        together = before[0] == line[0] and line.startswith(("- ", "|"))
        text += f"\n{line}" if together else f"\n\n{line}"
    return text
