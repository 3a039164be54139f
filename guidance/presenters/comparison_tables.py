"""Roles or contract years side by side, each point with the numbers of its sources."""

import html
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from guidance.presenters.band_scale import BandScale
from guidance.presenters.links import Link

NOT_FOUND = "We have not found this"


@dataclass(frozen=True, slots=True)
class PointOnPage:
    """One point about a role or year. `notes` are its sources' numbers, and `more` the page that tells more, if any.

    `label` is how firm it is, where that is said.
    """

    year: str
    html: SafeString
    scale: BandScale | None
    notes: list[int]
    more: Link | None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """`points` is empty where we have nothing."""

    role: str
    points: list[PointOnPage]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """`mark` is what the comparison of its cells says, in a tag of that `colour`. Blank where nothing is said."""

    heading: str
    cells: list[Cell]
    mark: str = ""
    colour: str = ""


def text_of_markup(markup: str) -> str:
    """The text that a reader sees, with a line for each paragraph, for a cell of a CSV file."""
    return html.unescape(strip_tags(markup.replace("</p>", "\n").replace("</li>", "\n"))).strip()
