"""Things said side by side, each with the numbers of its sources: of roles, or of contract years."""

import html
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from guidance.presenters.band_scale import BandScale
from guidance.presenters.links import Link

NOT_HELD = "not held"


@dataclass(frozen=True, slots=True)
class PointOnPage:
    """One thing said of a role. `notes` number its sources; `more` is the page that holds them, where it has one."""

    year: str
    html: SafeString
    scale: BandScale | None
    notes: list[int]
    more: Link | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Without points, nothing is held."""

    role: str
    points: list[PointOnPage]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    heading: str
    cells: list[Cell]


def text_of_markup(markup: str) -> str:
    """What a reader sees of it, with a line for each paragraph: as a cell of a spreadsheet."""
    return html.unescape(strip_tags(markup.replace("</p>", "\n").replace("</li>", "\n"))).strip()
