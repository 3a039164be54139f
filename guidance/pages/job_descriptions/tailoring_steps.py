"""The steps in which an employer tailors a job description. Every answer can be left for later."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from guidance.forms import fields
from guidance.rules.recruitment import tailoring
from guidance.rules.recruitment.templates import TemplateFacts
from guidance.rules.years import contract_years

YEARS_OFFERED = 2  # a vacancy has this year's pay or, until the award is out, last year's


class StepForm(forms.Form):
    """One step. Its fields have the names of `Tailoring`'s attributes, so that cleaned data can go straight into it."""

    name: ClassVar[str]  # the step's name in what is posted
    title: ClassVar[str]

    def __init__(self, template: TemplateFacts, answers: tailoring.Tailoring, posted: Any = None) -> None:
        self.template = template
        self.answers = answers
        super().__init__(posted, initial=answers.to_dict(), auto_id="%s")
        self.build()

    def build(self) -> None:
        """Set the fields that depend on the template."""

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper()
        helper.form_tag = False
        helper.disable_csrf = True
        helper.layout = self.layout()
        return helper

    def layout(self) -> Layout:
        return Layout(*self.fields)

    def changed_answers(self) -> tailoring.Tailoring:
        """The answers so far, updated with this step's."""
        return replace(self.answers, **self.cleaned_data)


class PostForm(StepForm):
    name = "post"
    title = "The employer and the post"

    job_title = fields.LineField(
        about="Job title", label="Job title", help_text="Leave empty to use the template's own.", max_length=200
    )
    employer = fields.LineField(
        about="Employer",
        label="Employer",
        help_text="Who will sign the contract of employment, such as a practice, a federation or an NHS trust.",
    )
    network = fields.LineField(about="Primary care network", label="Primary care network")
    base = fields.LineField(
        about="Base", label="Base", help_text="Where the postholder mostly works, and other sites if there are any."
    )
    post = forms.ChoiceField(
        label="Who is the post for?",
        required=False,
        choices=[(tailoring.PostFor.ADULT, "Adults"), (tailoring.PostFor.CHILDREN, "Children and young people")],
        widget=forms.RadioSelect,
        error_messages=fields.choice_errors("whom the post is for"),
    )

    def layout(self) -> Layout:
        return Layout(
            Fieldset("Who is hiring", "employer", "network"), Fieldset("The post", "job_title", "base"), "post"
        )


class PayForm(StepForm):
    name = "pay"
    title = "Band, pay and hours"

    band = forms.ChoiceField(
        label="Agenda for Change band",
        required=False,
        widget=forms.RadioSelect,
        help_text="The bands that the sources give for the role. The employer has still to have the post evaluated.",
        error_messages=fields.choice_errors("a band"),
    )
    salary_year = forms.ChoiceField(
        label="Which year's pay do you want to show?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Full-time pay a year as published. If the hours are part-time, the document gives their pay too.",
        error_messages=fields.choice_errors("a pay year"),
    )
    salary = fields.LineField(
        about="Salary",
        label="Salary",
        help_text="As your advert is to give it, with its pay scale and year. Agenda for Change does not apply.",
    )
    hours = fields.HoursField(
        about="Hours a week",
        label="Hours a week",
        help_text="Full time on Agenda for Change is 37.5.",
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-4", "inputmode": "decimal"}),
    )
    contract_type = forms.ChoiceField(
        label="Type of contract",
        required=False,
        choices=[
            (tailoring.ContractType.PERMANENT, "Permanent"),
            (tailoring.ContractType.FIXED_TERM, "Fixed term"),
            (tailoring.ContractType.SECONDMENT, "Secondment"),
            (tailoring.ContractType.TRAINING, "Training post"),
        ],
        widget=forms.RadioSelect,
        error_messages=fields.choice_errors("a type of contract"),
    )
    contract_length = fields.LineField(
        about="Length of contract",
        label="Length of contract",
        help_text="For a post that is not permanent, such as '12 months'.",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-20"}),
    )

    def build(self) -> None:
        if not self.template.bands and not self.template.band:
            del self.fields["band"], self.fields["salary_year"]
            return
        del self.fields["salary"]
        # A band or year read back from a Word file stays a choice. The preview says what is wrong with it.
        bands = sorted({*self.template.bands, self.template.band, self.answers.band} - {""})
        self._set_choices("band", [(band, self._build_band_choice(band)) for band in bands])
        years = [*self.template.years[:YEARS_OFFERED]]
        if self.answers.salary_year and self.answers.salary_year not in years:
            years.append(self.answers.salary_year)
        self._set_choices("salary_year", [(year, self._build_year_choice(year, bands)) for year in years])

    def _set_choices(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  for the type checker
        field.choices = list(choices)

    def _build_band_choice(self, band: str) -> fields.ChoiceWithHint:
        hint = "The band that this template was written with in mind." if band == self.template.band else ""
        if band not in self.template.bands:
            hint = "Outside the bands that the sources give for the role."
        return fields.ChoiceWithHint(f"Band {band}", hint)

    def _build_year_choice(self, year: str, bands: Iterable[str]) -> fields.ChoiceWithHint:
        held = [pay for band in bands if (pay := self.template.pay_of(band, year))]
        amounts = "; ".join(f"Band {pay.band}: {pay.text}" for pay in held)
        sources = " and ".join(dict.fromkeys(pay.source for pay in held))
        hint = f"{amounts}. Source: {sources}." if held else "We have not found the pay for this year."
        return fields.ChoiceWithHint(contract_years.label_year(year), hint)


class PeopleForm(StepForm):
    name = "people"
    title = "People and dates"

    line_manager = fields.LineField(about="Line manager", label="Line manager", help_text="The job title, not a name.")
    clinical_supervisor = fields.LineField(
        about="Clinical or professional supervisor",
        label="Clinical or professional supervisor",
        help_text="The job title and the organisation, such as 'Clinical lead, the mental health trust'.",
    )
    direct_bookings = forms.ChoiceField(
        label="Are direct bookings agreed with the provider?",
        required=False,
        choices=[
            (tailoring.DirectBookings.AGREED, "Yes, how many and how they are made"),
            (tailoring.DirectBookings.NOT_AGREED, "No, or not yet"),
        ],
        widget=forms.RadioSelect,
        error_messages=fields.choice_errors("whether direct bookings are agreed"),
    )
    contact = fields.LineField(
        about="Contact for questions",
        label="Contact for questions",
        help_text="Who answers applicants' questions: a job title, an email address, a telephone number.",
    )
    closing_date = fields.DayField(about="Closing date", label="Closing date", help_text="For example, 27 3 2027.")

    def build(self) -> None:
        if self.template.direct_bookings is None:
            del self.fields["direct_bookings"]
        else:
            clause = self.template.direct_bookings
            self.fields["direct_bookings"].help_text = f"{clause.title}, {clause.number}: {clause.plain_english}"
