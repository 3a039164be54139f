"""The steps in which an employer tailors a job description. Every answer can be left for later."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout
from django import forms

from guidance.forms import fields, unit_fields
from guidance.models import Zone
from guidance.rules.choosing.suitability.weighing import ANSWERS, SuitabilityQuestion
from guidance.rules.numbers import format_number
from guidance.rules.recruitment import tailoring
from guidance.rules.recruitment.templates import TemplateFacts
from guidance.rules.years import contract_years

YEARS_OFFERED = 2  # a vacancy has this year's pay or, until the award is out, last year's


CONTRACTS = [
    (tailoring.ContractType.PERMANENT, "Permanent"),
    (tailoring.ContractType.FIXED_TERM, "Fixed term"),
    (tailoring.ContractType.SECONDMENT, "Secondment"),
    (tailoring.ContractType.TRAINING, "Training post"),
]
# Asked only where the template's files have a place for the answer.
NOT_OF_ALL = {
    "network", "employed_by", "post", "zone", "university", "list_size", "budget", "staff", "day_to_day_lead",
    "direct_bookings", "other_professions", "other_profession",
}  # fmt: skip


class StepForm(forms.Form):
    """One step. Its fields have the names of `Tailoring`'s attributes, so that cleaned data can go straight into it."""

    name: ClassVar[str]  # the step's name in what is posted
    title: ClassVar[str]

    def __init__(self, template: TemplateFacts, answers: tailoring.Tailoring, posted: Any = None) -> None:
        self.template = template
        self.answers = answers
        super().__init__(posted, initial=answers.to_dict(), auto_id="%s")
        for name in self.fields.keys() & NOT_OF_ALL - template.asked:
            del self.fields[name]
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

    def keep(self, *names: str) -> list[str]:
        """Those of the fields that this template has."""
        return [name for name in names if name in self.fields]

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
    employed_by = forms.ChoiceField(
        label="What kind of employer is it?",
        required=False,
        choices=ANSWERS[SuitabilityQuestion.EMPLOYER].items(),
        widget=forms.RadioSelect,
        error_messages=fields.choice_errors("the kind of employer"),
    )
    network = fields.LineField(about="Primary care network", label="Primary care network")
    base = fields.LineField(
        about="Base", label="Base", help_text="Where the postholder mostly works, and other sites if there are any."
    )
    university = fields.LineField(about="University", label="University", help_text="Where the trainee studies.")
    list_size = fields.LineField(
        about="Registered patients",
        label="Registered patients of the network",
        help_text="Such as 52,000.",
        max_length=200,
        widget=forms.TextInput(attrs={"class": "nhsuk-input--width-10"}),
    )
    post = forms.ChoiceField(
        label="Who is the post for?",
        required=False,
        choices=[(tailoring.PostFor.ADULT, "Adults"), (tailoring.PostFor.CHILDREN, "Children and young people")],
        widget=forms.RadioSelect,
        error_messages=fields.choice_errors("who the post is for"),
    )

    def layout(self) -> Layout:
        hiring = self.keep("employer", "employed_by", "network", "university", "list_size")
        return Layout(Fieldset("Who is hiring", *hiring), Fieldset("The post", "job_title", "base"), *self.keep("post"))


class PayForm(unit_fields.UnitFields, StepForm):
    name = "pay"
    title = "Band, pay and hours"
    hours_are_optional = True

    band = forms.ChoiceField(
        label="Agenda for Change band",
        required=False,
        widget=forms.RadioSelect,
        help_text="The bands that the sources give for the role. The employer must still have the post evaluated.",
        error_messages=fields.choice_errors("a band"),
    )
    salary_year = forms.ChoiceField(
        label="Which year's pay do you want to show?",
        required=False,
        widget=forms.RadioSelect,
        help_text="Full-time pay a year as published. If the hours are part-time, the document gives their pay too.",
        error_messages=fields.choice_errors("a pay year"),
    )
    zone = forms.ChoiceField(
        label="Where is the post based?",
        required=False,
        choices=Zone.choices,
        widget=forms.RadioSelect,
        help_text="In and near London the salary has a high cost area supplement, which the files then give.",
        error_messages=fields.choice_errors("where the post is based"),
    )
    salary = fields.LineField(
        about="Salary",
        label="Salary",
        help_text="As your advert is to give it, with its pay scale and year. Agenda for Change does not apply.",
    )
    contract_type = forms.ChoiceField(
        label="Type of contract",
        required=False,
        choices=CONTRACTS,
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

    def __init__(self, template: TemplateFacts, answers: tailoring.Tailoring, posted: Any = None) -> None:
        """A WTE that is typed counts, and not the hours that were there before."""
        if posted and posted.get("wte") and posted.get("hours") == answers.hours:
            posted = posted.copy()
            posted["hours"] = ""
        super().__init__(template, answers, posted)

    def build(self) -> None:
        self.offer_readings(self.data)
        if self.template.is_training:
            self._set_choices("contract_type", [(tailoring.ContractType.TRAINING, "Training contract")])
            self.fields["contract_type"].help_text = "The training lasts a year."
        else:
            self._drop_training()
        if not self.template.bands and not self.template.band:
            for name in ("band", "salary_year", "wte", "meant"):
                del self.fields[name]
            self.fields["hours"].help_text = "As the employer counts them. Agenda for Change does not apply."
            return
        del self.fields["salary"]
        # A band or year read back from a Word file stays a choice. The preview says what is wrong with it.
        bands = sorted({*self.template.bands, self.template.band, self.answers.band} - {""})
        self._set_choices("band", [(band, self._build_band_choice(band)) for band in bands])
        years = [*self.template.years[:YEARS_OFFERED]]
        if self.answers.salary_year and self.answers.salary_year not in years:
            years.append(self.answers.salary_year)
        self._set_choices("salary_year", [(year, self._build_year_choice(year, bands)) for year in years])

    def layout(self) -> Layout:
        pay = self.keep("band", "salary_year", "zone", "salary")
        units = self.keep(*self.unit_fields) if "meant" in self.fields else ["hours"]
        return Layout(Fieldset("Band and pay", *pay), Fieldset("Hours", *units), "contract_type", "contract_length")

    def changed_answers(self) -> tailoring.Tailoring:
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"wte", "meant"}}
        hours = said.pop("hours")
        return replace(self.answers, **said, hours="" if hours is None else format_number(hours))

    def _drop_training(self) -> None:
        """A contract read back from a Word file stays a choice."""
        kept = self.answers.contract_type
        offered = [one for one in CONTRACTS if one[0] != tailoring.ContractType.TRAINING or one[0] == kept]
        self._set_choices("contract_type", offered)

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

    day_to_day_lead = fields.LineField(
        about="Day-to-day lead",
        label="Who directs the work from day to day?",
        help_text="The job title in full, such as 'Clinical lead for mental health of the network'.",
    )
    line_manager = fields.LineField(about="Line manager", label="Line manager", help_text="The job title, not a name.")
    clinical_supervisor = fields.LineField(
        about="Clinical or professional supervisor",
        label="Clinical or professional supervisor",
        help_text="The job title and the organisation, such as 'Clinical lead, the mental health trust'.",
    )
    budget = fields.LineField(about="Budget", label="Budget", help_text="An amount and what it is for, or 'none'.")
    staff = fields.LineField(
        about="Staff", label="Staff managed or supervised", help_text="How many and in which jobs, or 'none'."
    )
    other_professions = forms.ChoiceField(
        label="Can somebody of another profession be appointed?",
        required=False,
        choices=[
            (tailoring.OtherProfessions.NO, "No, only those that the template names"),
            (tailoring.OtherProfessions.YES, "Yes, the network and the provider have agreed on one"),
        ],
        widget=forms.RadioSelect,
        help_text="The template names mental health nurses, social workers, occupational therapists and clinical "
        "psychologists.",
        error_messages=fields.choice_errors("whether another profession can be appointed"),
    )
    other_profession = fields.LineField(
        about="The other profession", label="Which one?", help_text="If you chose yes, such as 'art therapy'."
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
    about = fields.LineField(
        about="About the employer",
        label="About the employer",
        help_text="For the advert: two or three sentences on the employer, the team and what you offer.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    how_to_apply = fields.LineField(
        about="How to apply",
        label="Where do people apply?",
        help_text="For the advert: the web address of the vacancy, or an email address.",
    )
    closing_date = fields.DayField(about="Closing date", label="Closing date", help_text="For example, 27 3 2027.")

    def build(self) -> None:
        clause = self.template.direct_bookings
        if clause and "direct_bookings" in self.fields:
            self.fields["direct_bookings"].help_text = f"{clause.title}, {clause.number}: {clause.plain_english}"
