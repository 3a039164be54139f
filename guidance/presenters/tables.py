from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A cell of None shows as 'not held'."""

    header: str
    cells: list[str | None]


@dataclass(frozen=True, slots=True)
class Table:
    """The first column's name is for the row headers. `numeric` aligns the cells to the right."""

    id: str
    caption: str
    columns: list[str]
    rows: list[Row]
    numeric: bool = False
