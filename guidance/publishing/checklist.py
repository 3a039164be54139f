"""What must be right before a draft may go to review, each point tied to the field that mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from guidance.models import Edition
from guidance.publishing.applying import applied
from guidance.publishing.context import changes_with
from guidance.publishing.errors import CannotApplyError


@dataclass(frozen=True)
class Point:
    """One thing to mend. `field` is the id of the form's field, blank where it is of no one field."""

    message: str
    field: str = ""


def open_points(edition: Edition, day: date) -> list[Point]:  # noqa: ARG001
    return list(_refused(edition))


def _refused(edition: Edition) -> Iterator[Point]:
    """What the database and the record's own rules would refuse."""
    try:
        with applied(changes_with(edition), checked=True):
            pass
    except CannotApplyError as error:
        yield from (Point(reason) for reason in error.reasons)
