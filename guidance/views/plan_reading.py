"""Reads a plan from the answers of an address or a form: what is asked of all of it, and its rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.http import QueryDict

from guidance import models
from guidance.forms import plan_form, plan_rows
from guidance.presenters.costs.plan_numbers import PlanNumbers
from guidance.presenters.shared_rows import shared_rows
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.plans import plan_texts, plans
from guidance.rules.years import contract_years

YEARS_AHEAD = 2  # that a plan may go on, after the last year that we have
PLACES = {
    PlaceInBand.FIRST.value: "First",
    PlaceInBand.LATER.value: "Second or later",
    PlaceInBand.OUTSIDE.value: "Outside the ARRS",
}


def make_reader(
    version: str, numbers: PlanNumbers, years: Sequence[str], first: date, last: date, roles: Mapping[str, str]
) -> plan_rows.RowReader:
    choices: dict[str, Mapping[str, str]] = {
        plan_texts.Column.ROLE: roles,
        plan_texts.Column.BAND: {band.slug: str(band) for band in shared_rows(version).bands},
        plan_texts.Column.STEP: dict(models.PayPoint.Step.choices),
        plan_texts.Column.ZONE: dict(models.Reimbursement.Zone.choices),
        plan_texts.Column.PLACE: PLACES,
        plan_texts.Column.LEVY: {plan_texts.YES: "Yes", "no": "No"},
    }
    points = {year: numbers.get_points(year) for year in years}
    return plan_rows.RowReader(choices, {year: steps for year, steps in points.items() if steps}, first, last)


def list_held_years(version: str) -> list[str]:
    return [year.slug for year in shared_rows(version).years]


def read_roles() -> dict[str, str]:
    """Those with a guide, and those that they are compared with."""
    kinds = (models.Role.Kind.ESTABLISHED, models.Role.Kind.COMPARISON)
    return {
        slug: f"{name[:1].upper()}{name[1:]}"
        for slug, name in models.Role.objects.filter(kind__in=kinds).values_list("slug", "name")
    }


@dataclass(slots=True)
class PlanAsked:
    """`plan` is None where something is wrong, and before the form was sent. `pasted` is what could not be read."""

    form: plan_form.PlanForm
    rows: list[dict[str, str]]
    reader: plan_rows.RowReader
    plan: plans.Plan | None = None
    faults: list[plan_rows.RowFault] = field(default_factory=list)
    problems: list[dict[str, str]] = field(default_factory=list)
    pasted: str = ""

    @property
    def is_wrong(self) -> bool:
        return bool(self.faults or self.problems or self.form.errors)


def read_plan(given: QueryDict, version: str, numbers: PlanNumbers, today: date) -> plans.Plan | None:
    """The plan of an address that one of our pages wrote, None where something in it is wrong."""
    rows = plan_texts.unpack_rows(given.getlist(plan_texts.ROW))
    return read_answers(given, rows, version, numbers, today, checked=True).plan


def list_years(version: str, today: date) -> list[str]:
    """Newest first: those that we have, this one, and some ahead."""
    this = contract_years.get_slug_on(today)
    held = list_held_years(version)
    newest = max([this, *held])
    ahead = [contract_years.get_slug_on(date(int(newest[:4]) + more, 12, 31)) for more in range(1, YEARS_AHEAD + 1)]
    return sorted({this, *ahead, *held}, reverse=True)


def read_answers(
    given: QueryDict, rows: list[dict[str, str]], version: str, numbers: PlanNumbers, today: date, *, checked: bool
) -> PlanAsked:
    current = contract_years.get_slug_on(today)
    given = _name_the_years(given, current)
    form = plan_form.PlanForm(given, list_years(version, today), current, checked=checked)
    is_valid = checked and form.is_valid()
    years = form.list_years() or [current]
    first, last = contract_years.get_bounds(years[0])[0], contract_years.get_bounds(years[-1])[1]
    if is_valid:
        first, last = form.cleaned_data[plan_texts.FIRST_DAY], form.cleaned_data[plan_texts.LAST_DAY]
    reader = make_reader(version, numbers, years, first, last, read_roles())
    asked = PlanAsked(form, [reader.tidy(row) for row in rows[: plans.MOST_POSTS]], reader)
    if checked:
        _check_rows(asked, len(rows))
    if is_valid and not asked.is_wrong:
        posts = tuple(reader.read_rows(asked.rows).posts)
        asked.plan = plans.Plan(posts, first, last, form.list_allocated(), form.cleaned_data["patients"])
    return asked


def _name_the_years(given: QueryDict, current: str) -> QueryDict:
    """Where it has no year, the plan is for the current contract year."""
    named = given.copy()
    first = given.get(plan_texts.FROM, "") or given.get(plan_texts.TO, "") or current
    named[plan_texts.FROM], named[plan_texts.TO] = first, given.get(plan_texts.TO, "") or first
    return named


def _check_rows(asked: PlanAsked, count: int) -> None:
    found = asked.reader.read_rows(asked.rows)
    asked.faults = found.faults
    if count > plans.MOST_POSTS:
        asked.problems.append(
            {"text": f"A plan has {plans.MOST_POSTS} posts at most. We kept the first", "href": "#post-1"}
        )
    elif not found.posts and not found.faults:
        asked.problems.append({"text": "Fill in at least one post: its band, and its WTE or hours", "href": "#point-1"})
