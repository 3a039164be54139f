"""Whether the sheets add up, and whether the portal had the same sums: 'Agrees', or the difference."""

from collections.abc import Iterator
from dataclasses import dataclass

from guidance.documents.plan_workbook import (
    claims_sheet,
    inputs_sheet,
    known,
    months_sheet,
    posts_sheet,
    sheets,
    totals_sheet,
)
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.rules.dates import long_date
from guidance.rules.plans import plan_texts
from guidance.rules.plans.plans import MOST_POSTS

CHECK = "Check"
AGREES = "Agrees"
_HEAD = 4
_HEADINGS = ("Does it add up?", "One sum", "The other", "Agrees, or the difference")
_LEFT_OVER = ("back", "with_pcn", "with_provider", "not_claimed")


@dataclass(frozen=True, slots=True)
class TwoSums:
    """Two formulas, and what the portal has for both."""

    says: str
    one: str
    other: str
    result: known.KnownAmount


def write_check(pen: sheets.Pen, file: PlanFile) -> None:
    pen.headings(_HEAD, _HEADINGS, amounts=range(1, 4))
    compared = list(_list_sums(file))
    for row, one in enumerate(compared, start=_HEAD + 1):
        pen.text(row, 0, one.says)
        pen.formula(row, 1, one.one, one.result)
        pen.formula(row, 2, one.other, one.result)
        _write_verdict(pen, row)
    row = _HEAD + 1 + len(compared)
    _write_rows(pen, file, row)
    top = row + 4
    pen.headings(
        top,
        ["The portal's own sums", f"On {long_date(file.made_on)}", "In this file now", _HEADINGS[3]],
        amounts=range(1, 4),
    )
    last = _write_portal(pen, file, top + 1)
    verdicts = f"D{_HEAD + 2}:D{last}"
    everything = (
        f'IF(COUNTIF({verdicts},"{AGREES}")=COUNTA({verdicts})-1,"Everything agrees","Look below for what differs")'
    )
    pen.formula(2, 0, everything, "Everything agrees", pen.styles.total)
    pen.widths(74, 20, 20, 26)
    pen.sheet.repeat_rows(_HEAD)


def _list_sums(file: PlanFile) -> Iterator[TwoSums]:
    if not file.posts:
        return
    for amount, words in posts_sheet.AMOUNTS.items():
        total = posts_sheet.name_total(file, amount)
        result = months_sheet.find_total(file, amount, file.posts)
        in_months = months_sheet.name_total(file, amount, file.posts)
        yield TwoSums(f"{words}: posts and months", total, in_months, result)
        for title in (totals_sheet.YEARS, totals_sheet.ROLES, totals_sheet.BANDS):
            cells = totals_sheet.name_totals(file, title, amount)
            yield TwoSums(f"{words}: posts and totals {title.lower()}", total, known.write_sum(cells), result)
    back = months_sheet.name_total(file, "back", file.posts)
    in_claims = claims_sheet.name_claimed_in_all(file)
    result = months_sheet.find_total(file, "back", file.posts)
    yield TwoSums("Comes back: months and claims", back, in_claims, result)
    yield _compare_parts_with_cost(file)


def _compare_parts_with_cost(file: PlanFile) -> TwoSums:
    """Only where each cost that is known has a claim that is known."""
    cost = months_sheet.name_total(file, "cost", file.posts)
    parts = ",".join(months_sheet.name_total(file, one, file.posts) for one in _LEFT_OVER)
    costs, backs = (months_sheet.name_block(file, block) for block in ("cost", "back"))
    other = f"IF(AND(ISNUMBER({cost}),COUNT({costs})=COUNT({backs})),ROUND(SUM({parts}),2),{cost})"
    result = months_sheet.find_total(file, "cost", file.posts)
    return TwoSums("Cost: what comes back and what is left", cost, other, result)


def _write_verdict(pen: sheets.Pen, row: int) -> None:
    one, other = f"B{row + 1}", f"C{row + 1}"
    numbers = f'IF(ROUND({one}-{other},2)=0,"{AGREES}",ROUND({other}-{one},2))'
    formula = f'IF(COUNT({one},{other})=2,{numbers},IF({one}={other},"{AGREES}","They differ"))'
    pen.formula(row, 3, formula, AGREES)


def _write_rows(pen: sheets.Pen, file: PlanFile, row: int) -> None:
    """What a person may have typed that the sheets can't take in."""
    first, last = (inputs_sheet.name_input(file, plan_texts.Column.NAME, post) for post in (file.posts, MOST_POSTS))
    below = f"COUNTA({first}:{last.removeprefix(f'{inputs_sheet.INPUTS}!')})"
    pen.text(row, 0, "Rows typed below those of this plan: put the file back in to work them out")
    pen.formula(row, 1, below, 0, pen.styles.count)
    pen.number(row, 2, 0, pen.styles.count)
    _write_verdict(pen, row)
    wte, hours = (
        f"{inputs_sheet.name_input(file, column, 0)}:"
        f"{inputs_sheet.name_input(file, column, file.posts - 1).removeprefix(f'{inputs_sheet.INPUTS}!')}"
        for column in (plan_texts.Column.WTE, plan_texts.Column.HOURS)
    )
    both = f'SUMPRODUCT(({wte}<>"")*({hours}<>""))' if file.posts else ""
    pen.text(row + 1, 0, "Rows with both WTE and hours: the sums go by the WTE")
    pen.formula(row + 1, 1, both or "0", 0, pen.styles.count)
    pen.number(row + 1, 2, 0, pen.styles.count)
    _write_verdict(pen, row + 1)


def _write_portal(pen: sheets.Pen, file: PlanFile, row: int) -> int:
    """The number of the last row, from 1."""
    for post in range(file.posts + 1):
        name = f"{post + 1}. {file.plan.posts[post].name}" if post < file.posts else "Total"
        for amount, words in posts_sheet.AMOUNTS.items():
            pen.text(row, 0, f"{name}: {words[:1].lower()}{words[1:]}")
            result = months_sheet.find_total(file, amount, post)
            if isinstance(result, str):
                pen.text(row, 1, result)
            else:
                pen.number(row, 1, result, pen.styles.pounds)
            pen.formula(row, 2, posts_sheet.name_amount(amount, post), result)
            _write_verdict(pen, row)
            row += 1
    return row
