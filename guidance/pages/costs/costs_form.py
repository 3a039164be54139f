"""What a post would cost: the post, the employer's own costs, and who pays. All of it stands in the address."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.http import QueryDict

from guidance.forms.amounts import AmountField, PeopleField, PerCentField, PoundsField
from guidance.forms.fields import LineField
from guidance.forms.queries import QueryForm, UnsureField, radios, year_field
from guidance.models import PayPoint, Reimbursement
from guidance.pages.which_role.which_role_form import PLACES
from guidance.rules.costs.cost_numbers import OUTSIDE, CostAnswers, OnCosts

SHORTEST_WEEK = Decimal("0.5")
LONGEST_WEEK = Decimal("37.5")  # full time; the form's hint names its source
MOST_POUNDS = Decimal(500_000)
MOST_PEOPLE = Decimal(70_000_000)
LONGEST_NAME = 80


def hours_field() -> AmountField:
    return AmountField(
        about="Hours a week",
        label="Hours a week",
        optional=False,
        least=SHORTEST_WEEK,
        most=LONGEST_WEEK,
        help_text="Full time on Agenda for Change is 37.5, says section 10.1 of the NHS terms and conditions handbook.",
    )


def zone_field() -> forms.ChoiceField:
    return radios(about="where the post is based", label="Where is the post based?", choices=Reimbursement.Zone.choices)


def on_costs_field() -> forms.ChoiceField:
    return radios(
        about="how to count the employer's own costs",
        label="How do you want to count the employer's own costs?",
        choices=[
            (OnCosts.RATES, "National Insurance and pension, each by its rate"),
            (OnCosts.PERCENTAGE, "One percentage of pay"),
            (OnCosts.NONE, "Leave them out"),
        ],
    )


def percentage_field() -> PerCentField:
    return PerCentField(
        about="The percentage of pay",
        label="The percentage, if you chose one",
        help_text=(
            "Ask your provider's finance team. Our sources state one rate only: 25%, for a Band 8a leadership post, "
            "in a report of March 2019."
        ),
    )


def place_field(*, outside: bool) -> UnsureField:
    choices = [*PLACES, *([(OUTSIDE, "Neither: the ARRS does not pay for it")] if outside else [])]
    return UnsureField(
        about="which post it is",
        label="Which mental health practitioner is it for the PCN?",
        choices=choices,
        help_text="In some years the rule depends on it.",
    )


def name_field(label: str) -> LineField:
    return LineField(
        about=label,
        label=label,
        max_length=LONGEST_NAME,
        help_text="Printed on it. It stands in the address, so do not name a person.",
    )


def expect_percentage(form: forms.Form, cleaned: Mapping[str, Any]) -> None:
    asked = cleaned.get("on_costs") == OnCosts.PERCENTAGE and "percentage" not in form.errors
    if asked and cleaned.get("percentage") is None:
        form.add_error("percentage", "Enter the percentage of pay, or choose another way to count the costs")


class CostsForm(QueryForm):
    first: ClassVar[dict[str, str]] = {
        "hours": str(LONGEST_WEEK),
        "step": PayPoint.Step.ENTRY.value,
        "zone": Reimbursement.Zone.REST_OF_ENGLAND.value,
        "on_costs": OnCosts.RATES.value,
    }

    year = year_field()
    band = radios(about="a band", label="Agenda for Change band", required=False)
    step = radios(about="a pay point", label="Pay point", choices=PayPoint.Step.choices)
    hours = hours_field()
    zone = zone_field()
    on_costs = on_costs_field()
    percentage = percentage_field()
    place = place_field(outside=True)
    most = PoundsField(
        about="The most that the ARRS repays",
        label="The most that the ARRS repays for this post, full time, a year",
        least=Decimal(1),
        most=MOST_POUNDS,
    )
    pay = PoundsField(about="Full-time pay", label="Full-time pay a year", least=Decimal(1), most=MOST_POUNDS)
    supplement = PoundsField(
        about="The high cost area supplement", label="High cost area supplement, full time, a year", most=MOST_POUNDS
    )
    insurance_rate = PerCentField(about="The rate of National Insurance", label="National Insurance: rate")
    insurance_threshold = PoundsField(
        about="The threshold of National Insurance", label="National Insurance: threshold a year", most=MOST_POUNDS
    )
    pension_rate = PerCentField(about="The rate of the pension", label="Pension: what the employer pays")
    other = PoundsField(
        about="Other costs",
        label="Other costs a year",
        most=MOST_POUNDS,
        help_text="Such as training, travel, equipment or management. Empty leaves them out of the sum.",
    )
    population = PeopleField(
        about="Population",
        label="People in the area",
        help_text="To see how many AMHPs an area would have by each ratio. A PCN does not employ them.",
        least=Decimal(1),
        most=MOST_PEOPLE,
    )
    called = name_field("Name for this sum")

    def __init__(
        self,
        given: QueryDict,
        years: Iterable[tuple[str, str]],
        bands: Iterable[tuple[str, str]],
        held: Mapping[str, str],
        *,
        checked: bool,
    ) -> None:
        """`held` says what is used where a field is left empty, by the field's name."""
        super().__init__(given, checked=checked)
        self.choose("year", years)
        self.choose("band", bands)
        for name, said in held.items():
            self.fields[name].help_text = said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        expect_percentage(self, cleaned)
        if not {"band", "population"} & set(self.errors) and not cleaned["band"] and cleaned["population"] is None:
            self.add_error("band", "Choose a band")
        return cleaned

    def layout(self) -> Layout:
        return Layout(
            Fieldset("The post", "year", "band", "step", "hours", "zone"),
            Fieldset("The employer's own costs", "on_costs", "percentage"),
            Fieldset("Who pays", "place", "most"),
            Fieldset(
                "Your own numbers: leave empty to use what we hold",
                "pay",
                "supplement",
                "insurance_rate",
                "insurance_threshold",
                "pension_rate",
                "other",
            ),
            Fieldset("AMHPs for an area, if you want to know", "population"),
            "called",
        )

    @property
    def answers(self) -> CostAnswers:
        return CostAnswers(
            **{name: self.cleaned_data[name] for name in CostAnswers.__dataclass_fields__ if name != "on_costs"},
            on_costs=OnCosts(self.cleaned_data["on_costs"]),
        )
