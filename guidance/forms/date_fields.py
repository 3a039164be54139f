"""The first and last day of a post, which may run for part of a contract year."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from guidance.forms.fields import DayField
from guidance.rules.costs.months import all_days
from guidance.rules.years.contract_years import label_year


def starts_field() -> DayField:
    return DayField(
        about="The first day", label="First day of the post", help_text="Only if it starts in this contract year."
    )


def ends_field() -> DayField:
    return DayField(
        about="The last day", label="Last day of the post", help_text="Only if it ends in this contract year."
    )


def check_days(form: forms.Form, cleaned: Mapping[str, Any]) -> None:
    """They are in order, and the post runs on a day of the contract year."""
    if {"starts_on", "ends_on", "year"} & set(form.errors):
        return
    starts, ends = read_day(cleaned.get("starts_on")), read_day(cleaned.get("ends_on"))
    year = all_days(cleaned["year"])
    said = f"contract year {label_year(cleaned['year'])}, {year.text}"
    if starts and ends and ends < starts:
        form.add_error("ends_on", "The last day must be on or after the first")
    elif starts and starts > year.last:
        form.add_error("starts_on", f"The first day must be before the end of {said}")
    elif ends and ends < year.first:
        form.add_error("ends_on", f"The last day must be after the start of {said}")


def read_day(answer: str | None) -> date | None:
    return date.fromisoformat(answer) if answer else None
