"""Charts of horizontal bars: the position of each bar and each line of text.

Heights are in em and widths in per cent, so a chart grows with the reader's text size and fits any screen. Bars are
grouped by the basis on which they were counted. No line joins two bars.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

# How many letters fit on one line of a screen 320 pixels wide, with the letter spacing of WCAG 1.4.12.
LETTERS_IN_A_LINE = 32
LINE = Decimal("1.4")
BAR = Decimal("1.1")
BETWEEN_BARS = Decimal("0.7")
BETWEEN_GROUPS = Decimal("1.1")
NARROWEST = Decimal("0.5")  # per cent: a narrower bar can't be seen


@dataclass(frozen=True, slots=True)
class Bar:
    """`text` is the value as shown. Most bars start at 0."""

    label: str
    text: str
    end: Decimal
    start: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars counted on the same basis. `heading` is blank if every bar of the chart has that basis."""

    heading: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class ChartLine:
    y: Decimal
    text: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class DrawnBar:
    x: Decimal
    y: Decimal
    width: Decimal


@dataclass(frozen=True, slots=True)
class Drawing:
    height: Decimal
    bar_height: Decimal
    headings: list[ChartLine]
    labels: list[ChartLine]
    bars: list[DrawnBar]


def can_be_drawn(values: Iterable[Decimal | None]) -> bool:
    """A chart needs at least two numbers, none negative and not all 0. None is a missing number."""
    held = [value for value in values if value is not None]
    return len(held) >= 2 and min(held) >= 0 and max(held) > 0


def draw_chart(groups: Iterable[BarGroup]) -> Drawing:
    """Place each bar under its label. All groups share one scale, which starts at 0."""
    groups = list(groups)
    longest = max(bar.end for group in groups for bar in group.bars)
    headings: list[ChartLine] = []
    labels: list[ChartLine] = []
    bars: list[DrawnBar] = []
    y = Decimal(0)
    for group in groups:
        y += BETWEEN_GROUPS if group.heading and bars else 0
        headings += _break_into_lines(group.heading, "", y)
        y += LINE * len(_wrap_text(group.heading))
        for bar in group.bars:
            label = _break_into_lines(bar.label, bar.text, y)
            labels += label
            y += LINE * len(label)
            width = max(_get_percentage(bar.end - bar.start, longest), NARROWEST)
            bars.append(DrawnBar(min(_get_percentage(bar.start, longest), 100 - width), y + BAR / 4, width))
            y += BAR + BETWEEN_BARS
    return Drawing(y, BAR, headings, labels, bars)


def _break_into_lines(text: str, value: str, y: Decimal) -> list[ChartLine]:
    """Wrap the text. The value goes at the end of the last line if it fits, or on a line of its own."""
    broken = _wrap_text(text)
    values = ["" for _ in broken]
    if value:
        if len(broken[-1]) + len(value) < LETTERS_IN_A_LINE:
            values[-1] = value
        else:
            broken, values = [*broken, ""], [*values, value]
    return [
        ChartLine(y + LINE * (place + 1) - LINE / 5, part, end)
        for place, (part, end) in enumerate(zip(broken, values, strict=True))
    ]


def _wrap_text(text: str) -> list[str]:
    return wrap(text, LETTERS_IN_A_LINE)


def _get_percentage(amount: Decimal, longest: Decimal) -> Decimal:
    return (100 * amount / longest).quantize(Decimal("0.01"))
