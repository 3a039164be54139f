"""Which figures a page for a day or a year shows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar


class HasDay(Protocol):
    @property
    def as_of(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Dated:
    slug: str
    as_of: date | None


FigureT = TypeVar("FigureT", bound=HasDay)


def split_by_day(figures: Iterable[FigureT], last_day: date | None) -> tuple[list[FigureT], list[FigureT]]:
    """Figures dated up to the last day, or without a date, and the later ones. Without a last day none is later."""
    held: list[FigureT] = []
    later: list[FigureT] = []
    for figure in figures:
        is_later = last_day is not None and figure.as_of is not None and figure.as_of > last_day
        (later if is_later else held).append(figure)
    return held, later
