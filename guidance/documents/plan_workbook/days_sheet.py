"""How much of its contract year is over when each post's days in a month begin, and when they end.

As in `guidance.rules.costs.months`: a month is a twelfth of the year, and a day a share of its month. The heading of
each pair of columns says how many such days there are in twelve months as long as that one.
"""

from calendar import monthrange
from datetime import date

from guidance.documents.plan_workbook import inputs_sheet, plan_files, sheets
from guidance.rules.costs.months import MONTHS, Days
from guidance.rules.plans.plan_texts import Column
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.years import contract_years

DAYS = "Days"
_FIRST, _LAST, _WHOLE, _BEFORE, _HEAD = 4, 5, 6, 7, 8
_LEFT = 3  # the first column of the first month


def name_before(post: int, part: int) -> str:
    return sheets.name_fixed(DAYS, _HEAD + 1 + post, _LEFT + 2 * part)


def name_through(post: int, part: int) -> str:
    return sheets.name_fixed(DAYS, _HEAD + 1 + post, _LEFT + 2 * part + 1)


def name_from(post: int) -> str:
    """The cell with the first day on which the post runs in the plan."""
    return sheets.name_fixed(DAYS, _HEAD + 1 + post, 1)


def name_to(post: int) -> str:
    return sheets.name_fixed(DAYS, _HEAD + 1 + post, 2)


def name_whole(part: int) -> str:
    """The cell with the number of days that make up the year."""
    return sheets.name_fixed(DAYS, _WHOLE, _LEFT + 2 * part + 1)


def write_days(pen: sheets.Pen, file: plan_files.PlanFile) -> None:
    labels = {_FIRST: "First day", _LAST: "Last day", _WHOLE: "Days of twelve such months", _BEFORE: "Days before it"}
    for row, label in labels.items():
        pen.text(row, 0, label)
    parts = list(file.list_parts())
    pen.headings(
        _HEAD, ["Post", "From", "To", *("Before", "By the end") * len(parts)], amounts=range(1, 2 * len(parts) + _LEFT)
    )
    for place, part in enumerate(parts):
        _write_part(pen, _LEFT + 2 * place + 1, part.days)
    first = inputs_sheet.name_plan_cell(file, inputs_sheet.FIRST_DAY)
    last = inputs_sheet.name_plan_cell(file, inputs_sheet.LAST_DAY)
    for post, planned in enumerate(file.plan.posts):
        row = _HEAD + 1 + post
        starts, ends = (inputs_sheet.name_input(file, one, post) for one in (Column.STARTS, Column.ENDS))
        pen.formula(row, 0, f'{inputs_sheet.name_input(file, Column.NAME, post)}&""', planned.name, pen.styles.text)
        runs = find_bounds(file, planned)
        pen.formula(row, 1, f"MAX({starts},{first})", runs[0], pen.styles.day)
        pen.formula(row, 2, f'IF({ends}="",{last},MIN({ends},{last}))', runs[1], pen.styles.day)
        for place, part in enumerate(parts):
            _write_days_of_post(pen, row, _LEFT + 2 * place, part, runs)
    pen.widths(30, 16, 16, *[11] * (2 * len(parts)))
    pen.freeze(_HEAD + 1, 3)
    pen.print_on_a3()
    pen.sheet.fit_to_pages(-(-len(parts) // 12), 0)


def _count(days: Days, starts: date, ends: date) -> tuple[int, int]:
    before, length = _count_before(days), (days.last - days.first).days + 1
    begun = before + max(0, min((starts - days.first).days, length))
    return begun, max(begun, before + max(0, min((ends - days.first).days + 1, length)))


def find_bounds(file: plan_files.PlanFile, planned: PlannedPost) -> tuple[date, date]:
    plan = file.plan
    return max(planned.starts_on or plan.first, plan.first), min(planned.ends_on or plan.last, plan.last)


def _count_before(days: Days) -> int:
    return (days.first.month - contract_years.FIRST_MONTH) % MONTHS * _length(days) + days.first.day - 1


def _length(days: Days) -> int:
    return monthrange(days.first.year, days.first.month)[1]


def _write_part(pen: sheets.Pen, column: int, days: Days) -> None:
    pen.day(_FIRST, column, days.first)
    pen.day(_LAST, column, days.last)
    pen.number(_WHOLE, column, MONTHS * _length(days), pen.styles.count)
    pen.number(_BEFORE, column, _count_before(days), pen.styles.count)


def _write_days_of_post(
    pen: sheets.Pen, row: int, column: int, part: plan_files.MonthPart, runs: tuple[date, date]
) -> None:
    first, last, over = (
        sheets.name_cell(line, column + 1).replace(str(line + 1), f"${line + 1}") for line in (_FIRST, _LAST, _BEFORE)
    )
    starts, ends = f"$B{row + 1}", f"$C{row + 1}"
    length = f"{last}-{first}+1"
    before, through = _count(part.days, *runs)
    pen.formula(row, column, f"{over}+MAX(0,MIN({starts}-{first},{length}))", before, pen.styles.count)
    by_end = f"MAX({sheets.name_cell(row, column)},{over}+MAX(0,MIN({ends}-{first}+1,{length})))"
    pen.formula(row, column + 1, by_end, through, pen.styles.count)
