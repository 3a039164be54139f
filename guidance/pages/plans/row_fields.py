"""The rows of a plan as the fields of its form, each with what was typed and what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from guidance.forms import plan_rows
from guidance.pages.plans import row_texts
from guidance.rules.plans import plan_texts

LESS_USED = (
    plan_texts.Column.ROLE,
    plan_texts.Column.SHARE,
    plan_texts.Column.OTHER,
    plan_texts.Column.LEVY,
    plan_texts.Column.PAY,
    plan_texts.Column.MOST,
)
# Where a fault of a column is shown, for those that share a field.
SHOWN_AT = {
    plan_texts.Column.BAND.value: row_texts.POINT,
    plan_texts.Column.STEP.value: row_texts.POINT,
    plan_texts.Column.WTE.value: row_texts.AMOUNT,
    plan_texts.Column.HOURS.value: row_texts.AMOUNT,
}
LONGEST_TITLE = 80
UNITS = ((plan_texts.Column.WTE.value, "WTE"), (plan_texts.Column.HOURS.value, "hours a week"))
Choices = Mapping[str, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class RowOnForm:
    """`number` is text, which a template writes as it is. `values` and `faults` are by field, and `options` the
    choices of each select. `readings` are those of a number of hours that could be WTE. `is_open` is whether the fields
    that few posts need are shown.
    """

    number: str
    values: Mapping[str, str]
    faults: Mapping[str, str]
    options: Mapping[str, SafeString]
    readings: Mapping[str, str] = field(default_factory=dict)
    is_open: bool = False

    @property
    def title(self) -> str:
        """'Post 2: Practitioner, north'."""
        name = self.values[plan_texts.Column.NAME].strip()
        return f"Post {self.number}{f': {name[:LONGEST_TITLE]}' if name else ''}"


def list_choices(reader: plan_rows.RowReader) -> Choices:
    """By the fields of a row. A pay point that no year of the plan has is not offered."""
    return {
        row_texts.POINT: [("", "Choose"), *_list_points(reader)],
        row_texts.UNIT: UNITS,
        plan_texts.Column.ROLE.value: list(reader.choices[plan_texts.Column.ROLE].items()),
        plan_texts.Column.ZONE.value: list(reader.choices[plan_texts.Column.ZONE].items()),
        plan_texts.Column.PLACE.value: [("", "Not sure"), *reader.choices[plan_texts.Column.PLACE].items()],
        plan_texts.Column.LEVY.value: [("", "No"), (plan_texts.YES, "Yes: add 0.5% of pay")],
    }


def _list_points(reader: plan_rows.RowReader) -> list[tuple[str, str]]:
    steps = list(reader.choices[plan_texts.Column.STEP])
    offered = []
    for slug, name in reader.choices[plan_texts.Column.BAND].items():
        has = [points.get(slug, ()) for points in reader.points.values()]
        offered += [(f"{slug} {step}", f"{name}, {step}") for step in steps if all(step in one for one in has)]
    return offered


def list_rows_on_form(
    rows: Sequence[plan_texts.Row], faults: Sequence[plan_rows.RowFault], choices: Choices
) -> list[RowOnForm]:
    by_row: dict[int, dict[str, str]] = {}
    for fault in faults:
        of_row = by_row.setdefault(fault.row, {})
        of_row.setdefault(SHOWN_AT.get(fault.column, fault.column), fault.says)
    made: dict[tuple[str, str], SafeString] = {}
    return [_build_row(number, row, by_row.get(number, {}), choices, made) for number, row in enumerate(rows, start=1)]


def list_problems(faults: Sequence[plan_rows.RowFault]) -> list[dict[str, str]]:
    """For the summary at the head of the page: each leads to its field."""
    return [
        {"text": fault.in_words, "href": f"#{SHOWN_AT.get(fault.column, fault.column)}-{fault.row}"} for fault in faults
    ]


def _build_row(
    number: int,
    row: plan_texts.Row,
    faults: Mapping[str, str],
    choices: Choices,
    made: dict[tuple[str, str], SafeString],
) -> RowOnForm:
    values = {column.value: row.get(column, "") for column in plan_texts.Column}
    is_hours = bool(values[plan_texts.Column.HOURS])
    values[row_texts.AMOUNT] = values[plan_texts.Column.HOURS] or values[plan_texts.Column.WTE]
    values[row_texts.UNIT] = plan_texts.Column.HOURS if is_hours else plan_texts.Column.WTE
    values[row_texts.POINT] = " ".join(filter(None, (values[plan_texts.Column.BAND], values[plan_texts.Column.STEP])))
    values[plan_rows.MEANT] = row.get(plan_rows.MEANT, "")
    options = {}
    for name, offered in choices.items():
        chosen = values[name] or plan_rows.USUAL.get(name, "")
        if (name, chosen) not in made:
            made[name, chosen] = _write_options(offered, chosen)
        options[name] = made[name, chosen]
    usual = {plan_texts.Column.ROLE.value: plan_rows.USUAL[plan_texts.Column.ROLE]}
    is_open = any(
        name in faults or values[name] not in ("", usual.get(name, "")) for name in (one.value for one in LESS_USED)
    )
    readings = {} if plan_rows.is_empty(row) else plan_rows.list_readings(row)
    none = dict.fromkeys([*values, *faults], "")  # a template looks long for what a dictionary lacks
    return RowOnForm(str(number), values, {**none, **faults}, options, readings, is_open)


def _write_options(offered: Sequence[tuple[str, str]], chosen: str) -> SafeString:
    """Written here once for all the rows that choose the same: forty rows have a thousand of them. What was typed and
    is not offered is kept, to be put right."""
    known = chosen in dict(offered)
    every = offered if known else [*offered, (chosen, f"{chosen[:LONGEST_TITLE]} (not in the list)")]
    return mark_safe(  # noqa: S308  escaped
        "".join(
            f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(name)}</option>'
            for value, name in every
        )
    )
