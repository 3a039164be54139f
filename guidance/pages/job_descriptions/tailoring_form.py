"""The order of the steps, and the answers that a form starts from."""

from dataclasses import dataclass, replace
from datetime import date

from guidance.pages.job_descriptions import tailoring_steps
from guidance.pages.job_descriptions.duties_form import DutiesForm
from guidance.rules.recruitment.tailoring import Tailoring
from guidance.rules.recruitment.templates import TemplateFacts
from guidance.rules.years import contract_years

STEPS: dict[str, type[tailoring_steps.StepForm]] = {
    form.name: form
    for form in (tailoring_steps.PostForm, tailoring_steps.PayForm, tailoring_steps.PeopleForm, DutiesForm)
}
CHECK = "check"
ORDER = (*STEPS, CHECK)


@dataclass(frozen=True, slots=True)
class StepPlace:
    """Where a step comes in the order. `before` and `after` name the steps either side, or are blank."""

    step: str
    title: str
    number: int
    count: int
    before: str
    after: str


def place_of_step(step: str) -> StepPlace:
    at = ORDER.index(step)
    return StepPlace(
        step=step,
        title=STEPS[step].title if step in STEPS else "Check and download",
        number=at + 1,
        count=len(ORDER),
        before=ORDER[at - 1] if at else "",
        after=ORDER[at + 1] if at + 1 < len(ORDER) else "",
    )


def step_with(answer: str) -> str:
    """The step that asks for an answer."""
    return next((step for step, form in STEPS.items() if answer in form.base_fields), ORDER[0])


def first_answers(template: TemplateFacts, day: date) -> Tailoring:
    """The template's own band, with this year's pay where we hold it."""
    this_year = contract_years.get_slug_on(day)
    held = bool(template.band) and this_year in template.years
    return Tailoring(template=template.slug, band=template.band, salary_year=this_year if held else "")


def answers_for(template: TemplateFacts, answers: Tailoring) -> Tailoring:
    """Answers given earlier, without duties that the template no longer has."""
    slugs = {duty.slug for duty in template.duties}
    return replace(answers, template=template.slug, left_out=tuple(slug for slug in answers.left_out if slug in slugs))
