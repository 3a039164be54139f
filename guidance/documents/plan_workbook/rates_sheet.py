"""The pay points, rates, maxima and shares that the sums look up, each with its days and its source."""

from guidance.documents.plan_workbook import sheets
from guidance.documents.plan_workbook.plan_files import PlanFile
from guidance.rules import numbers
from guidance.rules.plans import plan_rates

RATES = "Rates"
KEYS, VALUES = "RateKey", "RateValue"
_HEADINGS = ("Rate", "From", "To", "Amount", "Unit", "How firm", "Source", "Its address", "Note", "Looked up as")
_AMOUNT, _KEY = 3, 9
_HEAD = 4
_TEXT_WIDTH = 56


def write_rates(pen: sheets.Pen, file: PlanFile) -> None:
    pen.headings(_HEAD, _HEADINGS, amounts=range(1, 4))
    for row, rate in enumerate(file.rates.rates, start=_HEAD + 1):
        _write_rate(pen, row, rate)
    pen.widths(46, 12, 12, 12, 13, 15, _TEXT_WIDTH, _TEXT_WIDTH, _TEXT_WIDTH, 30)
    pen.freeze(_HEAD + 1, 1)
    pen.print_on_a3()
    last = _HEAD + len(file.rates.rates)
    pen.sheet.autofilter(_HEAD, 0, last, len(_HEADINGS) - 1)


def list_names(file: PlanFile) -> dict[str, str]:
    """The ranges that formulas look rates up in, by their names."""
    first, last = _HEAD + 1, _HEAD + max(len(file.rates.rates), 1)
    return {
        KEYS: sheets.name_range(RATES, (first, _KEY), (last, _KEY)),
        VALUES: sheets.name_range(RATES, (first, _AMOUNT), (last, _AMOUNT)),
    }


def look_up(key: str, otherwise: str) -> str:
    """The formula of the rate with the key, which is a formula too."""
    return f"IFERROR(INDEX({VALUES},MATCH({key},{KEYS},0)),{otherwise})"


def _write_rate(pen: sheets.Pen, row: int, rate: plan_rates.PlanRate) -> None:
    styles = pen.styles
    style = {numbers.POUNDS: styles.pounds, plan_rates.SHARE_OF_COST: styles.per_cent}.get(rate.unit, styles.number)
    texts = (rate.label, "", "", "", rate.unit, rate.firmness, rate.source, rate.address, rate.note, rate.key)
    for column, text in enumerate(texts):
        pen.text(row, column, text, styles.wrapped)
    pen.fit_height(row, max(rate.source, rate.note, key=len), _TEXT_WIDTH)
    pen.day(row, 1, rate.days.first)
    pen.day(row, 2, rate.days.last)
    pen.number(row, _AMOUNT, rate.value, style)
