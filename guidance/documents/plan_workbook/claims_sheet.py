"""What to type into the claim of each month: a row for each month of each post, so that a post can start earlier."""

from xlsxwriter.format import Format

from guidance.documents.plan_workbook import inputs_sheet, known, months_sheet, posts_sheet, sheets
from guidance.documents.plan_workbook.month_results import CLAIMABLE
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.documents.plan_workbook.workings_sheet import name_working
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.plans import plan_claims
from guidance.rules.plans.plan_texts import Column

CLAIMS = "Claims"
_HEAD = 4
_HEADINGS = (
    "Month", "Post", "Monthly salary", "Employer's National Insurance", "Employer's pension", "Hours a week",
    "Start date", "Leaving date", "WTE", "To claim, within the maximum", "Evidence to keep",
)  # fmt: skip
_SALARY, _INSURANCE, _PENSION, _TO_CLAIM = 2, 3, 4, 9


def write_claims(pen: sheets.Pen, file: PlanFile) -> None:
    pen.headings(_HEAD, _HEADINGS, amounts=range(2, _TO_CLAIM + 1), height=45)
    lines = {(one.days.first.replace(day=1), one.post): one for one in plan_claims.list_claims(file.sums)}
    parts = months_sheet.list_parts_by_month(file)
    for month, days in enumerate(file.sums.months):
        for post in range(file.posts):
            line = lines.get((days.first.replace(day=1), post))
            _write_row(pen, file, (month, post), parts[month], line)
    last = _HEAD + file.months * file.posts
    pen.text(last + 1, 0, "Total", pen.styles.total)
    for column in range(1, len(_HEADINGS)):
        pen.text(last + 1, column, "", pen.styles.total)
    if file.posts:
        cells = f"{sheets.name_cell(_HEAD + 1, _TO_CLAIM)}:{sheets.name_cell(last, _TO_CLAIM)}"
        # Where no post can be claimed for, that is 0 or blank as on the sheet of months.
        back, is_none = months_sheet.name_total(file, "back", file.posts), f'COUNTIF({cells},"")=ROWS({cells})'
        formula = f"IF({is_none},{back},{known.write_sum(cells)})"
        result = months_sheet.find_total(file, "back", file.posts)
        pen.formula(last + 1, _TO_CLAIM, formula, result, pen.styles.total_pounds)
    pen.widths(16, 30, 13, 13, 13, 8, 12, 12, 8, 14, 58)
    pen.freeze(_HEAD + 1, 2)
    pen.sheet.autofilter(_HEAD, 0, max(last, _HEAD + 1), len(_HEADINGS) - 1)


def name_claimed_in_all(file: PlanFile) -> str:
    return sheets.name_fixed(CLAIMS, _HEAD + 1 + file.months * file.posts, _TO_CLAIM)


def _write_row(
    pen: sheets.Pen,
    file: PlanFile,
    place: tuple[int, int],
    parts: months_sheet.PartsOfMonth,
    line: plan_claims.ClaimLine | None,
) -> None:
    month, post = place
    row, styles, planned = _HEAD + 1 + month * file.posts + post, pen.styles, file.plan.posts[post]
    pay, evidence = line.pay if line else None, plan_claims.describe_evidence(file.sums.months[month])
    pen.day(row, 0, file.sums.months[month].first, styles.month_text)
    pen.formula(row, 1, posts_sheet.name_of(Column.NAME, post), planned.name, styles.text)
    amounts = (pay.salary, pay.insurance, pay.pension) if pay else ("", "", "")
    for column, formula in enumerate(_write_pay(file, row, place, parts)):
        pen.formula(row, _SALARY + column, formula, amounts[column])
    of_post: list[tuple[str, sheets.Result, Format]] = [
        (name_working(file, "hours", post, 0), planned.hours, styles.number),
        (posts_sheet.name_of(Column.STARTS, post), planned.starts_on or "", styles.day),
        (posts_sheet.name_of(Column.ENDS, post), planned.ends_on or "", styles.day),
        (posts_sheet.name_of(Column.WTE, post), planned.wte, styles.number),
        (months_sheet.name_month(file, "back", post, month), line.amounts.back if line else "", styles.pounds),
        (f'"{evidence}"', evidence, styles.text),
    ]
    salary = sheets.name_cell(row, _SALARY)
    for column, (cell, result, style) in enumerate(of_post, start=_PENSION + 1):
        pen.formula(row, column, f'IF({salary}="","",{cell})', result if line else "", style)


def _write_pay(
    file: PlanFile, row: int, place: tuple[int, int], parts: months_sheet.PartsOfMonth
) -> tuple[str, str, str]:
    """The salary, the National Insurance on top of it, and the pension as the rest of what a claim is made of."""
    month, post = place
    period = parts[0][1].period
    salary, insurance = (sheets.name_cell(row, column) for column in (_SALARY, _INSURANCE))
    is_outside = f'{inputs_sheet.name_input(file, Column.PLACE, post)}="{PlaceInBand.OUTSIDE}"'
    of_salary, with_insurance = (
        months_sheet.in_proportion(file, [step], post, parts) for step in ("taxed", "with_insurance")
    )
    claimable = months_sheet.name_month(file, CLAIMABLE, post, month)

    def find_rest(step: str, rest: str) -> str:
        is_known = f"ISNUMBER({name_working(file, step, post, period)})"
        return f'IF(ISNUMBER({salary}),IF({is_known},ROUND({rest},2),"{sheets.NOT_FOUND}"),{salary})'

    return (
        f'IF({is_outside},"",{of_salary})',
        find_rest("insurance", f"{with_insurance}-{salary}"),
        find_rest("pension", f"{claimable}-SUM({salary},{insurance})"),
    )
