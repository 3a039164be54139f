"""The rows of the table as they were sent, and what its buttons do with them."""

from dataclasses import dataclass

from django.http import QueryDict

from guidance.rules.limits.row_keys import read_row_key
from guidance.rules.plans import plan_texts, plans

ROWS_AT_FIRST = 3
COUNT = "rows"  # how many rows the form has
POINT = "point"  # band and pay point in one list: '6 entry'
AMOUNT, UNIT = "amount", "unit"  # WTE or hours, and which of them
DO = "do"
ADD, COPY, REMOVE, PASTE = "add", "copy", "remove", "paste"
_AS_THEY_ARE = tuple(
    one
    for one in plan_texts.Column
    if one not in (plan_texts.Column.BAND, plan_texts.Column.STEP, plan_texts.Column.WTE, plan_texts.Column.HOURS)
)  # in boxes of their own

Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button that was pressed, and the number of its row, or 0."""

    button: str
    row: int = 0


def read_pressed(sent: QueryDict) -> Pressed:
    button, _, row = sent.get(DO, "").partition("-")
    return Pressed(button, read_row_key(row))


def read_address(given: QueryDict) -> Rows:
    return plan_texts.unpack_rows(given.getlist(plan_texts.ROW))


def read_sent(sent: QueryDict) -> Rows:
    """One more than a plan can have, at most, so that there is one to refuse."""
    count = min(read_row_key(sent.get(COUNT, "")), plans.MOST_POSTS + 1)
    return [_read_row(sent, number) for number in range(1, count + 1)]


def _read_row(sent: QueryDict, number: int) -> dict[str, str]:
    row = {column.value: sent.get(f"{column}-{number}", "") for column in _AS_THEY_ARE}
    band, _, step = sent.get(f"{POINT}-{number}", "").partition(" ")
    unit = sent.get(f"{UNIT}-{number}", "")
    amount = sent.get(f"{AMOUNT}-{number}", "")
    is_hours = unit == plan_texts.Column.HOURS
    return {
        **row,
        plan_texts.Column.BAND: band,
        plan_texts.Column.STEP: step,
        plan_texts.Column.HOURS: amount if is_hours else "",
        plan_texts.Column.WTE: "" if is_hours else amount,
        plan_texts.MEANT: sent.get(f"{plan_texts.MEANT}-{number}", ""),
    }


def change_rows(rows: Rows, pressed: Pressed) -> Rows:
    """What 'Add a post', 'Copy' and 'Remove' do. A plan that is full takes no more."""
    at, has_room = pressed.row - 1, len(rows) < plans.MOST_POSTS
    if pressed.button == ADD and has_room:
        return [*rows, {}]
    if pressed.button == COPY and has_room and 0 <= at < len(rows):
        return [*rows[: at + 1], dict(rows[at]), *rows[at + 1 :]]
    if pressed.button == REMOVE and 0 <= at < len(rows):
        return [*rows[:at], *rows[at + 1 :]] or [{}]
    return rows
