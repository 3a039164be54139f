"""A spreadsheet as it was read, whoever wrote it: rows of texts."""

from dataclasses import dataclass, field


class UnreadableError(Exception):
    """The file can't be read as a table: what is wrong, the remedy, and the line where that is known."""

    def __init__(self, wrong: str, remedy: str, line: int = 0) -> None:
        super().__init__(wrong, remedy)
        self.wrong, self.remedy, self.line = wrong, remedy, line


@dataclass(frozen=True, slots=True)
class Row:
    """`line` is where it ends in a text file, or its number in a workbook."""

    line: int
    cells: list[str]


@dataclass(slots=True)
class SheetTable:
    """`told` says in sentences how the file was read, where it could have been read otherwise."""

    rows: list[Row] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
