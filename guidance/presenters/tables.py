from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A cell that is None reads 'not held'."""

    header: str
    cells: list[str | None]


@dataclass(frozen=True, slots=True)
class Table:
    """Columns name the row headings first. `numeric` lines the cells up on the right."""

    id: str
    caption: str
    columns: list[str]
    rows: list[Row]
    numeric: bool = False
