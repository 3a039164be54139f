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
    """One point about a role or year. `notes` are its sources' numbers; `more` is the page that tells more, if any."""

    year: str
    html: SafeString
    scale: BandScale | None
    notes: list[int]
    more: Link | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`points` is empty where we hold nothing."""

    role: str
    points: list[PointOnPage]


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    heading: str
    cells: list[Cell]


def text_of_markup(markup: str) -> str:
    """The text that a reader sees, with a line for each paragraph, for a cell of a CSV file."""
    return html.unescape(strip_tags(markup.replace("</p>", "\n").replace("</li>", "\n"))).strip()
