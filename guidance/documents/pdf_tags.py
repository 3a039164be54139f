"""What a PDF tells assistive technology of its tables: that the first cell of a row is the row's heading.

Typst can say so itself (`pdf.header-cell`), but not yet from Python: the binding has no way to turn on the feature
that it waits behind. When it has, this module can go.
"""

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Object

_HOLD_TABLES = {Name.Document, Name.Div, Name.Sect, Name.Table, Name.THead, Name.TBody}


def name_rows(content: bytes) -> bytes:
    """Makes the first cell of each row of a table's body a header cell, whose scope is its row (PDF/UA-1, 7.5)."""
    with pikepdf.open(BytesIO(content)) as file:
        if "/StructTreeRoot" not in file.Root:
            return content
        _walk(file.Root.StructTreeRoot)
        made = BytesIO()
        # Its identifier is told apart by what is in it, so the same document gives the same file.
        file.save(made, deterministic_id=True, fix_metadata_version=False)
    return made.getvalue()


def _walk(root: Object) -> None:
    waiting: list[Object] = [root]
    while waiting:
        element = waiting.pop()
        kind = element.get("/S")
        if kind == Name.TR:
            _scope_cells(_list_children(element))
        elif kind is None or kind in _HOLD_TABLES:
            waiting += _list_children(element)


def _scope_cells(cells: list[Object]) -> None:
    for place, cell in enumerate(cells):
        attributes = cell.get("/A")
        for held in attributes if isinstance(attributes, pikepdf.Array) else [attributes] if attributes else []:
            # A scope for every header says the same, and is read by more programs than a list of headers in each cell.
            if "/Headers" in held:
                del held["/Headers"]
        if place == 0 and cell.S == Name.TD:
            cell.S = Name.TH
            scope = Dictionary(O=Name.Table, Scope=Name.Row)
            others = [held for held in (attributes or []) if held.get("/O") != Name.Table]
            cell.A = pikepdf.Array([scope, *others])


def _list_children(element: Object) -> list[Object]:
    children = element.get("/K")
    if children is None:
        return []
    listed = list(children) if isinstance(children, pikepdf.Array) else [children]
    return [child for child in listed if isinstance(child, Dictionary) and "/S" in child]
