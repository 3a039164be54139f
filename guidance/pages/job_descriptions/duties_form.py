"""The step where an employer keeps or leaves out duties, and adds its own."""

from collections.abc import Iterable
from dataclasses import replace

from crispy_forms.layout import Fieldset, Layout
from django import forms

from guidance.forms import fields
from guidance.pages.job_descriptions.tailoring_steps import StepForm
from guidance.rules.recruitment import tailoring, templates


class DutiesForm(StepForm):
    name = "duties"
    title = "Duties and criteria"

    own_duties = fields.LinesField(
        about="duties of your own",
        most=tailoring.MOST_OWN,
        label="Duties of your own",
        help_text="One on each line. Begin with what to do: 'Run a weekly clinic at the college'.",
    )
    own_essential = fields.LinesField(
        about="essential criteria",
        most=tailoring.MOST_OWN // 2,
        label="Essential criteria of your own",
        help_text="One on each line. Ask only for what a duty needs.",
    )
    own_desirable = fields.LinesField(
        about="desirable criteria",
        most=tailoring.MOST_OWN // 2,
        label="Desirable criteria of your own",
        help_text="One on each line.",
    )

    def build(self) -> None:
        own = {name: self.fields.pop(name) for name in list(self.fields)}
        for number, (group, duties) in enumerate(self._group_duties().items(), start=1):
            self.fields[f"duties_{number}"] = forms.MultipleChoiceField(
                label=group,
                required=False,
                choices=[(duty.slug, _build_duty_choice(duty)) for duty in duties],
                initial=[duty.slug for duty in duties if duty.slug not in self.answers.left_out],
                widget=forms.CheckboxSelectMultiple(attrs={"class": "nhsuk-checkboxes--small"}),
                error_messages={"invalid_choice": "Choose duties from the list"},
            )
        self.fields |= own
        for weight, name in (
            (tailoring.Weight.ESSENTIAL, "own_essential"),
            (tailoring.Weight.DESIRABLE, "own_desirable"),
        ):
            self.initial[name] = [line.text for line in self.answers.own_criteria if line.weight == weight]

    def _group_duties(self) -> dict[str, list[templates.DutyLine]]:
        groups: dict[str, list[templates.DutyLine]] = {}
        for duty in self.template.duties:
            if duty.is_in(self.answers):
                groups.setdefault(duty.group, []).append(duty)
        return groups

    def changed_answers(self) -> tailoring.Tailoring:
        kept = {slug for name, slugs in self.cleaned_data.items() if name.startswith("duties_") for slug in slugs}
        return replace(
            self.answers,
            left_out=tuple(duty.slug for duty in self.template.duties if self._is_left_out(duty, kept)),
            own_duties=self.cleaned_data["own_duties"],
            own_criteria=(
                *self._build_criteria("own_essential", tailoring.Weight.ESSENTIAL),
                *self._build_criteria("own_desirable", tailoring.Weight.DESIRABLE),
            ),
        )

    def _is_left_out(self, duty: templates.DutyLine, kept: set[str]) -> bool:
        """A duty that the form did not ask about stays as it was."""
        return duty.slug not in kept if duty.is_in(self.answers) else duty.slug in self.answers.left_out

    def _build_criteria(self, name: str, weight: tailoring.Weight) -> Iterable[tailoring.OwnCriterion]:
        """The form doesn't ask how a criterion is assessed, so a line that is still there keeps its assessment."""
        assessments = {line.text: line.assessment for line in self.answers.own_criteria}
        for text in self.cleaned_data[name]:
            criterion = tailoring.OwnCriterion(text, weight.value)
            yield replace(criterion, assessment=assessments.get(text, criterion.assessment))

    def layout(self) -> Layout:
        groups = [name for name in self.fields if name.startswith("duties_")]
        return Layout(
            Fieldset("Duties to keep", *groups),
            "own_duties",
            Fieldset("Person specification", "own_essential", "own_desirable"),
        )


def _build_duty_choice(duty: templates.DutyLine) -> fields.ChoiceWithHint:
    hint = f"Answers {templates.name_clauses(duty.clauses)}. " if duty.clauses else ""
    return fields.ChoiceWithHint(duty.text, f"{hint}{'You may leave it out.' if duty.optional else ''}".strip())
