"""Month by month: a block of rows for each amount, in it a row a post and a total."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from guidance.documents.plan_workbook import days_sheet, inputs_sheet, known, plan_files, sheets, workings_sheet
from guidance.documents.plan_workbook.month_results import BLOCKS, CLAIMABLE
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.plans.plan_texts import Column
from guidance.rules.years import contract_years

MONTHS = "Months"
_HEAD = 4  # above it the contract year of each month
_LEFT = 1  # the column of the first month

WHOLE_PLAN = -1  # in place of the place of a contract year
_ORDER = {block: place for place, block in enumerate(BLOCKS)}

# The parts of a month, each with its place among all parts; and those of every month.
PartsOfMonth = Sequence[tuple[int, plan_files.MonthPart]]
Parts = Mapping[int, PartsOfMonth]


def find_row(file: plan_files.PlanFile, block: str, post: int) -> int:
    """That of the post in the block; after the posts comes the block's total."""
    return _HEAD + 1 + _ORDER[block] * (file.posts + 3) + 1 + post


def name_month(file: plan_files.PlanFile, block: str, post: int, month: int) -> str:
    return sheets.name_fixed(MONTHS, find_row(file, block, post), _LEFT + month)


def name_total(file: plan_files.PlanFile, block: str, post: int) -> str:
    """Of all the months of a post or, after the last post, of the plan."""
    return name_month(file, block, post, file.months)


def name_total_of_month(file: plan_files.PlanFile, block: str, month: int) -> str:
    return name_month(file, block, file.posts, month)


def name_block(file: plan_files.PlanFile, block: str) -> str:
    """The cells of all posts and months in it."""
    first, last = find_row(file, block, 0), find_row(file, block, max(file.posts, 1) - 1)
    return sheets.name_range(MONTHS, (first, _LEFT), (last, _LEFT + file.months - 1))


def list_parts_by_month(file: plan_files.PlanFile) -> Parts:
    return {month: list(several) for month, several in groupby(enumerate(file.list_parts()), lambda one: one[1].month)}


def name_years(file: plan_files.PlanFile) -> str:
    """The cells that name the contract year of each month."""
    return sheets.name_range(MONTHS, (_HEAD - 1, _LEFT), (_HEAD - 1, _LEFT + file.months - 1))


def name_totals_by_month(file: plan_files.PlanFile, block: str) -> str:
    row = find_row(file, block, file.posts)
    return sheets.name_range(MONTHS, (row, _LEFT), (row, _LEFT + file.months - 1))


def find_total(file: plan_files.PlanFile, block: str, post: int) -> known.KnownAmount:
    """Of a post or, after the last post, of the plan."""
    if post < file.posts:
        return known.add_up_known(file.results[block][post])
    return known.add_up_known(find_total(file, block, each) for each in range(file.posts))


def find_totals_by_month(file: plan_files.PlanFile, block: str) -> list[known.KnownAmount]:
    rows = file.results[block]
    return [known.add_up_known(row[month] for row in rows) for month in range(file.months)]


def find_total_of_year(file: plan_files.PlanFile, block: str, year: int) -> known.KnownAmount:
    totals = find_totals_by_month(file, block)
    return known.add_up_known(totals[month] for month in _list_months(file, year))


def find_state(file: plan_files.PlanFile, block: str, post: int, year: int = WHOLE_PLAN) -> str:
    """How much is known of the post's amount over the plan, or in one of its contract years."""
    results, periods = file.results[block][post], range(file.periods)
    if year != WHOLE_PLAN:
        months = _list_months(file, year)
        results = results[months.start : months.stop]
        periods = _list_periods(file, year)
    lacks = block == "cost" and any(workings_sheet.leaves_something_out(file, post, period) for period in periods)
    return known.find_state(results, lacks=lacks)


def name_states(file: plan_files.PlanFile, block: str, year: int = WHOLE_PLAN) -> str:
    """The cells with how much is known of each post."""
    column = _LEFT + file.months + 1 + year + 1
    return sheets.name_range(
        MONTHS, (find_row(file, block, 0), column), (find_row(file, block, file.posts - 1), column)
    )


def _list_months(file: plan_files.PlanFile, year: int) -> range:
    first = sum(len(days.by_month()) for days in file.plan.days[:year])
    return range(first, first + len(file.plan.days[year].by_month()))


def _list_periods(file: plan_files.PlanFile, year: int) -> range:
    of_year = [place for place, period in enumerate(file.rates.periods) if period.within(file.plan.days[year])]
    return range(of_year[0], of_year[-1] + 1) if of_year else range(0)


def write_months(pen: sheets.Pen, file: plan_files.PlanFile) -> None:
    years = file.plan.years if len(file.plan.years) > 1 else ()
    of_years = [f"Known in {contract_years.label_year(year)}" for year in years]
    pen.headings(
        _HEAD, ["Post", *[""] * file.months, "Total", "How much is known", *of_years], amounts=range(1, file.months + 2)
    )
    for month, days in enumerate(file.sums.months):
        pen.text(
            _HEAD - 1, _LEFT + month, contract_years.label_year(contract_years.get_slug_on(days.first)), pen.styles.year
        )
        pen.day(_HEAD, _LEFT + month, days.first, pen.styles.month)
    parts = list_parts_by_month(file)
    for block in BLOCKS:
        _write_block(pen, file, block, parts)
    pen.widths(34, *[12.5] * file.months, 14, 24, *[24] * len(years))
    pen.freeze(_HEAD + 1, 1)
    if file.months > 12:
        pen.print_on_a3()
        pen.sheet.fit_to_pages(-(-file.months // 24), 0)


def _write_block(pen: sheets.Pen, file: plan_files.PlanFile, block: str, parts: Parts) -> None:
    years = [WHOLE_PLAN, *(range(len(file.plan.years)) if len(file.plan.years) > 1 else ())]
    for column in range(file.months + 2 + len(years)):
        pen.text(find_row(file, block, 0) - 1, column, "" if column else BLOCKS[block], pen.styles.total)
    rows = file.results[block]
    for post, results in enumerate(rows):
        row = find_row(file, block, post)
        name = f'{inputs_sheet.name_input(file, Column.NAME, post)}&""'
        pen.formula(row, 0, name, file.plan.posts[post].name, pen.styles.text)
        for month, result in enumerate(results):
            pen.formula(row, _LEFT + month, _write_amount(file, block, post, month, parts[month]), result)
        across = _name_across(row, range(file.months))
        total = known.add_up_known(results)
        pen.formula(row, _LEFT + file.months, known.write_sum(across), total, pen.styles.total_pounds)
        for year in years:
            _write_state(pen, file, block, post, year)
    columns = [*zip(*rows, strict=True), [known.add_up_known(results) for results in rows]]
    _write_total(pen, file, block, columns)
    for column, year in enumerate(years, start=_LEFT + file.months + 1):
        formula = known.write_of_posts(name_states(file, block, year)) if file.posts else '""'
        said = known.say_of_posts(find_state(file, block, post, year) for post in range(file.posts))
        pen.formula(find_row(file, block, file.posts), column, formula, said, pen.styles.total)


def _write_state(pen: sheets.Pen, file: plan_files.PlanFile, block: str, post: int, year: int) -> None:
    row = find_row(file, block, post)
    months = range(file.months) if year == WHOLE_PLAN else _list_months(file, year)
    periods = range(file.periods) if year == WHOLE_PLAN else _list_periods(file, year)
    lacks = workings_sheet.count_left_out(file, post, periods) if block == "cost" and periods else "0"
    formula = known.write_state(_name_across(row, months), lacks)
    pen.formula(row, _LEFT + file.months + 2 + year, formula, find_state(file, block, post, year), pen.styles.text)


def _name_across(row: int, months: range) -> str:
    return f"{sheets.name_cell(row, _LEFT + months[0])}:{sheets.name_cell(row, _LEFT + months[-1])}"


def _write_total(
    pen: sheets.Pen, file: plan_files.PlanFile, block: str, columns: Sequence[Sequence[known.KnownAmount]]
) -> None:
    row = find_row(file, block, file.posts)
    pen.text(row, 0, "Total", pen.styles.total)
    for month, results in enumerate(columns):
        top, bottom = find_row(file, block, 0), row - 1
        down = f"{sheets.name_cell(top, _LEFT + month)}:{sheets.name_cell(bottom, _LEFT + month)}"
        pen.formula(row, _LEFT + month, known.write_sum(down), known.add_up_known(results), pen.styles.total_pounds)


def in_proportion(file: plan_files.PlanFile, steps: Sequence[str], post: int, parts: PartsOfMonth) -> str:
    """The lowest of the steps' amounts for the days, in each part of the month: text where one is not known.

    As `guidance.rules.costs.post_amounts` has it: what is due by the end of the days, less what was due before them.
    """
    amounts, known, runs = [], [], []
    for place, part in parts:
        before, through = days_sheet.name_before(post, place), days_sheet.name_through(post, place)
        yearly = [workings_sheet.name_working(file, step, post, part.period) for step in steps]
        share, whole = workings_sheet.name_working(file, "share", post, part.period), days_sheet.name_whole(place)
        by_end, begun = (_take(yearly, f"{days}*{share}/(100*{whole})") for days in (through, before))
        runs.append(f"{through}>{before}")
        known.append(f"COUNT({','.join(yearly)})={len(yearly)}")
        amounts.append(f"{by_end}-{begun}")
    if len(parts) == 1:
        return f'IF({runs[0]},IF({known[0]},ROUND({amounts[0]},2),"{sheets.NOT_FOUND}"),"")'
    has_all = ",".join(f"OR(NOT({runs[place]}),{known[place]})" for place in range(len(parts)))
    total = "+".join(f"IF({runs[place]},{amount},0)" for place, amount in enumerate(amounts))
    return f'IF(OR({",".join(runs)}),IF(AND({has_all}),ROUND({total},2),"{sheets.NOT_FOUND}"),"")'


def _take(yearly: Sequence[str], share: str) -> str:
    rounded = [f"ROUND({cell}*{share},2)" for cell in yearly]
    return rounded[0] if len(rounded) == 1 else f"MIN({','.join(rounded)})"


def _write_amount(file: plan_files.PlanFile, block: str, post: int, month: int, parts: PartsOfMonth) -> str:
    is_outside = f'{inputs_sheet.name_input(file, Column.PLACE, post)}="{PlaceInBand.OUTSIDE}"'
    if block == "cost":
        return in_proportion(file, ["cost"], post, parts)
    if block in _FROM_WORKINGS:
        return f'IF({is_outside},"",{in_proportion(file, _FROM_WORKINGS[block], post, parts)})'
    cost = _near(file, "cost", post, month)
    if block == "back":
        repaid, claimed = (_near(file, name, post, month) for name in ("repaid", "claimed"))
        return f'IF({is_outside},IF({cost}="","",0),IF(ISNUMBER({repaid}),{repaid},{claimed}))'
    one, less = (_near(file, name, post, month) for name in _DIFFERENCES[block])
    difference = f'IF({one}="","",IF(COUNT({one},{less})=2,ROUND({one}-{less},2),"{sheets.NOT_FOUND}"))'
    return f"IF({is_outside},{cost},{difference})" if block == "not_claimed" else difference


def _near(file: plan_files.PlanFile, block: str, post: int, month: int) -> str:
    """A cell of the same sheet."""
    return sheets.name_cell(find_row(file, block, post), _LEFT + month)


# The steps of the workings whose lowest is the amount, and the blocks of which one is taken from the other.
_FROM_WORKINGS = {
    CLAIMABLE: (CLAIMABLE,),
    "claimed": ("claimed",),
    "repaid": ("claimed", "most"),
}
_DIFFERENCES = {
    "with_pcn": ("claimed", "repaid"),
    "with_provider": (CLAIMABLE, "claimed"),
    "not_claimed": ("cost", CLAIMABLE),
}
