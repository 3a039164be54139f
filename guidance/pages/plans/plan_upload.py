"""Reads what a workbook says of a plan as the page reads its form."""

from contextlib import suppress
from datetime import date

from django.http import QueryDict

from guidance.documents.plan_workbook import inputs_sheet, reading
from guidance.pages.plans import row_texts
from guidance.presenters.costs.plan_numbers import plan_numbers
from guidance.rules.plans import plan_texts
from guidance.rules.years.contract_years import get_slug_on
from guidance.views import plan_reading


def read_upload(read: reading.WorkbookRead, version: str, today: date) -> plan_reading.PlanAsked:
    rows = read.rows or [{}] * row_texts.ROWS_AT_FIRST
    return plan_reading.read_answers(_write_given(read), rows, version, plan_numbers(version), today, checked=True)


def _write_given(read: reading.WorkbookRead) -> QueryDict:
    """A day that can't be read is kept as it is, so that the form says so."""
    given = QueryDict(mutable=True)
    for about, year, name in (
        (inputs_sheet.FIRST_DAY, plan_texts.FROM, plan_texts.FIRST_DAY),
        (inputs_sheet.LAST_DAY, plan_texts.TO, plan_texts.LAST_DAY),
    ):
        day = given[name] = read.said.get(about, "")
        with suppress(ValueError):
            given[year] = get_slug_on(date.fromisoformat(day))
    given[plan_texts.PATIENTS] = read.said.get(inputs_sheet.PATIENTS, "")
    for about, amount in read.said.items():
        if about.startswith(inputs_sheet.ALLOCATION):
            year = about.removeprefix(inputs_sheet.ALLOCATION).replace("/", "-")
            given[f"{plan_texts.ALLOCATED}{year}"] = amount
    return given
