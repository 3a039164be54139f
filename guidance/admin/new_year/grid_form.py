"""A form with a box for each cell of a grid, and one to paste a grid from a spreadsheet into."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import HttpRequest

from guidance.admin.new_year.source_choice import SourceFields
from guidance.rules.editing import pasted_grid

FILL = "fill"  # the button that puts what was pasted into the grid, and makes nothing


def name_cell(cell: pasted_grid.Cell) -> str:
    return f"cell-{cell[0]}-{cell[1] or 'all'}"


class GridForm(SourceFields):
    """`named` are the cells that may be filled, with what each is called. `beside` is shown below each.

    What is pasted goes into the grid, for somebody to check, and is not taken from there at once.
    """

    pasted = forms.CharField(
        required=False,
        strip=False,
        max_length=pasted_grid.LONGEST_PASTED,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        label="Or paste it from a spreadsheet",
        error_messages={
            "max_length": f"That is too long: paste {pasted_grid.LONGEST_PASTED:,} characters at most.",
        },
    )
    places = 2

    def __init__(
        self,
        request: HttpRequest,
        grid: pasted_grid.Grid,
        named: Mapping[pasted_grid.Cell, str],
        beside: Mapping[pasted_grid.Cell, str],
        **kwargs: Any,
    ) -> None:
        data = request.POST.copy() if request.method == "POST" else None
        self.grid, self.named, self.beside = grid, named, beside
        self.faults: list[str] = []
        self.filled = 0
        if data is not None:
            self._fill(data)
        super().__init__(data, request=request, **kwargs)
        self.only_fills = data is not None and (FILL in data or self.filled > 0 or bool(self.faults))
        for cell, name in named.items():
            attrs = {"size": 10, "inputmode": "decimal", "autocomplete": "off", "aria-label": name}
            self.fields[name_cell(cell)] = forms.CharField(
                required=False,
                label=name,
                max_length=pasted_grid.LONGEST_CELL,
                widget=forms.TextInput(attrs=attrs),
                error_messages={"max_length": f"{name}: that is too long for an amount."},
            )
        if self.only_fills:
            for field in ("source", "locator"):
                self.fields[field].required = False

    def _fill(self, data: Any) -> None:
        """Puts what was pasted into the grid. With a fault in it, all of it stays where it was pasted."""
        text = str(data.get("pasted", ""))
        if not text.strip() or len(text) > pasted_grid.LONGEST_PASTED:
            return
        read = pasted_grid.read_pasted(text, self.grid)
        closed = [cell for cell in read.cells if cell not in self.named]
        self.faults = [*read.faults, *(f"{self.grid.rows[row][0]}: it has a draft already." for row, _ in closed)]
        if self.faults:
            return
        for cell, typed in read.cells.items():
            data[name_cell(cell)] = typed[: pasted_grid.LONGEST_CELL + 1]
        data["pasted"], self.filled = "", len(read.cells)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for fault in self.faults:
            self.add_error("pasted", fault)
        self.amounts: dict[pasted_grid.Cell, Decimal] = {}
        for cell, name in self.named.items():
            amount, wrong = pasted_grid.read_amount(cleaned.get(name_cell(cell)) or "", places=self.places)
            if wrong:
                self.add_error(name_cell(cell), f"{name}: {wrong}")
            elif amount is not None:
                self.amounts[cell] = amount
        if not self.amounts and not self.errors:
            self.add_error(None, "Type or paste at least one amount.")
        return cleaned

    def add_fault(self, cell: pasted_grid.Cell, said: str) -> None:
        self.add_error(name_cell(cell), f"{self.named[cell]}: {said}")

    def list_rows(self) -> Iterator[tuple[str, list[tuple[Any, str]]]]:
        """Each row's name, with the box of each cell, or None for one that is held already, and what is beside it."""
        for row, names in self.grid.rows.items():
            cells = [(row, column) for column in self.grid.columns]
            yield (
                names[0],
                [(self[name_cell(cell)] if cell in self.named else None, self.beside.get(cell, "")) for cell in cells],
            )
