"""The workbook of a plan, sheet by sheet."""

from io import BytesIO

import xlsxwriter

from guidance.documents.plan_workbook import (
    allocation_sheet,
    check_sheet,
    claims_sheet,
    days_sheet,
    inputs_sheet,
    months_sheet,
    posts_sheet,
    rates_sheet,
    totals_sheet,
    workings_sheet,
)
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.documents.plan_workbook.sheets import Pen
from guidance.documents.plan_workbook.styles import add_styles
from guidance.rules.costs.cost_sheets import ASSUMPTIONS
from guidance.rules.dates import long_date
from guidance.rules.plans.plan_claims import ORDER_FROM

_CLAIMS = (
    "A start date is blank where none was typed: that form asks for it. Where the maximum is not found, the claim is "
    "at most the amount."
)
_SHEETS = (
    (
        inputs_sheet.INPUTS,
        inputs_sheet.write_inputs,
        "What you plan",
        "Change what is yellow, and the other sheets work it out again. Name posts, not people.",
        "To add a post, type it under the last one and put this file back in on the portal's page of the plan.",
    ),
    (
        rates_sheet.RATES,
        rates_sheet.write_rates,
        "Rates and their sources",
        "What is not found is text, and every sum says so or leaves it out. Type an amount over it to use yours.",
    ),
    (
        posts_sheet.POSTS,
        posts_sheet.write_posts,
        "Each post over the plan",
        "For your PCN's share of a post, where it is shared. Of a post outside the ARRS, what a claim says is blank.",
    ),
    (
        months_sheet.MONTHS,
        months_sheet.write_months,
        "Month by month",
        "A month is a twelfth of the year, and part of a month goes by its days.",
    ),
    (totals_sheet.TOTALS, totals_sheet.write_totals, "Totals"),
    (
        allocation_sheet.ALLOCATION,
        allocation_sheet.write_allocation,
        "The ARRS allocation",
        "An allocation is for one contract year, and pays for all ARRS posts, not only those planned here.",
    ),
    (claims_sheet.CLAIMS, claims_sheet.write_claims, "What to claim", ORDER_FROM, _CLAIMS),
    (check_sheet.CHECK, check_sheet.write_check, "Check", "Each row adds the same amounts up in two ways."),
    (
        workings_sheet.WORKINGS,
        workings_sheet.write_workings,
        "Workings: a whole year of each post",
        " ".join(ASSUMPTIONS),
    ),
    (
        days_sheet.DAYS,
        days_sheet.write_days,
        "Workings: the days of each post",
        "How many days of its contract year are over, if every month were as long as the one above.",
    ),
)


def to_xlsx(file: PlanFile) -> bytes:
    held = BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    book.set_properties({"title": "Plan of posts", "comments": f"Made on {long_date(file.made_on)} by {file.address}"})
    styles = add_styles(book)
    for name, write, title, *notes in _SHEETS:
        write(Pen(book, styles, name, title, *notes), file)
    for name, cells in rates_sheet.list_names(file).items():
        book.define_name(name, f"={cells}")
    book.close()
    return held.getvalue()
