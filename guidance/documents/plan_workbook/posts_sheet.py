"""One row a post: what was said of it, and what it comes to over the plan."""

from guidance.documents.plan_workbook import inputs_sheet, known, months_sheet, sheets
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.documents.plan_workbook.sheets import Pen
from guidance.documents.plan_workbook.workings_sheet import name_working
from guidance.rules.plans.plan_sums import PostSums
from guidance.rules.plans.plan_texts import Column, write_row
from guidance.rules.plans.post_gaps import describe_gaps

POSTS = "Posts"
_HEAD = 4
_SAID = (Column.NAME, Column.ROLE, Column.BAND, Column.STEP, Column.ZONE, Column.PLACE)
AMOUNTS = {
    "cost": "Cost",
    "claimed": "May be claimed",
    "repaid": "Repaid, within the maximum",
    "with_pcn": "Left with the PCN",
    "with_provider": "Left with the provider",
    "not_claimed": "Other costs, not claimed",
}
_GAPS_WIDTH = 60
_LEFT = len(_SAID) + 3  # the first amount, after the days and the WTE


def name_amounts(file: PlanFile, amount: str) -> str:
    """The cells of an amount, for all posts."""
    return _name_column(file, _LEFT + list(AMOUNTS).index(amount))


def name_said(file: PlanFile, column: Column) -> str:
    return _name_column(file, _SAID.index(column))


def name_of(column: Column, post: int) -> str:
    """The cell with what was said of a post, its days and WTE among it."""
    columns = [*_SAID, Column.WTE, Column.STARTS, Column.ENDS]
    return sheets.name_fixed(POSTS, _HEAD + 1 + post, columns.index(column))


def name_total(file: PlanFile, amount: str) -> str:
    return sheets.name_fixed(POSTS, _HEAD + 1 + file.posts, _LEFT + list(AMOUNTS).index(amount))


def name_amount(amount: str, post: int) -> str:
    return sheets.name_fixed(POSTS, _HEAD + 1 + post, _LEFT + list(AMOUNTS).index(amount))


def write_posts(pen: Pen, file: PlanFile) -> None:
    headings = [inputs_sheet.HEADINGS[one] for one in _SAID]
    pen.headings(
        _HEAD,
        [*headings, "WTE", "First day", "Last day", *AMOUNTS.values(), "What the sum leaves out"],
        amounts=range(_LEFT - 3, _LEFT + len(AMOUNTS)),
        height=58,
    )
    for post, sums in enumerate(file.sums.posts):
        _write_post(pen, file, post, sums)
    total = _HEAD + 1 + file.posts
    pen.text(total, 0, "Total", pen.styles.total)
    for column in range(1, _LEFT):
        pen.text(total, column, "", pen.styles.total)
    pen.text(total + 1, 0, "Of how many posts" if file.posts else "", pen.styles.note)
    for column, amount in enumerate(AMOUNTS, start=_LEFT):
        cells = f"{sheets.name_cell(_HEAD + 1, column)}:{sheets.name_cell(total - 1, column)}"
        formula = known.write_sum(cells) if file.posts else '""'
        pen.formula(total, column, formula, months_sheet.find_total(file, amount, file.posts), pen.styles.total_pounds)
        if file.posts:
            states = [months_sheet.find_state(file, amount, post) for post in range(file.posts)]
            of_posts = known.write_of_posts(months_sheet.name_states(file, amount))
            pen.formula(total + 1, column, of_posts, known.say_of_posts(states), pen.styles.note_wrapped)
    pen.sheet.set_row(total + 1, 30)
    pen.widths(30, 27, 6, 13, 16, 14, 7, 12, 12, *[13] * len(AMOUNTS), _GAPS_WIDTH)
    pen.freeze(_HEAD + 1, 1)


def _name_column(file: PlanFile, column: int) -> str:
    return sheets.name_range(POSTS, (_HEAD + 1, column), (_HEAD + max(file.posts, 1), column))


def _write_post(pen: Pen, file: PlanFile, post: int, sums: PostSums) -> None:
    row, planned, styles = _HEAD + 1 + post, sums.planned, pen.styles
    said = write_row(planned)
    for place, column in enumerate(_SAID):
        words = inputs_sheet.find_words(file, column, said[column])
        pen.formula(
            row,
            place,
            f'{inputs_sheet.name_input(file, column, post)}&""',
            words,
            styles.middle if column == Column.BAND else styles.text,
        )
    hours, week = name_working(file, "hours", post, 0), inputs_sheet.name_plan_cell(file, inputs_sheet.WEEK)
    pen.formula(
        row,
        _LEFT - 3,
        f'IF(ISNUMBER({hours}),ROUND({hours}/{week},4),"{sheets.NOT_FOUND}")',
        planned.wte,
        styles.number,
    )
    for place, (column, day) in enumerate({Column.STARTS: planned.starts_on, Column.ENDS: planned.ends_on}.items()):
        cell = inputs_sheet.name_input(file, column, post)
        pen.formula(row, _LEFT - 2 + place, f'IF({cell}="","",{cell})', day or "", styles.day)
    for place, amount in enumerate(AMOUNTS, start=_LEFT):
        result = months_sheet.find_total(file, amount, post)
        pen.formula(row, place, months_sheet.name_total(file, amount, post), result)
    gaps = describe_gaps(sums)
    pen.text(row, _LEFT + len(AMOUNTS), gaps, styles.wrapped)
    pen.fit_height(row, gaps, _GAPS_WIDTH)
