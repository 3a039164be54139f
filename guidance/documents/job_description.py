"""A job description with its person specification, made from a template's rows and an employer's answers.

It holds only what candidates and matching panels are to read; advice and sources are in `employer_notes`. It has the
same parts in the same order whether it was tailored or not. What is not known is a place to fill in.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from guidance import models
from guidance.documents import blocks, places, shown
from guidance.documents.carried import Carried, to_xml
from guidance.documents.job_details import list_details
from guidance.documents.pay import PayShown, find_pay
from guidance.documents.reference import DocumentReference, build_reference
from guidance.models.recruitment import template_versions
from guidance.rules.recruitment import tailoring
from guidance.rules.recruitment.filled_in import is_of_post

TITLE = "Job description: "
OWN_DUTIES = "Further duties"
OWN_CRITERIA = "Further criteria"
ANNEX = "Annex: what the work involves"

Place = models.JobDescriptionSection.Place


def lay_out_job_description(
    template: models.JobDescription, answers: tailoring.Tailoring | None, day: date
) -> blocks.Document:
    """Reads the template's lines: fetch it with `guidance.models.recruitment.template_versions.with_lines`."""
    answers = answers or tailoring.Tailoring(template.slug)
    pay = find_pay(answers.post_paid)
    reference = refer_to(template, answers, pay, day)
    content = tuple(_lay_out_blocks(template, answers, pay))
    title = f"{TITLE}{job_title(template, answers)}"
    showed = shown.list_shown(title, content)
    carried = Carried(
        reference.in_full,
        answers,
        tuple((line["key"], line["text"]) for line in template_versions.template_lines(template)),
        tuple((line["key"], line["text"]) for line in template_versions.clause_lines(template)),
        pay.lines if pay else (),
        showed.places,
        showed.text,
    )
    return blocks.Document(
        title=title,
        subject="Job description and person specification",
        reference=str(reference),
        day=day,
        blocks=content,
        carried=to_xml(carried),
        points=blocks.FOR_CANDIDATES,
    )


def refer_to(
    template: models.JobDescription, answers: tailoring.Tailoring, pay: PayShown | None, day: date
) -> DocumentReference:
    return build_reference(template, day, band=answers.band if pay else "", pay_year=answers.salary_year if pay else "")


def job_title(template: models.JobDescription, answers: tailoring.Tailoring) -> str:
    return places.title_of(template, answers)


def list_duties(template: models.JobDescription, answers: tailoring.Tailoring) -> list[models.Duty]:
    """The template's duties that the post has."""
    return [duty for duty in template.duties.all() if duty.slug not in answers.left_out and _is_of_post(duty, answers)]


def _is_of_post(duty: models.Duty, answers: tailoring.Tailoring) -> bool:
    on_bookings = any(models.is_on_bookings(clause) for clause in duty.clauses.all())
    return is_of_post(answers, duty.post_for, on_bookings=on_bookings)


def list_sections(template: models.JobDescription, answers: tailoring.Tailoring) -> list[models.TemplateSection]:
    """The sections in the employer's words where it changed them, without those that it took out."""
    own = {section.slug: section.text for section in answers.sections}
    found = (replace_text(section, own.get(section.slug)) for section in models.list_sections(template))
    return [section for section in found if section.text]


def replace_text(section: models.TemplateSection, text: str | None) -> models.TemplateSection:
    if text is None:
        return section
    return models.TemplateSection(section.slug, section.heading, text, section.place)


def _lay_out_blocks(
    template: models.JobDescription, answers: tailoring.Tailoring, pay: PayShown | None
) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "Job details")
    rows = tuple((blocks.plain_words(name), words) for name, words in list_details(template, answers, pay))
    yield blocks.Table(("Detail", "This post"), rows, (32, 68))
    yield blocks.Heading(2, "Job summary")
    yield from places.blocks_of(template.purpose, answers)
    sections = list_sections(template, answers)
    yield from _lay_out_sections(sections, Place.BEFORE_DUTIES, answers)
    yield from _lay_out_duties(template, answers)
    yield from _lay_out_sections(sections, Place.AFTER_DUTIES, answers)
    yield from _person_specification(template, answers)
    if any(section.place == Place.ANNEX for section in sections):
        yield blocks.Heading(2, ANNEX)
        yield from _lay_out_sections(sections, Place.ANNEX, answers, level=3)


def _lay_out_sections(
    sections: Iterable[models.TemplateSection], place: str, answers: tailoring.Tailoring, level: int = 2
) -> Iterator[blocks.Block]:
    for section in sections:
        if section.place == place:
            yield blocks.Heading(level, section.heading, key=f"{shown.SECTION}{section.slug}")
            yield from places.blocks_of(section.text, answers)


def _lay_out_duties(template: models.JobDescription, answers: tailoring.Tailoring) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "Main duties")
    groups: dict[str, list[models.Duty]] = {}
    for duty in list_duties(template, answers):
        groups.setdefault(duty.group, []).append(duty)
    for group, duties in groups.items():
        yield blocks.Heading(3, group)
        yield blocks.List(tuple(item for duty in duties for item in _list_items(duty, answers)))
    if answers.own_duties:
        yield blocks.Heading(3, OWN_DUTIES)
        yield _build_list((shown.OWN_DUTY, blocks.plain_words(duty)) for duty in answers.own_duties)


def _list_items(duty: models.Duty, answers: tailoring.Tailoring) -> Iterator[blocks.ListItem]:
    """The duty, and beneath it the list that it may have."""
    key = f"{shown.DUTY}{duty.slug}"
    for block in places.blocks_of(duty.text, answers):
        match block:
            case blocks.Paragraph(words=words):
                yield blocks.ListItem(words, key=key)
            case blocks.List(items=items):
                yield from (blocks.ListItem(item.words, min(item.depth + 1, 2), key) for item in items)


def _build_list(lines: Iterable[tuple[str, blocks.Words]]) -> blocks.List:
    return blocks.List(tuple(blocks.ListItem(words, key=key) for key, words in lines if words))


def _person_specification(template: models.JobDescription, answers: tailoring.Tailoring) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "Person specification")
    groups: dict[str, list[tuple[blocks.Words, ...]]] = {}
    for criterion in template.criteria.all():
        row = (
            places.words_of(criterion.text, answers),
            blocks.plain_words(criterion.get_weight_display()),
            blocks.plain_words(criterion.get_assessment_display()),
        )
        groups.setdefault(criterion.group, []).append(row)
    for own in answers.own_criteria:
        row = (
            blocks.plain_words(own.text),
            blocks.plain_words(models.Criterion.Weight(own.weight).label),
            blocks.plain_words(models.Criterion.Assessment(own.assessment).label),
        )
        groups.setdefault(OWN_CRITERIA, []).append(row)
    for group, rows in groups.items():
        yield blocks.Heading(3, group)
        yield blocks.Table(("Criterion", "Weight", "Assessed by"), tuple(rows), (54, 15, 31))
