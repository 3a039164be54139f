"""Charts of horizontal bars: where each line of text and each bar goes.

Heights are in em and widths in per cent, so that a chart grows with a reader's text and fits any screen. Bars stand
apart by the basis on which they were counted, and no line ever joins two of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import wrap

# As many letters as fit beside each other on a screen 320 pixels wide, letters spaced as WCAG 1.4.12 asks.
LETTERS_IN_A_LINE = 32
LINE = Decimal("1.4")
BAR = Decimal("1.1")
BETWEEN_BARS = Decimal("0.7")
BETWEEN_GROUPS = Decimal("1.1")
NARROWEST = Decimal("0.5")  # per cent: a bar that can still be seen


@dataclass(frozen=True, slots=True)
class Bar:
    """From `start` to `end`, which `text` writes out. Most bars start at nothing."""

    label: str
    text: str
    end: Decimal
    start: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Group:
    """Bars of one basis; `heading` is blank where all of a chart share it."""

    heading: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class Line:
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
    headings: list[Line]
    labels: list[Line]
    bars: list[DrawnBar]


def can_be_drawn(values: Iterable[Decimal | None]) -> bool:
    """Whether there is anything to set side by side: two numbers at least, none below nothing."""
    held = [value for value in values if value is not None]
    return len(held) >= 2 and min(held) >= 0 and max(held) > 0


def drawing(groups: Iterable[Group]) -> Drawing:
    """Each bar under its own label, on a scale that starts at nothing and that all the groups share."""
    groups = list(groups)
    longest = max(bar.end for group in groups for bar in group.bars)
    headings: list[Line] = []
    labels: list[Line] = []
    bars: list[DrawnBar] = []
    y = Decimal(0)
    for group in groups:
        y += BETWEEN_GROUPS if group.heading and bars else 0
        headings += _lines(group.heading, "", y)
        y += LINE * len(_broken(group.heading))
        for bar in group.bars:
            label = _lines(bar.label, bar.text, y)
            labels += label
            y += LINE * len(label)
            width = max(_share(bar.end - bar.start, longest), NARROWEST)
            bars.append(DrawnBar(min(_share(bar.start, longest), 100 - width), y + BAR / 4, width))
            y += BAR + BETWEEN_BARS
    return Drawing(y, BAR, headings, labels, bars)


def _lines(text: str, value: str, y: Decimal) -> list[Line]:
    """The text broken into lines, each with its baseline; the value ends the last where it fits, else has its own."""
    broken = _broken(text)
    values = ["" for _ in broken]
    if value:
        if len(broken[-1]) + len(value) < LETTERS_IN_A_LINE:
            values[-1] = value
        else:
            broken, values = [*broken, ""], [*values, value]
    return [
        Line(y + LINE * (place + 1) - LINE / 5, part, end)
        for place, (part, end) in enumerate(zip(broken, values, strict=True))
    ]


def _broken(text: str) -> list[str]:
    return wrap(text, LETTERS_IN_A_LINE)


def _share(amount: Decimal, longest: Decimal) -> Decimal:
    return (100 * amount / longest).quantize(Decimal("0.01"))
