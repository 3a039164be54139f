"""Reads the posts of a plan from rows of text, whether a form, an address, a paste or a file has them.

Each text is read as its field on the costs page reads it. What is wrong is named by its row and column.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from guidance.forms import amounts, fields, typed_days, unit_fields
from guidance.rules.costs import posts, units
from guidance.rules.numbers import format_number
from guidance.rules.plans import plan_texts
from guidance.rules.plans.planned_posts import PlannedPost
from guidance.rules.years import contract_years

LONGEST_NAME = 80
MOST_POUNDS = Decimal(500_000)
MEANT, HEADINGS, USUAL = plan_texts.MEANT, plan_texts.HEADINGS, plan_texts.USUAL

_FIELDS: dict[str, forms.Field] = {
    plan_texts.Column.NAME: fields.LineField(about="The name of the post", max_length=LONGEST_NAME),
    plan_texts.Column.WTE: unit_fields.UnitForm.base_fields["wte"],
    plan_texts.Column.HOURS: unit_fields.UnitForm.base_fields["hours"],
    plan_texts.Column.STARTS: typed_days.TypedDayField(about="The first day"),
    plan_texts.Column.ENDS: typed_days.TypedDayField(about="The last day"),
    plan_texts.Column.SHARE: amounts.PerCentField(about="Your share of the post", least=Decimal("0.001")),
    plan_texts.Column.OTHER: amounts.PoundsField(about="Other costs", most=MOST_POUNDS),
    plan_texts.Column.PAY: amounts.PoundsField(about="Full-time pay", least=Decimal(1), most=MOST_POUNDS),
    plan_texts.Column.MOST: amounts.PoundsField(about="The maximum reimbursement", least=Decimal(1), most=MOST_POUNDS),
}


@dataclass(frozen=True, slots=True)
class RowFault:
    """`row` is its number, from 1."""

    row: int
    column: str
    says: str

    @property
    def in_words(self) -> str:
        """'Row 2, Band: choose a band from the list'."""
        heading = HEADINGS[self.column] if self.column != MEANT else "WTE or hours"
        says = self.says if self.says[1:2].isupper() else f"{self.says[:1].lower()}{self.says[1:]}"
        return f"Row {self.row}, {heading}: {says}"


@dataclass(slots=True)
class RowsRead:
    """The posts of the rows without a fault, each with the number of its row, and the faults of the others."""

    posts: list[PlannedPost] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    faults: list[RowFault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RowReader:
    """`choices` are the values of a column that has some, each with its name. `points` are the pay points that each
    band has, by contract year, for the years that we have pay for."""

    choices: Mapping[str, Mapping[str, str]]
    points: Mapping[str, Mapping[str, Sequence[str]]]
    first: date
    last: date

    def read_rows(self, rows: Iterable[plan_texts.Row]) -> RowsRead:
        """Rows without a name, band or hours are left out: they were not filled in."""
        found = RowsRead()
        for number, row in enumerate(rows, start=1):
            if is_empty(row):
                continue
            said: list[tuple[str, str]] = []
            post = self._read_row(row, said)
            if post is None:
                found.faults += [RowFault(number, column, says) for column, says in said]
            else:
                found.posts.append(post)
                found.numbers.append(number)
        return found

    def _read_row(self, row: plan_texts.Row, said: list[tuple[str, str]]) -> PlannedPost | None:
        """None where `said` names what is wrong."""
        row = _read_units(row)
        read = {column: _clean(column, row.get(column, ""), said) for column in _FIELDS}
        chosen = {column: self._choose(column, row, said) for column in self.choices}
        hours = (
            None
            if {column for column, _ in said} & {plan_texts.Column.WTE, plan_texts.Column.HOURS}
            else _read_hours(row, read, said)
        )
        if not chosen[plan_texts.Column.BAND] and plan_texts.Column.BAND not in {column for column, _ in said}:
            said.append((plan_texts.Column.BAND, "Choose a band"))
        _check_share(row.get(plan_texts.Column.SHARE, ""), read[plan_texts.Column.SHARE], said)
        starts, ends = read[plan_texts.Column.STARTS], read[plan_texts.Column.ENDS]
        self._check_days(starts, ends, said)
        if not said:
            self._check_point(chosen[plan_texts.Column.BAND], chosen[plan_texts.Column.STEP], said)
        if said:
            return None
        return PlannedPost(
            name=read[plan_texts.Column.NAME],
            role=chosen[plan_texts.Column.ROLE],
            band=chosen[plan_texts.Column.BAND],
            step=chosen[plan_texts.Column.STEP],
            hours=hours,
            is_in_wte=_is_in_wte(row, read),
            zone=chosen[plan_texts.Column.ZONE],
            place=posts.PlaceInBand(chosen[plan_texts.Column.PLACE]) if chosen[plan_texts.Column.PLACE] else None,
            starts_on=starts,
            ends_on=ends,
            share=None if read[plan_texts.Column.SHARE] is None else read[plan_texts.Column.SHARE] / 100,
            other=read[plan_texts.Column.OTHER],
            pays_levy=chosen[plan_texts.Column.LEVY] == plan_texts.YES,
            pay=read[plan_texts.Column.PAY],
            most=read[plan_texts.Column.MOST],
        )

    def tidy(self, row: plan_texts.Row) -> dict[str, str]:
        """The row with its choices by their values, as far as they are known."""
        known = {column: self._find(column, row.get(column, "")) for column in self.choices}
        return {**row, **{column: value for column, value in known.items() if value}}

    def _choose(self, column: str, row: plan_texts.Row, said: list[tuple[str, str]]) -> str:
        typed = row.get(column, "").strip() or USUAL.get(column, "")
        found = self._find(column, typed)
        if typed and not found:
            said.append((column, f"Choose {_ABOUT[column]} from the list"))
        return found

    def _find(self, column: str, text: str) -> str:
        """By its value or its name, however it is written: '6', 'band 6', 'Outer London'. Blank if it is neither."""
        typed = " ".join(text.split()).casefold()
        offered = self.choices[column].items() if typed else ()
        return next((value for value, name in offered if typed in (value.casefold(), name.casefold())), "")

    def _check_days(self, starts: date | None, ends: date | None, said: list[tuple[str, str]]) -> None:
        if starts and ends and ends < starts:
            said.append((plan_texts.Column.ENDS, "The last day must be on or after the first"))
        elif starts and starts > self.last:
            said.append((plan_texts.Column.STARTS, "The first day must be before the end of the plan"))
        elif ends and ends < self.first:
            said.append((plan_texts.Column.ENDS, "The last day must be after the start of the plan"))

    def _check_point(self, band: str, step: str, said: list[tuple[str, str]]) -> None:
        for year, points in self.points.items():
            has = points.get(band, ())
            if has and step not in has and contract_years.get_bounds(year)[1] >= self.first:
                named = contract_years.label_year(year)
                says = f"Band {band} has no {step} pay point in {named}. It has {' and '.join(has)}"
                said.append((plan_texts.Column.STEP, says))
                return


_ABOUT: dict[str, str] = {
    plan_texts.Column.ROLE: "a role",
    plan_texts.Column.BAND: "a band",
    plan_texts.Column.STEP: "a pay point",
    plan_texts.Column.ZONE: "where the post is based",
    plan_texts.Column.PLACE: "which post it is",
    plan_texts.Column.LEVY: "yes or no",
}


def is_empty(row: plan_texts.Row) -> bool:
    """Whether nothing says that there is a post."""
    return not any(
        row.get(column, "").strip()
        for column in (plan_texts.Column.NAME, plan_texts.Column.BAND, plan_texts.Column.WTE, plan_texts.Column.HOURS)
    )


def list_readings(row: plan_texts.Row) -> dict[str, str]:
    """The two readings of what was typed, by the unit of each, where it could be either."""
    read = {
        column: _clean(column, row.get(column, ""), []) for column in (plan_texts.Column.WTE, plan_texts.Column.HOURS)
    }
    unclear = units.find_unclear(read[plan_texts.Column.HOURS], read[plan_texts.Column.WTE])
    return {} if unclear is None else {unit: units.write_hours(one) for unit, one in units.read_both(unclear).items()}


def _read_units(row: plan_texts.Row) -> plan_texts.Row:
    """Without the unit that was typed behind a number: 'hours' then says what was meant."""
    hours, wte = (
        " ".join(row.get(column, "").casefold().split()) for column in (plan_texts.Column.HOURS, plan_texts.Column.WTE)
    )
    plain = {**row, plan_texts.Column.WTE: wte.removesuffix("wte").strip()} if wte.endswith("wte") else row
    if not hours.endswith("hours"):
        return plain
    return {**plain, plan_texts.Column.HOURS: hours.removesuffix("hours").strip(), MEANT: row.get(MEANT) or units.HOURS}


def _clean(column: str, text: str, said: list[tuple[str, str]]) -> Any:
    try:
        return _FIELDS[column].clean(text)
    except forms.ValidationError as error:
        said.append((column, error.messages[0]))
        return None


def _check_share(text: str, share: Decimal | None, said: list[tuple[str, str]]) -> None:
    """0.6 may be 60% or, less likely, 0.6%."""
    if share is not None and share <= 1 and "%" not in text:
        both = f"{format_number(share * 100)} or {format_number(share)}%"
        said.append((plan_texts.Column.SHARE, f"Enter the share as a percentage. Which do you mean: {both}?"))


def _read_hours(row: plan_texts.Row, read: Mapping[str, Any], said: list[tuple[str, str]]) -> Decimal | None:
    hours, wte = read[plan_texts.Column.HOURS], read[plan_texts.Column.WTE]
    if hours is None and wte is None:
        said.append((plan_texts.Column.WTE, "Enter the WTE or the hours a week"))
        return None
    of_wte = None if wte is None else wte * posts.FULL_TIME_WEEK
    if hours is not None and of_wte is not None and hours != of_wte:
        said.append(
            (
                plan_texts.Column.HOURS,
                f"Clear the hours or the WTE: they differ. That WTE is {units.write_hours(of_wte)}",
            )
        )
        return None
    unclear = units.find_unclear(hours, wte)
    if unclear is None:
        found: Decimal | None = hours if of_wte is None else of_wte
        return found
    readings = units.read_both(unclear)
    meant = row.get(MEANT, "")
    wrong = units.find_out_of_range(readings[meant]) if meant in readings else units.ask_which(readings)
    if wrong:
        said.append((MEANT, wrong))
        return None
    return readings[meant]


def _is_in_wte(row: plan_texts.Row, read: Mapping[str, Any]) -> bool:
    return row.get(MEANT) == units.WTE or (read[plan_texts.Column.WTE] is not None and row.get(MEANT) != units.HOURS)
