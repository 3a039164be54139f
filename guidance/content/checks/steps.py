"""Checks that each step of hiring, and each line of the home page, has something to show."""

from collections.abc import Iterator

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.models.guide.answers import MAIN_SUBJECTS


def find_empty(content: Content) -> Iterator[Problem]:
    """Names what takes its answer from a page of a guide, or from the year's answers, where there is none."""
    answered = set(models.YearFact.objects.values_list("role__slug", "subject"))
    worded = set(models.Section.objects.exclude(answer="").values_list("role__slug", "topic__slug"))
    for step in content.of(models.HiringStep):
        section = step.fields.get("section")
        if section and tuple(section) not in worded and (section[0], MAIN_SUBJECTS.get(section[1])) not in answered:
            wrong = f"It shows nothing: the page {' '.join(section)} that it takes its answer from has none."
            yield content.build_problem(step, wrong, "Write that page's answer, or choose another page.", "section")
    for question in content.of(models.HomeQuestion):
        role, subject = question.fields["role"][0], question.fields.get("subject")
        if subject and (role, subject) not in answered:
            wrong = f"It shows nothing: no year has an answer on '{models.YearFact.Subject(subject).label}' for {role}."
            yield content.build_problem(question, wrong, "Write that answer, or a line of its own.", "subject")


def find_unsupported(content: Content) -> Iterator[Problem]:
    """A step's own words have a source, or are our reading and say how we came to it."""
    cited = {tuple(citation.fields["step"]) for citation in content.of(models.HiringStepCitation)}
    for step in content.of(models.HiringStep):
        if not step.fields.get("text"):
            continue
        if step.fields.get("label") != models.YearFact.Label.OURS:
            if step.key not in cited:
                yield content.build_problem(step, "Its own words have no source.", "Add a hiring step citation for it.")
        elif not step.fields.get("reasoning"):
            wrong = "It is our reading, and does not say how we came to it."
            yield content.build_problem(step, wrong, "Write the reasoning.", "reasoning")
