"""A job description with its person specification, made from a template's rows and an employer's answers.

It has the same parts in the same order whether it was tailored or not. What is not known is a place to fill in.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from guidance import models
from guidance.documents.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    List,
    ListItem,
    Paragraph,
    Run,
    Table,
    Unfilled,
    Words,
    make_printable,
    plain_words,
)
from guidance.documents.carried import Carried, to_xml
from guidance.documents.markdown import blocks_of, words_of
from guidance.documents.pay import PayShown, find_pay
from guidance.documents.reference import build_reference, clauses_of
from guidance.models.recruitment import template_versions
from guidance.rules.dates import long_date
from guidance.rules.fixed.keys import ON_BOOKINGS
from guidance.rules.recruitment import tailoring

LABEL = "Template: the employer has still to have it evaluated."
OWN_DUTIES = "Further duties"
OWN_CRITERIA = "Further criteria"

_PLACES = {place.name: place for place in tailoring.PLACES}
_SAID = {
    "adult": "Adult post",
    "children": "Children and young people's post",
    "agreed": "Agreed with the provider",
    "not-agreed": "Not agreed with the provider",
    "permanent": "Permanent",
    "fixed-term": "Fixed term",
    "secondment": "Secondment",
    "training": "Training post",
}


def lay_out_job_description(
    template: models.JobDescription, answers: tailoring.Tailoring | None, day: date
) -> Document:
    """Reads the template's lines: fetch it with `guidance.models.recruitment.template_versions.with_lines`."""
    answers = answers or tailoring.Tailoring(template.slug)
    pay = find_pay(answers.post_paid)
    reference = build_reference(
        template, day, band=answers.band if pay else "", pay_year=answers.salary_year if pay else ""
    )
    carried = Carried(
        str(reference),
        answers,
        tuple((line["key"], line["text"]) for line in template_versions.template_lines(template)),
        tuple((line["key"], line["text"]) for line in template_versions.clause_lines(template)),
        pay.lines if pay else (),
    )
    return Document(
        title=f"Job description: {job_title(template, answers)}",
        subject="Job description and person specification",
        reference=str(reference),
        day=day,
        blocks=tuple(_lay_out_blocks(template, answers, pay)),
        carried=to_xml(carried),
    )


def job_title(template: models.JobDescription, answers: tailoring.Tailoring) -> str:
    return make_printable(answers.job_title) or template.title


def fill_place(name: str, text: str = "") -> Words:
    """The answer as text, or a place to fill it in."""
    held = _PLACES[name]
    return plain_words(_SAID.get(text, text)) or (Unfilled(held.name, held.label, held.prompt),)


def direct_bookings_apply(template: models.JobDescription) -> bool:
    """Whether a clause behind the template leaves direct bookings to be agreed."""
    keys = {one.key for one in ON_BOOKINGS}
    return any(clause.natural_key() in keys for clause in clauses_of(template))


def list_details(
    template: models.JobDescription, answers: tailoring.Tailoring, pay: PayShown | None
) -> Iterator[tuple[str, Words]]:
    """The facts of the post: each one's name, and its answer or a place to fill it in."""
    yield "Job title", plain_words(job_title(template, answers))
    for name in ("employer", "network", "base", "post"):
        yield _PLACES[name].label, fill_place(name, getattr(answers, name))
    band = _write_band(template, answers)
    if band:
        yield "Band", band
    yield "Hours a week", fill_place("hours", answers.hours)
    length = f", {answers.contract_length}" if answers.contract_type and answers.contract_length else ""
    yield "Type of contract", (*fill_place("contract_type", answers.contract_type), *plain_words(length))
    yield "Salary", _write_salary(answers, pay)
    yield "Line manager", fill_place("line_manager", answers.line_manager)
    yield "Clinical supervisor", fill_place("clinical_supervisor", answers.clinical_supervisor)
    if direct_bookings_apply(template):
        yield "Direct bookings", fill_place("direct_bookings", answers.direct_bookings)
    yield "Contact for questions", fill_place("contact", answers.contact)
    yield "Closing date", closing_date(answers)


def closing_date(answers: tailoring.Tailoring) -> Words:
    day = answers.closing_date
    return fill_place("closing_date", long_date(date.fromisoformat(day)) if day else "")


def _write_band(template: models.JobDescription, answers: tailoring.Tailoring) -> Words:
    if answers.band:
        return plain_words(f"Band {answers.band}, Agenda for Change, once the employer has had the post evaluated")
    if template.band is None or answers.salary:
        return ()
    return fill_place("band")


def _write_salary(answers: tailoring.Tailoring, pay: PayShown | None) -> Words:
    if answers.salary:
        return plain_words(answers.salary)
    if pay is None:
        return fill_place("salary")
    return plain_words(f"{pay.text}; {pay.part_time or 'in proportion for part-time hours'}.\nSource: {pay.source}.")


def _lay_out_blocks(
    template: models.JobDescription, answers: tailoring.Tailoring, pay: PayShown | None
) -> Iterator[Block]:
    yield _build_label(template)
    yield Heading(2, "Job details")
    rows = tuple((plain_words(name), words) for name, words in list_details(template, answers, pay))
    yield Table(("Detail", "This post"), rows, (32, 68))
    yield from _lay_out_part("Job summary", template.purpose)
    yield from _lay_out_duties(template, answers)
    yield from _lay_out_part("Reporting", template.reports_to)
    yield from _lay_out_part("Supervision", template.supervision)
    yield from _lay_out_part("Working relationships", template.working_relationships)
    yield from _lay_out_part("Registration", template.registration)
    yield from _lay_out_part("Safeguarding", template.safeguarding)
    yield from _lay_out_part("Equality, diversity and inclusion", template.equality)
    yield from _person_specification(template, answers)


def _build_label(template: models.JobDescription) -> Paragraph:
    """The note that the employer reads first and deletes at the end, with a line for each paragraph or list item."""
    words: list[Inline] = [Run(LABEL, bold=True)]
    if template.band:
        words.append(Run(f" It is meant for {template.band}."))
    for block in blocks_of(template.employer_note):
        lines = [item.words for item in block.items] if isinstance(block, List) else [getattr(block, "words", ())]
        for line in lines:
            words += [Run("\n"), *line]
    return Paragraph(tuple(words), is_note=True)


def _lay_out_part(heading: str, markdown: str) -> Iterator[Block]:
    if blocks := blocks_of(markdown):
        yield Heading(2, heading)
        yield from blocks


def _lay_out_duties(template: models.JobDescription, answers: tailoring.Tailoring) -> Iterator[Block]:
    yield Heading(2, "Main duties")
    groups: dict[str, list[models.Duty]] = {}
    for duty in template.duties.all():
        if duty.slug not in answers.left_out:
            groups.setdefault(duty.group, []).append(duty)
    for group, duties in groups.items():
        yield Heading(3, group)
        yield _build_list(words_of(duty.text) for duty in duties)
    if answers.own_duties:
        yield Heading(3, OWN_DUTIES)
        yield _build_list(plain_words(duty) for duty in answers.own_duties)


def _build_list(lines: Iterable[Words]) -> List:
    return List(tuple(ListItem(words) for words in lines if words))


def _person_specification(template: models.JobDescription, answers: tailoring.Tailoring) -> Iterator[Block]:
    yield Heading(2, "Person specification")
    groups: dict[str, list[tuple[Words, ...]]] = {}
    for criterion in template.criteria.all():
        row = (
            words_of(criterion.text),
            plain_words(criterion.get_weight_display()),
            plain_words(criterion.get_assessment_display()),
        )
        groups.setdefault(criterion.group, []).append(row)
    for own in answers.own_criteria:
        row = (
            plain_words(own.text),
            plain_words(models.Criterion.Weight(own.weight).label),
            plain_words(models.Criterion.Assessment(own.assessment).label),
        )
        groups.setdefault(OWN_CRITERIA, []).append(row)
    for group, rows in groups.items():
        yield Heading(3, group)
        yield Table(("Criterion", "Weight", "Assessed by"), tuple(rows), (54, 15, 31))
