from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableRow:
    """A cell of None shows as 'not known'."""

    header: str
    cells: list[str | None]


@dataclass(frozen=True, slots=True)
class TableOnPage:
    """The first column's name is for the row headers. `numeric` aligns the cells to the right."""

    id: str
    caption: str
    columns: list[str]
    rows: list[TableRow]
    numeric: bool = False
