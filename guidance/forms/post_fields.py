"""The fields about a post that several forms share, and the post that their answers describe."""

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import Any

from django import forms

from guidance.forms import amounts, date_fields, queries
from guidance.forms.fields import LineField
from guidance.models import Reimbursement
from guidance.rules.costs import posts
from guidance.rules.costs.cost_sheets import FIELDS

YES = "yes"
LONGEST_NAME = 80
MOST_PATIENTS = Decimal(2_000_000)
PLACES = {
    posts.PlaceInBand.FIRST: "The first in its band",
    posts.PlaceInBand.LATER: "Second or later post at this band",
}
OUTSIDE = {posts.PlaceInBand.OUTSIDE: "Neither: the ARRS does not pay for it"}


def zone_field() -> forms.ChoiceField:
    return queries.radios_field(
        about="where the post is based", label="Where is the post based?", choices=Reimbursement.Zone.choices
    )


def on_costs_field() -> forms.ChoiceField:
    return queries.radios_field(
        about="how to count the employer's own costs",
        label="How do you want to count the employer's own costs?",
        choices=[
            (posts.OnCosts.RATES, "National Insurance and pension, each by its rate"),
            (posts.OnCosts.PERCENTAGE, "One percentage of pay"),
            (posts.OnCosts.NONE, "Leave them out"),
        ],
    )


def percentage_field() -> amounts.PerCentField:
    return amounts.PerCentField(
        about="The percentage of pay",
        label=FIELDS["percentage"],
        help_text=(
            "Ask your provider's finance team. Our sources state one rate only: 25%, for a Band 8a leadership post, "
            "in a report of March 2019."
        ),
    )


def levy_field() -> forms.ChoiceField:
    return queries.radios_field(
        about="whether the employer pays the levy",
        label="Does the employer pay the apprenticeship levy?",
        choices=[(YES, "Yes: add 0.5% of pay"), ("no", "No, or not sure")],
        required=False,
        help_text="Only an employer with a whole pay bill above £3 million a year pays it, such as an NHS trust.",
    )


def place_field(*, outside: bool) -> queries.UnsureField:
    return queries.UnsureField(
        about="which post it is",
        label="Which mental health practitioner is it for the PCN?",
        choices={**PLACES, **(OUTSIDE if outside else {})}.items(),
        help_text="In some years the rule depends on it.",
    )


def list_size_field() -> amounts.PeopleField:
    return amounts.PeopleField(
        about="List size",
        label="How many patients does your PCN have?",
        help_text="Its registered list, such as 52,000.",
        least=Decimal(1),
        most=MOST_PATIENTS,
    )


def name_field(label: str) -> LineField:
    return LineField(
        about=label,
        label=label,
        max_length=LONGEST_NAME,
        help_text="Printed on it. It is saved in the web address, so do not name a person.",
    )


def expect_percentage(form: forms.Form, cleaned: Mapping[str, Any]) -> None:
    asked = cleaned.get("on_costs") == posts.OnCosts.PERCENTAGE and "percentage" not in form.errors
    if asked and cleaned.get("percentage") is None:
        form.add_error("percentage", "Enter the percentage of pay, or choose another way to count the costs")


def read_post(answers: Mapping[str, Any]) -> posts.Post:
    """The post that a form's cleaned answers describe. A form asks some of them; the others are not said."""
    return posts.Post(
        year=answers["year"],
        role=answers.get("role", ""),
        band=answers.get("band", ""),
        step=answers.get("step", ""),
        hours=answers.get("hours"),
        zone=answers.get("zone", ""),
        place=posts.PlaceInBand(answers["place"]) if answers.get("place") else None,
        employer=answers.get("employer", ""),
        starts_on=date_fields.read_day(answers.get("starts_on")),
        ends_on=date_fields.read_day(answers.get("ends_on")),
        shares=answers.get("shares", ()),
        on_costs=posts.OnCosts(answers.get("on_costs", posts.OnCosts.RATES)),
        pays_levy=answers.get("levy") == YES,
        own=posts.OwnNumbers(**{one.name: answers.get(one.name) for one in fields(posts.OwnNumbers)}),
    )


def write_post(post: posts.Post) -> dict[str, str]:
    """What was said of a post, as another page's form reads it from its address."""
    said = {name: getattr(post, name) for name in ("year", "band", "step", "hours", "zone", "place")}
    return {name: str(value) for name, value in said.items() if value}
