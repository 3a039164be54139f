"""What the plan leaves of each year's ARRS allocation, and month by month. What was typed is on the sheet of inputs."""

from collections.abc import Mapping
from decimal import Decimal

from guidance.documents.plan_workbook import inputs_sheet, known, months_sheet, sheets
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.rules.plans.allocations import YearAllocation
from guidance.rules.plans.plan_amounts import NOTHING
from guidance.rules.years import contract_years

ALLOCATION = "Allocation"
_HEAD = 4
_HOW_WIDTH = 80
_NONE, _LASTS = "no allocation", "it lasts"
_HEADINGS = (
    "Year", "Weighted patients", "Pounds a patient", "Allocation", "Comes back", "Left", "Runs out in",
    "Counting", "How it was worked out, and its source",
)  # fmt: skip
_OF_MONTHS = ("Month", "Year", "Comes back", "So far in the year", "Left at its end", "Overspent")


def write_allocation(pen: sheets.Pen, file: PlanFile) -> None:
    pen.headings(_HEAD, _HEADINGS, amounts=range(1, 6), height=32)
    found = {one.year: one for one in file.allocations}
    for place, year in enumerate(file.plan.years):
        _write_year(pen, file, place, year, found.get(year))
    pen.headings(_find_first_month(file) - 2, _OF_MONTHS, amounts=range(2, 5))
    _write_months(pen, file, found)
    pen.widths(18, 14, 14, 18, 16, 16, 16, 24, _HOW_WIDTH)
    pen.freeze(_HEAD + 1, 0)


def _find_first_month(file: PlanFile) -> int:
    """The number of its row, from 1, as a formula has it."""
    return _HEAD + len(file.plan.years) + 5


def _write_year(pen: sheets.Pen, file: PlanFile, place: int, year: str, found: YearAllocation | None) -> None:
    row, styles, number = _HEAD + 1 + place, pen.styles, _HEAD + 2 + place
    typed = inputs_sheet.name_plan_cell(file, inputs_sheet.name_allocation(year))
    patients = inputs_sheet.name_plan_cell(file, inputs_sheet.PATIENTS)
    unit = file.units.get(year)
    amount, back = found.amount if found else None, months_sheet.find_total_of_year(file, "back", place)
    worked_out = f'IF(COUNT(B{number},C{number})=2,ROUND(B{number}*C{number},2),"{_NONE}")'
    left = _write_left(f"D{number}", f"E{number}")
    top, bottom = _find_first_month(file), _find_first_month(file) + file.months - 1
    over = f'IFERROR(INDEX($A${top}:$A${bottom},MATCH(A{number},$F${top}:$F${bottom},0)),"{_LASTS}")'
    pen.text(row, 0, contract_years.label_year(year))
    pen.formula(row, 1, f'IF({patients}="","",{patients})', file.plan.patients or "", styles.number)
    pen.number(row, 2, unit.value if unit else None, styles.number)
    pen.formula(row, 3, f'IF({typed}<>"",{typed},{worked_out})', _NONE if amount is None else amount)
    back_of_year = known.write_sum_where(
        months_sheet.name_years(file), f"A{number}", months_sheet.name_totals_by_month(file, "back")
    )
    pen.formula(row, 4, back_of_year, back)
    pen.formula(row, 5, left, _take(amount, back))
    runs_out: sheets.Result = "" if found is None or amount is None else found.runs_out_in or _LASTS
    pen.formula(row, 6, f'IF(ISNUMBER(D{number}),{over},"")', runs_out, styles.month_text)
    how = _describe(file, year, found)
    _write_counted(pen, file, row, place)
    pen.text(row, 8, how, styles.wrapped)
    pen.fit_height(row, how, _HOW_WIDTH)


def _take(amount: Decimal | None, back: known.KnownAmount) -> sheets.Result:
    """What is left of an allocation: all of it where no post runs."""
    if amount is None:
        return _NONE
    return None if back is None else amount - (NOTHING if isinstance(back, str) else back)


def _write_left(amount: str, back: str) -> str:
    """The formula of that."""
    missing = f'{back}="{sheets.NOT_FOUND}"'
    return f'IF(ISNUMBER({amount}),IF({missing},{back},ROUND({amount}-N({back}),2)),"{_NONE}")'


def _write_counted(pen: sheets.Pen, file: PlanFile, row: int, year: int) -> None:
    """Of how many posts what comes back is, where something is not found."""
    if not file.posts:
        return
    of_year = year if len(file.plan.years) > 1 else months_sheet.WHOLE_PLAN
    states = [months_sheet.find_state(file, "back", post, of_year) for post in range(file.posts)]
    formula = known.write_of_posts(months_sheet.name_states(file, "back", of_year))
    pen.formula(row, 7, formula, known.say_of_posts(states), pen.styles.text)


def _describe(file: PlanFile, year: str, found: YearAllocation | None) -> str:
    unit = file.units.get(year)
    price = f"The price of a patient: {unit.source}. {unit.caution}".strip() if unit and unit.value is not None else ""
    said = found.why or found.working if found else "Type it, or the weighted patients, on the sheet of inputs"
    return ". ".join(one.rstrip(".") for one in (said, price) if one)


def _write_months(pen: sheets.Pen, file: PlanFile, found: Mapping[str, YearAllocation]) -> None:
    """So far in a year are its months up to the row, and the row says so where they are more than the allocation."""
    place, by_month = 0, months_sheet.find_totals_by_month(file, "back")
    for year_place, days in enumerate(file.plan.days):
        year = file.plan.years[year_place]
        amount = found[year].amount if year in found else None
        backs: list[known.KnownAmount] = []
        for _ in days.by_month():
            backs.append(by_month[place])
            so_far = known.add_up_known(backs)
            _write_month(pen, file, place, year_place, (backs[-1], so_far, _take(amount, so_far)))
            place += 1


def _write_month(
    pen: sheets.Pen,
    file: PlanFile,
    month: int,
    year_place: int,
    results: tuple[sheets.Result, sheets.Result, sheets.Result],
) -> None:
    first = _find_first_month(file)
    row, number = first - 1 + month, first + month
    day, year = (
        file.sums.months[month].first,
        contract_years.label_year(contract_years.get_slug_on(file.sums.months[month].first)),
    )
    back, so_far, left = results
    amount = f"$D${_HEAD + 2 + year_place}"
    pen.day(row, 0, day, pen.styles.month_text)
    pen.text(row, 1, year)
    pen.formula(row, 2, months_sheet.name_total_of_month(file, "back", month), back)
    so_far_of_year = known.write_sum_where(f"$B${first}:$B{number}", f"B{number}", f"$C${first}:$C{number}")
    pen.formula(row, 3, so_far_of_year, so_far)
    pen.formula(row, 4, _write_left(amount, f"D{number}"), left)
    is_over = isinstance(left, Decimal) and left < 0
    over = f'IF(ISNUMBER(E{number}),IF(E{number}<0,B{number},""),"")'
    pen.formula(row, 5, over, year if is_over else "", pen.styles.text)
