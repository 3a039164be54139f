"""What the form of a page sends: its parts in order, the fields of each, and what is to be done with one of them."""

import re
from collections.abc import Iterable

from django.http import QueryDict

from guidance.admin.opened import StaleFormError
from guidance.admin.posted_rows import read_names, translate_keys
from guidance.admin.whole_page.parts import NEW, PagePart
from guidance.content.kinds import Kind
from guidance.publishing.drafting.snapshots import CHILDREN, child_kinds
from guidance.publishing.reviewing.checklist import prefix_of
from guidance.rules.limits.row_keys import read_row_key

MOST_PARTS = 300
_CODE = re.compile(r"[nr][1-9][0-9]{0,17}")
# Buttons that change the page and save nothing: what they are called, a space, and the part, group or field.
_DOING = re.compile(r"(up|down|remove|keep|row|add|choose) ([a-z0-9_-]{1,80})")


def read_codes(sent: QueryDict) -> list[str]:
    """Raises StaleFormError if they are not what our page sends."""
    codes = sent.getlist("part")
    if len(codes) > MOST_PARTS or len(set(codes)) < len(codes) or not all(map(_CODE.fullmatch, codes)):
        raise StaleFormError
    return codes


def take_fields(sent: QueryDict, code: str) -> QueryDict:
    """The fields of one part, without its code in their names."""
    found = QueryDict(mutable=True)
    for name, values in sent.lists():
        if name.startswith(f"{code}-"):
            found.setlist(name.removeprefix(f"{code}-"), values)
    return found


def translate_all(sent: QueryDict, parts: Iterable[PagePart], names: dict[str, dict[str, dict[str, str]]]) -> QueryDict:
    """All fields, with the rows of drafts as they are numbered now. `names` are those of each part's rows."""
    found = QueryDict(mutable=True)
    for part in parts:
        fields = take_fields(sent, part.code)
        then = read_names(fields.get("made-rows", ""))
        fields = translate_keys(fields, part.group.kind, then, names.get(part.code, {}))
        parents = _name_parents(part.group.kind)
        for name, values in fields.lists():
            if not parents.fullmatch(name):
                found.setlist(f"{part.code}-{name}", values)
    return found


def _name_parents(kind: Kind) -> re.Pattern[str]:
    """The hidden fields by which a row names the record it belongs to. Left out, they mean the form's own record."""
    fields = (f"{prefix_of(child)}-[0-9]+-{CHILDREN[child]}" for child in child_kinds(kind))
    return re.compile("|".join(fields))


def read_doing(sent: QueryDict) -> tuple[str, str]:
    """What is to be done and with what. Both are blank where the page is to be saved."""
    found = _DOING.fullmatch(sent.get("do", ""))
    return (found[1], found[2]) if found else ("", "")


def move_part(parts: list[PagePart], code: str, step: int) -> None:
    """Moves a part before or after its neighbour in its group."""
    place = next((place for place, part in enumerate(parts) if part.code == code), None)
    if place is None or not 0 <= place + step < len(parts):
        return
    part, neighbour = parts[place], parts[place + step]
    if part.group == neighbour.group and part.group.whole:
        parts[place], parts[place + step] = neighbour, part


def add_row(sent: QueryDict, parts: Iterable[PagePart], prefix: str) -> None:
    """Another row in the list with this prefix."""
    part = next((part for part in parts if prefix.startswith(f"{part.code}-")), None)
    total = f"{prefix}-TOTAL_FORMS"
    if part and total in sent:
        sent[total] = str(read_row_key(sent.get(total, "")) + 1)
        part.fresh_rows = prefix


def name_new_part(parts: Iterable[PagePart]) -> str:
    numbers = (read_row_key(part.code[1:]) for part in parts if part.code[0] == NEW)
    return f"{NEW}{max(numbers, default=0) + 1}"
