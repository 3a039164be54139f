"""Hidden fields of admin forms: the names of rows, and a record in an address."""

from django.http import QueryDict

from guidance.admin import posted_rows
from guidance.admin.drafting import find_row
from guidance.content import kinds


def check_input(data: bytes) -> None:
    text = data.decode(errors="replace")
    kind = kinds.by_label()["guidance.statement"]
    names = posted_rows.read_names(text)
    sent = QueryDict(f"section=1&citations-0-id=1&citations-0-source=2&{text[:200]}")
    posted_rows.translate_keys(sent, kind, names, {"guidance.section": {"7": "[]"}})
    for each in ("statement", "role", "band", "paypoint", "statementcitation"):
        assert find_row(kinds.by_label()[f"guidance.{each}"], text) is None
