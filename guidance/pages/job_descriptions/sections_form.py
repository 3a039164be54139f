"""The step where an employer keeps, changes or takes out the sections around the duties."""

from dataclasses import replace

from django import forms

from guidance.forms import fields
from guidance.pages.job_descriptions.tailoring_steps import StepForm
from guidance.rules.recruitment import tailoring

PREFIX = "section_"
MOST_ROWS = 12


class SectionsForm(StepForm):
    name = "sections"
    title = "The other sections"

    def build(self) -> None:
        own = {section.slug: section.text for section in self.answers.sections}
        for section in self.template.sections:
            text = own.get(section.slug, section.text)
            self.fields[f"{PREFIX}{section.slug}"] = fields.ParagraphsField(
                about=section.heading,
                label=section.heading,
                initial=text,
                widget=forms.Textarea(attrs={"rows": min(MOST_ROWS, 2 + text.count("\n") + len(text) // 70)}),
            )

    def changed_answers(self) -> tailoring.Tailoring:
        """A section that is as the template has it is not kept as the employer's, so that it stays up to date."""
        typed = [(section, self.cleaned_data[f"{PREFIX}{section.slug}"].strip()) for section in self.template.sections]
        changed = (tailoring.OwnSection(section.slug, text) for section, text in typed if text != section.text.strip())
        return replace(self.answers, sections=tuple(changed))
