"""What a post would cost: the post, the employer's own costs, and who pays. Every answer is in the address."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset, Layout
from django.http import QueryDict

from guidance import models
from guidance.forms import amounts, post_fields, queries
from guidance.rules.costs import posts
from guidance.rules.costs.cost_sheets import FIELDS
from guidance.rules.fixed.slugs import RoleSlug

MOST_POUNDS = Decimal(500_000)
MOST_PEOPLE = Decimal(70_000_000)


class CostsForm(queries.QueryForm):
    first: ClassVar[dict[str, str]] = {
        "hours": str(post_fields.LONGEST_WEEK),
        "step": models.PayPoint.Step.ENTRY.value,
        "zone": models.Reimbursement.Zone.REST_OF_ENGLAND.value,
        "on_costs": posts.OnCosts.RATES.value,
    }

    year = queries.year_field()
    band = queries.radios_field(about="a band", label="Agenda for Change band", required=False)
    step = queries.radios_field(about="a pay point", label="Pay point", choices=models.PayPoint.Step.choices)
    hours = post_fields.hours_field()
    zone = post_fields.zone_field()
    on_costs = post_fields.on_costs_field()
    percentage = post_fields.percentage_field()
    place = post_fields.place_field(outside=True)
    most = amounts.PoundsField(
        about="The maximum reimbursement",
        label="Maximum reimbursement for this post, full time, a year",
        least=Decimal(1),
        most=MOST_POUNDS,
    )
    pay = amounts.PoundsField(about="Full-time pay", label=FIELDS["pay"], least=Decimal(1), most=MOST_POUNDS)
    supplement = amounts.PoundsField(
        about="The high cost area supplement", label=FIELDS["supplement"], most=MOST_POUNDS
    )
    insurance_rate = amounts.PerCentField(about="The rate of National Insurance", label=FIELDS["insurance_rate"])
    insurance_threshold = amounts.PoundsField(
        about="The threshold of National Insurance", label=FIELDS["insurance_threshold"], most=MOST_POUNDS
    )
    pension_rate = amounts.PerCentField(about="The rate of the pension", label=FIELDS["pension_rate"])
    other = amounts.PoundsField(
        about="Other costs",
        label="Other costs a year",
        most=MOST_POUNDS,
        help_text="Such as training, travel, equipment or management. Leave blank to leave them out of the sum.",
    )
    population = amounts.PeopleField(
        about="Population",
        label="People in the area",
        help_text="To see how many AMHPs an area would have by each ratio. A PCN does not employ them.",
        least=Decimal(1),
        most=MOST_PEOPLE,
    )
    called = post_fields.name_field("Name for this sum")

    def __init__(
        self,
        given: QueryDict,
        years: Iterable[tuple[str, str]],
        bands: Iterable[tuple[str, str]],
        held: Mapping[str, str],
        *,
        checked: bool,
    ) -> None:
        """`held` maps a field's name to its hint, which says what is used if it is left empty."""
        super().__init__(given, checked=checked)
        self.set_choices("year", years)
        self.set_choices("band", bands)
        for name, said in held.items():
            self.fields[name].help_text = said

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        post_fields.expect_percentage(self, cleaned)
        if not {"band", "population"} & set(self.errors) and not cleaned["band"] and cleaned["population"] is None:
            self.add_error("band", "Choose a band")
        return cleaned

    def layout(self) -> Layout:
        return Layout(
            Fieldset("The post", "year", "band", "step", "hours", "zone"),
            Fieldset("The employer's own costs", "on_costs", "percentage"),
            Fieldset("Who pays", "place", "most"),
            Fieldset(
                "Your own numbers: leave blank to use ours",
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
    def post(self) -> posts.Post:
        return post_fields.read_post({**self.cleaned_data, "role": RoleSlug.MHP})
