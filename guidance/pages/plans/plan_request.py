"""Reads a plan from what was sent: the query of an address, or the form with its buttons."""

from datetime import date

from django.http import QueryDict

from guidance.forms import plan_rows
from guidance.pages.plans import pasted_rows, row_texts
from guidance.presenters.costs.plan_numbers import PlanNumbers
from guidance.views import plan_reading

PASTED = "pasted"


def read_address(given: QueryDict, version: str, numbers: PlanNumbers, today: date) -> plan_reading.PlanAsked:
    rows = row_texts.read_address(given)
    return plan_reading.read_answers(
        given, rows or [{}] * row_texts.ROWS_AT_FIRST, version, numbers, today, checked=bool(rows)
    )


def read_sent(sent: QueryDict, version: str, numbers: PlanNumbers, today: date) -> plan_reading.PlanAsked:
    """What the buttons of the table do is done before anything is checked."""
    rows, pressed = row_texts.read_sent(sent), row_texts.read_pressed(sent)
    if pressed.button in (row_texts.ADD, row_texts.COPY, row_texts.REMOVE):
        return plan_reading.read_answers(
            sent, row_texts.change_rows(rows, pressed), version, numbers, today, checked=False
        )
    pasted = sent.get(PASTED, "")
    if not pasted.strip() and pressed.button != row_texts.PASTE:
        return plan_reading.read_answers(sent, rows, version, numbers, today, checked=True)
    try:
        rows = [*(row for row in rows if not plan_rows.is_empty(row)), *pasted_rows.read_paste(pasted)]
    except pasted_rows.PasteError as error:
        asked = plan_reading.read_answers(sent, rows, version, numbers, today, checked=False)
        asked.problems.append({"text": str(error), "href": f"#{PASTED}"})
        asked.pasted = pasted[: pasted_rows.LONGEST_PASTE]
        return asked
    return plan_reading.read_answers(sent, rows, version, numbers, today, checked=True)
