"""What the check page says of an uploaded file: its answers, what was changed in it, and what could not be read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from guidance import models
from guidance.documents import job_description, places, shown
from guidance.documents.carried import Carried
from guidance.models.recruitment.template_versions import current_version
from guidance.pages.job_descriptions.reading import changes
from guidance.pages.job_descriptions.template_check import DocumentCheck
from guidance.pages.job_descriptions.upload import FileRead
from guidance.rules.recruitment import tailoring

BY_ITS_TEXT = (
    "The program that saved the file took out the answers that we hide in it, so we read them from the text. Check "
    "each one."
)
ONLY_PLACES = (
    "The program that saved the file took out the answers that we hide in it, and the template has changed since. We "
    "read the places from the text, and not your own duties, your own criteria or what was left out. Check each one."
)

ANOTHER_FILE = (
    "This is not the job description but another file made from it, which has no hidden answers. We read its places, "
    "and no other text in it."
)


@dataclass(frozen=True, slots=True)
class ReadReport:
    """`rows` are label and text of what was read."""

    answers: tailoring.Tailoring
    rows: tuple[tuple[str, str], ...]
    taken: tuple[changes.Taken, ...]
    not_read: tuple[changes.NotRead, ...]
    more: int
    note: str


def report_on(read: FileRead, result: DocumentCheck, day: date) -> ReadReport | None:
    """None where the file has no answers: one of the pack's other files, without a place that was filled in."""
    template = result.template
    if template is None:
        return None
    note = ""
    changed = read.changed
    if changed is None:
        changed, note = _read_without_answers(read, template, result, day)
        if not note:
            return None
    beside = read.beside[: changes.MOST_NAMED]
    return ReadReport(
        changed.answers,
        tuple(_list_rows(template, changed.answers, day)),
        changed.taken,
        (*changed.not_read, *beside),
        changed.more,
        note,
    )


def _read_without_answers(
    read: FileRead, template: models.JobDescription, result: DocumentCheck, day: date
) -> tuple[changes.Changes, str]:
    """By its places and, while the template is as it was, by what we would have written with those."""
    reference = result.reference
    made = tailoring.Tailoring(
        template.slug, band=reference.band, salary_year=reference.pay_year.replace("/", "-") if reference.band else ""
    )
    in_places = changes.find_changes(read.found, Carried(str(reference), made))
    if not any(line.whole.startswith(job_description.TITLE) for line in read.found.lines):
        return replace(in_places, taken=()), ANOTHER_FILE
    if not in_places.taken:
        return in_places, ""
    if current_version(template) != reference.version:
        return replace(in_places, taken=()), ONLY_PLACES
    answers = in_places.answers
    answers = replace(
        answers,
        job_title="" if answers.job_title == places.title_of(template, made) else answers.job_title,
        salary="" if reference.band else answers.salary,
    )
    found = _compare_with(read, template, answers, day)
    # Once its own duties and criteria are known, so are the headings that come with them.
    left = _compare_with(read, template, found.answers, day).not_read
    not_read = tuple(dict.fromkeys((*in_places.not_read, *left)))
    return replace(found, taken=(), not_read=not_read), BY_ITS_TEXT


def _compare_with(
    read: FileRead, template: models.JobDescription, answers: tailoring.Tailoring, day: date
) -> changes.Changes:
    document = job_description.lay_out_job_description(template, answers, day)
    showed = shown.list_shown(document.title, document.blocks)
    return changes.find_changes(read.found, Carried("", answers, places=showed.places, text=showed.text))


def _list_rows(template: models.JobDescription, answers: tailoring.Tailoring, day: date) -> Iterator[tuple[str, str]]:
    document = job_description.lay_out_job_description(template, answers, day)
    showed = shown.list_shown(document.title, document.blocks).places
    for name, text in reversed(dict(reversed(showed)).items()):
        yield tailoring.LABELS.get(name, name), shown.to_show(text)
    if answers.left_out:
        yield "Duties left out", str(len(answers.left_out))
    for duty in answers.own_duties:
        yield "Duty of your own", changes.shorten(duty)
    for criterion in answers.own_criteria:
        yield "Criterion of your own", f"{changes.shorten(criterion.text)} ({criterion.weight})"
