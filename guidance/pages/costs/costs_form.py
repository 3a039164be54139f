"""What a post would cost: the post, the employer's own costs, and who pays. Every answer is in the address."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from crispy_forms.layout import Fieldset, Layout
from django.http import QueryDict

from guidance import models
from guidance.forms import amounts, date_fields, post_fields, queries, shares_fields, unit_fields
from guidance.forms.folded_fields import FoldedFields
from guidance.rules.costs import posts
from guidance.rules.costs.cost_sheets import FIELDS
from guidance.rules.fixed.slugs import RoleSlug
from guidance.rules.years.contract_years import label_year

MOST_POUNDS = Decimal(500_000)
MOST_PEOPLE = Decimal(70_000_000)


class CostsForm(unit_fields.UnitForm):
    first: ClassVar[dict[str, str]] = {
        "hours": str(posts.FULL_TIME_WEEK),
        "step": models.PayPoint.Step.ENTRY.value,
        "zone": models.Reimbursement.Zone.REST_OF_ENGLAND.value,
        "on_costs": posts.OnCosts.RATES.value,
    }

    year = queries.year_field()
    band = queries.radios_field(about="a band", label="Agenda for Change band", required=False)
    step = queries.radios_field(about="a pay point", label="Pay point", choices=models.PayPoint.Step.choices)
    zone = post_fields.zone_field()
    on_costs = post_fields.on_costs_field()
    percentage = post_fields.percentage_field()
    levy = post_fields.levy_field()
    starts_on = date_fields.starts_field()
    ends_on = date_fields.ends_field()
    share = shares_fields.share_field()
    pcns = shares_fields.PcnSharesField()
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
        help_text="Such as training, travel, equipment or management. They are in the cost, and are not claimed.",
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
        points: Mapping[str, Sequence[str]],
        *,
        checked: bool,
    ) -> None:
        """`held` maps a field's name to its hint, which says what is used if it is left empty. `points` are the pay
        points that each band has in the year, empty where we have no pay."""
        super().__init__(given, checked=checked)
        self.set_choices("year", years)
        self.set_choices("band", bands)
        for name, said in held.items():
            self.fields[name].help_text = said
        self.points = points

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        post_fields.expect_percentage(self, cleaned)
        date_fields.check_days(self, cleaned)
        cleaned["shares"] = shares_fields.read_shares(self, cleaned)
        self._check_point(cleaned)
        if not {"band", "population"} & set(self.errors) and not cleaned["band"] and cleaned["population"] is None:
            self.add_error("band", "Choose a band")
        return cleaned

    def _check_point(self, cleaned: Mapping[str, Any]) -> None:
        band, step = cleaned.get("band"), cleaned.get("step")
        has = self.points.get(band or "", ())
        if step and has and step not in has:
            year = label_year(cleaned["year"])
            self.add_error("step", f"Band {band} has no {step} pay point in {year}. It has {' and '.join(has)}")

    def layout(self) -> Layout:
        return Layout(
            Fieldset("The post", "year", "band", "step", *self.unit_fields, "zone", "place", "most"),
            FoldedFields("Part of a year", "starts_on", "ends_on"),
            FoldedFields("A post that PCNs share", "share", "pcns"),
            FoldedFields("The employer's own costs", "on_costs", "percentage", "other", "levy"),
            FoldedFields(
                "Your own numbers",
                "pay",
                "supplement",
                "insurance_rate",
                "insurance_threshold",
                "pension_rate",
            ),
            FoldedFields("AMHPs for an area", "population"),
            "called",
        )

    @property
    def post(self) -> posts.Post:
        return post_fields.read_post({**self.cleaned_data, "role": RoleSlug.MHP})
