"""The sheet that a person changes: a row a post, and the plan's days, list and allocations above it.

It is also what is read when the workbook is put back in: by the words in the first column and the headings of the rows.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from xlsxwriter.format import Format

from guidance.documents.plan_workbook import sheets
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.plans import plan_texts
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.plans.plans import MOST_POSTS
from guidance.rules.years.contract_years import label_year

INPUTS = "Inputs"
FIRST_DAY, LAST_DAY, PATIENTS, WEEK = (
    "First day of the plan",
    "Last day of the plan",
    "Weighted patients",
    "Hours in a full-time week",
)
ALLOCATION = "ARRS allocation "  # and the contract year
HEADINGS: Mapping[plan_texts.Column, str] = {
    plan_texts.Column.NAME: "Post",
    plan_texts.Column.ROLE: "Role",
    plan_texts.Column.BAND: "Band",
    plan_texts.Column.STEP: "Pay point",
    plan_texts.Column.WTE: "WTE",
    plan_texts.Column.HOURS: "or hours a week",
    plan_texts.Column.ZONE: "Where based",
    plan_texts.Column.PLACE: "In its band: first, later or outside the ARRS",
    plan_texts.Column.STARTS: "First day",
    plan_texts.Column.ENDS: "Last day",
    plan_texts.Column.SHARE: "Your PCN's share",
    plan_texts.Column.OTHER: "Other costs a year",
    plan_texts.Column.LEVY: "Pays the levy",
    plan_texts.Column.PAY: "Your own full-time pay",
    plan_texts.Column.MOST: "Your own maximum, full time",
}
_WIDTHS = (4, 30, 27, 6, 13, 7, 8, 16, 14, 12, 12, 8, 12, 7, 12, 12)
_COLUMNS = list(HEADINGS)
_LETTERS = {
    column: sheets.name_fixed(INPUTS, 0, place).removesuffix("1") for place, column in enumerate(HEADINGS, start=1)
}
_SAID_IN = 2  # the column of what is said of the plan
_TOP = 4  # the row of the plan's first day
FULL_TIME_HOURS = 37.5


def find_first_row(file: PlanFile) -> int:
    """Of the posts. Above them is what is said of the plan and the headings."""
    return _TOP + 4 + len(file.sums.by_year) + 2


def name_input(file: PlanFile, column: plan_texts.Column, post: int) -> str:
    return f"{_LETTERS[column]}{find_first_row(file) + post + 1}"


def name_plan_cell(file: PlanFile, about: str) -> str:
    return sheets.name_fixed(INPUTS, _list_plan_rows(file).index(about) + _TOP, _SAID_IN)


def _list_plan_rows(file: PlanFile) -> list[str]:
    return [FIRST_DAY, LAST_DAY, *(name_allocation(year) for year in file.plan.years), PATIENTS, WEEK]


def name_allocation(year: str) -> str:
    return f"{ALLOCATION}{label_year(year)}"


def write_inputs(pen: sheets.Pen, file: PlanFile) -> None:
    _write_plan(pen, file)
    first = find_first_row(file)
    pen.headings(first - 1, ["No.", *HEADINGS.values()], height=58)
    for row in range(MOST_POSTS):
        post = file.plan.posts[row] if row < file.posts else None
        pen.number(first + row, 0, row + 1, pen.styles.count)
        _write_post(pen, file, first + row, post)
    pen.widths(*_WIDTHS)
    pen.freeze(first, 2)
    pen.sheet.ignore_errors({"number_stored_as_text": "A1:P100"})
    pen.sheet.print_area(0, 0, first + max(file.posts, 1) - 1, len(_WIDTHS) - 1)
    _offer_choices(pen, file, first)


def _write_plan(pen: sheets.Pen, file: PlanFile) -> None:
    plan = file.plan
    said: dict[str, tuple[date | Decimal | int | float | None, Format]] = {
        FIRST_DAY: (plan.first, pen.styles.typed_day),
        LAST_DAY: (plan.last, pen.styles.typed_day),
        **{name_allocation(year): (plan.allocated.get(year), pen.styles.typed_pounds) for year in plan.years},
        PATIENTS: (plan.patients, pen.styles.typed_number),
        WEEK: (FULL_TIME_HOURS, pen.styles.number),
    }
    for row, about in enumerate(_list_plan_rows(file), start=_TOP):
        value, style = said[about]
        pen.text(row, 0, about)
        if isinstance(value, date):
            pen.day(row, _SAID_IN, value, style)
        elif value is None:
            pen.text(row, _SAID_IN, "", style)
        else:
            pen.sheet.write_number(row, _SAID_IN, float(value), style)


def _write_post(pen: sheets.Pen, file: PlanFile, row: int, post: PlannedPost | None) -> None:
    """Without a post the row is ready to be typed in."""
    styles = pen.styles
    of_column = {
        plan_texts.Column.BAND: styles.typed_middle,
        plan_texts.Column.WTE: styles.typed_number,
        plan_texts.Column.HOURS: styles.typed_number,
        plan_texts.Column.STARTS: styles.typed_day,
        plan_texts.Column.ENDS: styles.typed_day,
        plan_texts.Column.SHARE: styles.typed_per_cent,
        **dict.fromkeys((plan_texts.Column.OTHER, plan_texts.Column.PAY, plan_texts.Column.MOST), styles.typed_pounds),
    }
    texts = plan_texts.write_row(post) if post else dict.fromkeys(plan_texts.Column, "")
    for place, column in enumerate(_COLUMNS, start=1):
        text, style = texts[column], of_column.get(column, styles.typed)
        if not text:
            pen.text(row, place, "", style)
        elif column in (plan_texts.Column.STARTS, plan_texts.Column.ENDS):
            pen.sheet.write_number(row, place, sheets.count_days(date.fromisoformat(text)), style)
        elif column in of_column and _is_number(text):
            pen.sheet.write_number(row, place, float(text) / (100 if column == plan_texts.Column.SHARE else 1), style)
        else:
            pen.text(row, place, find_words(file, column, text), style)


def _is_number(text: str) -> bool:
    """Not a band such as '8a', and not '1.5 hours', which says that it is not 1.5 WTE."""
    return text.replace(".", "", 1).isdecimal()


def find_words(file: PlanFile, column: plan_texts.Column, text: str) -> str:
    """What a person reads for a slug."""
    words = {plan_texts.Column.ROLE: file.roles, plan_texts.Column.ZONE: file.zones}.get(column, {})
    return words.get(text, text)


def _offer_choices(pen: sheets.Pen, file: PlanFile, first: int) -> None:
    """Lists to choose from. Anything else can still be typed: the portal says what it can't read."""
    offered = {
        plan_texts.Column.ROLE: list(file.roles.values()),
        plan_texts.Column.BAND: list(file.bands),
        plan_texts.Column.STEP: ["entry", "intermediate", "top"],
        plan_texts.Column.ZONE: list(file.zones.values()),
        plan_texts.Column.PLACE: [one.value for one in PlaceInBand],
        plan_texts.Column.LEVY: [plan_texts.YES],
    }
    for column, choices in offered.items():
        place = _COLUMNS.index(column) + 1
        if len(",".join(choices)) <= 255:  # the most that Excel allows for a list
            pen.sheet.data_validation(
                first,
                place,
                first + MOST_POSTS - 1,
                place,
                {"validate": "list", "source": choices, "error_type": "warning", "ignore_blank": True},
            )
