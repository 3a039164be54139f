"""The order of the steps, and the answers that a form starts from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from guidance.pages.job_descriptions import tailoring_steps
from guidance.pages.job_descriptions.duties_form import DutiesForm
from guidance.pages.job_descriptions.sections_form import SectionsForm
from guidance.rules.recruitment.tailoring import AnswersError, Tailoring
from guidance.rules.recruitment.templates import TemplateFacts
from guidance.rules.years import contract_years

STEPS: dict[str, type[tailoring_steps.StepForm]] = {
    form.name: form
    for form in (
        tailoring_steps.PostForm,
        tailoring_steps.PayForm,
        tailoring_steps.PeopleForm,
        DutiesForm,
        SectionsForm,
    )
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


GIVEN = ("band", "hours", "zone", "employed_by", "list_size")
LINKED = ("year", *GIVEN)  # what a link to the form can fill in


def first_answers(template: TemplateFacts, day: date, given: Mapping[str, str] | None = None) -> Tailoring:
    """The template's own band, with this year's pay where we have it, and what a link says that the form asks."""
    given = given or {}
    year = given.get("year", "")
    year = year if year in template.years else contract_years.get_slug_on(day)
    held = bool(template.band) and year in template.years
    answers = Tailoring(template=template.slug, band=template.band, salary_year=year if held else "")
    for name in GIVEN:
        if given.get(name) and (name in template.asked or name == "hours"):
            answers = _take(answers, name, given[name])
    return answers if answers.band in {*template.bands, template.band} else replace(answers, band=template.band)


def _take(answers: Tailoring, name: str, said: str) -> Tailoring:
    try:
        return Tailoring.from_dict({**answers.to_dict(), name: said})
    except AnswersError:
        return answers


def answers_for(template: TemplateFacts, answers: Tailoring) -> Tailoring:
    """Answers given earlier, without duties that the template no longer has."""
    slugs = {duty.slug for duty in template.duties}
    return replace(answers, template=template.slug, left_out=tuple(slug for slug in answers.left_out if slug in slugs))
