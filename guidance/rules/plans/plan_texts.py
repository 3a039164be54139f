"""A plan as text: each post as the row of a table that a person fills in, and all of it as the query of an address.

Rows are read by `guidance.forms.plan_rows`, whether they come from the form, an address, a paste or a file.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from urllib.parse import urlencode

from guidance.rules.costs.posts import PlaceInBand, Post
from guidance.rules.costs.units import ASKED_UP_TO
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.plans.plans import MOST_POSTS, Plan
from guidance.rules.years import contract_years

LONGEST_QUERY = 2_000  # characters: a longer plan is sent as a form
ROW, BETWEEN = "p", "~"
FROM, TO = "from", "to"  # its first and last contract year
FIRST_DAY, LAST_DAY = "first", "last"  # where it begins or ends within one
PATIENTS = "patients"
ALLOCATED = "allocated-"  # and the contract year

Row = Mapping[str, str]


class Column(StrEnum):
    """The columns of a row, in order. Of `WTE` and `HOURS` one is filled in."""

    NAME = "name"
    ROLE = "role"
    BAND = "band"
    STEP = "step"
    WTE = "wte"
    HOURS = "hours"
    ZONE = "zone"
    PLACE = "place"
    STARTS = "starts"
    ENDS = "ends"
    SHARE = "share"
    OTHER = "other"
    LEVY = "levy"
    PAY = "pay"
    MOST = "most"


YES = "yes"
MEANT = "meant"  # beside the columns: which unit was meant, where it was asked
HEADINGS: dict[str, str] = {
    Column.NAME: "Post",
    Column.ROLE: "Role",
    Column.BAND: "Band",
    Column.STEP: "Pay point",
    Column.WTE: "WTE",
    Column.HOURS: "Hours a week",
    Column.ZONE: "Where based",
    Column.PLACE: "Which in its band",
    Column.STARTS: "First day",
    Column.ENDS: "Last day",
    Column.SHARE: "Your share, %",
    Column.OTHER: "Other costs a year",
    Column.LEVY: "Apprenticeship levy",
    Column.PAY: "Full-time pay, off the scale",
    Column.MOST: "Maximum reimbursement",
}
# What a post is if its row does not say.
USUAL: dict[str, str] = {Column.ROLE: RoleSlug.MHP, Column.STEP: "entry", Column.ZONE: "rest-of-england"}
# The name comes last, so that it can contain anything.
_IN_ADDRESS = (*(one for one in Column if one != Column.NAME), Column.NAME)
_STEPS = ("entry", "intermediate", "top")
_ZONES = ("rest-of-england", "inner-london", "outer-london", "fringe")
# In an address each of these is its first letter, and the practitioner's role is blank.
_SHORT: dict[str, dict[str, str]] = {
    Column.STEP: {one: one[0] for one in _STEPS},
    Column.ZONE: {one: one[0] for one in _ZONES},
    Column.PLACE: {one.value: one.value[0] for one in PlaceInBand},
    Column.LEVY: {YES: "y"},
    Column.ROLE: {RoleSlug.MHP.value: ""},
}
_LONG = {column: {short: long for long, short in texts.items()} for column, texts in _SHORT.items()}


def write_row(post: PlannedPost) -> dict[str, str]:
    """What a person would type for the post, by column. What was not said is blank."""
    return {
        Column.NAME: post.name,
        Column.ROLE: post.role,
        Column.BAND: post.band,
        Column.STEP: post.step,
        Column.WTE: _write_number(post.wte) if post.is_in_wte else "",
        Column.HOURS: "" if post.is_in_wte else _write_hours(post.hours),
        Column.ZONE: post.zone,
        Column.PLACE: post.place or "",
        Column.STARTS: _write_day(post.starts_on),
        Column.ENDS: _write_day(post.ends_on),
        Column.SHARE: _write_share(post.share),
        Column.OTHER: _write_number(post.other),
        Column.LEVY: YES if post.pays_levy else "",
        Column.PAY: _write_number(post.pay),
        Column.MOST: _write_number(post.most),
    }


def pack_row(row: Row) -> str:
    """'~6~e~0.8~~o~f~~~~~~~~Practitioner, north'."""
    return BETWEEN.join(_SHORT.get(column, {}).get(row[column], row[column]) for column in _IN_ADDRESS)


def unpack_row(packed: str) -> dict[str, str]:
    """Undoes `pack_row`. What is missing is blank."""
    parts = packed.split(BETWEEN, len(_IN_ADDRESS) - 1)
    texts = dict(zip(_IN_ADDRESS, [*parts, *[""] * (len(_IN_ADDRESS) - len(parts))], strict=True))
    return {column: _LONG.get(column, {}).get(text, text) for column, text in texts.items()}


def unpack_rows(packed: Sequence[str]) -> list[dict[str, str]]:
    """One more than a plan can have, at most, so that there is one to refuse."""
    return [unpack_row(row) for row in packed[: MOST_POSTS + 1]]


def write_query(plan: Plan) -> str:
    """All of the plan, to put behind the question mark of an address. It may be longer than LONGEST_QUERY."""
    first, _ = contract_years.get_bounds(plan.years[0])
    _, last = contract_years.get_bounds(plan.years[-1])
    said = [(FROM, plan.years[0]), (TO, plan.years[-1])]
    said += [(FIRST_DAY, _write_day(plan.first))] if plan.first != first else []
    said += [(LAST_DAY, _write_day(plan.last))] if plan.last != last else []
    said += [(PATIENTS, str(plan.patients))] if plan.patients is not None else []
    said += [(f"{ALLOCATED}{year}", _write_number(amount)) for year, amount in sorted(plan.allocated.items())]
    return urlencode(said + [(ROW, pack_row(write_row(post))) for post in plan.posts])


def is_of_plan(name: str) -> bool:
    """Whether an address has a part of a plan under this name."""
    return name in (FROM, TO, FIRST_DAY, LAST_DAY, PATIENTS, ROW) or name.startswith(ALLOCATED)


def write_query_of_post(post: Post, name: str = "") -> str:
    """A plan of the contract year with this post alone. Blank where a plan can't have such a post."""
    planned = PlannedPost.from_post(post, name) if post.band and post.hours else None
    return write_query(Plan((planned,), *contract_years.get_bounds(post.year))) if planned else ""


def _write_number(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _write_hours(hours: Decimal | None) -> str:
    """With the unit where the number alone would be asked about."""
    unit = " hours" if hours is not None and hours <= ASKED_UP_TO else ""
    return f"{_write_number(hours)}{unit}"


def _write_share(share: Decimal | None) -> str:
    """As a percentage, with the sign where the number alone would be asked about."""
    if share is None:
        return ""
    return f"{_write_number(share * 100)}{'%' if share * 100 <= 1 else ''}"


def _write_day(day: date | None) -> str:
    return day.isoformat() if day else ""
