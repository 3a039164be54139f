"""Totals by contract year, role and band."""

from guidance.documents.plan_workbook import known, months_sheet, posts_sheet, sheets
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.documents.plan_workbook.sheets import Pen
from guidance.rules.plans.plan_sums import GroupSum
from guidance.rules.plans.plan_texts import Column
from guidance.rules.years.contract_years import label_year

TOTALS = "Totals"
YEARS, ROLES, BANDS = "By contract year", "By role", "By band"
_TOP = 4
_LEFT = 2


def write_totals(pen: Pen, file: PlanFile) -> None:
    for title, column, groups in ((ROLES, Column.ROLE, file.sums.by_role), (BANDS, Column.BAND, file.sums.by_band)):
        _write_headings(pen, file, title)
        for row, group in enumerate(groups, start=_find_first_row(file, title)):
            words = file.roles.get(group.group, group.group)
            _write_group(pen, file, row, column, words, group)
    _write_headings(pen, file, YEARS)
    for place, year in enumerate(file.plan.years):
        row = _find_first_row(file, YEARS) + place
        pen.text(row, 0, label_year(year))
        _write_year(pen, file, row, place)
    pen.widths(44, 8, *[16] * len(posts_sheet.AMOUNTS), *[20] * len(posts_sheet.AMOUNTS))


def name_totals(file: PlanFile, title: str, amount: str) -> str:
    """The cells of an amount, of all groups under the title."""
    first, column = _find_first_row(file, title), _LEFT + list(posts_sheet.AMOUNTS).index(amount)
    return sheets.name_range(TOTALS, (first, column), (first + max(_count(file)[title], 1) - 1, column))


def _count(file: PlanFile) -> dict[str, int]:
    return {YEARS: len(file.plan.years), ROLES: len(file.sums.by_role), BANDS: len(file.sums.by_band)}


def _find_first_row(file: PlanFile, title: str) -> int:
    row = _TOP + 1
    for each, count in _count(file).items():
        if each == title:
            break
        row += count + 2
    return row


def _write_headings(pen: Pen, file: PlanFile, title: str) -> None:
    second = "" if title == YEARS else "Posts"
    amounts = posts_sheet.AMOUNTS.values()
    pen.headings(
        _find_first_row(file, title) - 1,
        [title, second, *amounts, *(f"{heading}: of how many posts" for heading in amounts)],
        amounts=range(1, _LEFT + len(amounts)),
        height=45,
    )


def _write_group(pen: Pen, file: PlanFile, row: int, column: Column, words: str, group: GroupSum) -> None:
    said = posts_sheet.name_said(file, column)
    pen.text(row, 0, words)
    name = f"$A{row + 1}"
    of_group = [post for post, one in enumerate(file.plan.posts) if getattr(one, column) == group.group]
    pen.formula(row, 1, f"SUMPRODUCT(({said}={name})*1)", group.posts, pen.styles.count)
    for place, amount in enumerate(posts_sheet.AMOUNTS, start=_LEFT):
        formula = known.write_sum_where(said, name, posts_sheet.name_amounts(file, amount))
        totals = [months_sheet.find_total(file, amount, post) for post in of_group]
        pen.formula(row, place, formula, known.add_up_known(totals))
        formula = known.write_of_posts(months_sheet.name_states(file, amount), f"{said},{name},")
        states = [months_sheet.find_state(file, amount, post) for post in of_group]
        pen.formula(row, place + len(posts_sheet.AMOUNTS), formula, known.say_of_posts(states), pen.styles.text)


def _write_year(pen: Pen, file: PlanFile, row: int, year: int) -> None:
    years = months_sheet.name_years(file)
    of_year = year if len(file.plan.years) > 1 else months_sheet.WHOLE_PLAN
    for place, amount in enumerate(posts_sheet.AMOUNTS, start=_LEFT):
        formula = known.write_sum_where(years, f"$A{row + 1}", months_sheet.name_totals_by_month(file, amount))
        pen.formula(row, place, formula, months_sheet.find_total_of_year(file, amount, year))
        if file.posts:
            formula = known.write_of_posts(months_sheet.name_states(file, amount, of_year))
            states = [months_sheet.find_state(file, amount, post, of_year) for post in range(file.posts)]
            pen.formula(row, place + len(posts_sheet.AMOUNTS), formula, known.say_of_posts(states), pen.styles.text)
