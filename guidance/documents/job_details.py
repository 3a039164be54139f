"""The facts of a post, as job descriptions and adverts give them in a table."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from guidance import models
from guidance.documents import places
from guidance.documents.blocks import Run, Words
from guidance.documents.pay import PayShown
from guidance.rules.costs.posts import FULL_TIME_WEEK
from guidance.rules.dates import long_date
from guidance.rules.numbers import format_number
from guidance.rules.recruitment.tailoring import Tailoring


def list_details(
    template: models.JobDescription, answers: Tailoring, pay: PayShown | None
) -> Iterator[tuple[str, Words]]:
    """Each fact's name, and its answer or a place to fill it in."""
    asked = models.list_asked(template)
    yield "Job title", places.write_answer("job_title", places.title_of(template, answers))
    for name in ("employer", "network", "base", "post"):
        if name in asked:
            yield places.PLACES[name].label, places.fill_place(name, getattr(answers, name))
    band = _write_band(template, answers)
    if band:
        yield "Band", band
    yield "Hours a week", places.fill_place("hours", _write_hours(template, answers.hours))
    length = places.write_answer("contract_length", answers.contract_length) if answers.contract_type else ()
    kind = places.fill_place("contract_type", answers.contract_type, is_training=template.is_training)
    yield "Type of contract", (*kind, *([Run(", ")] if length else []), *length)
    yield "Salary", write_salary(answers, pay)
    yield "Line manager", places.fill_place("line_manager", answers.line_manager)
    yield (
        places.PLACES["clinical_supervisor"].label,
        places.fill_place("clinical_supervisor", answers.clinical_supervisor),
    )
    yield "Contact for questions", places.fill_place("contact", answers.contact)


def closing_date(answers: Tailoring) -> Words:
    day = answers.closing_date
    return places.fill_place("closing_date", long_date(date.fromisoformat(day)) if day else "")


def _write_hours(template: models.JobDescription, hours: str) -> str:
    """'30 (0.8 of full time)', where full time is that of Agenda for Change."""
    if not hours or not template.band or not 0 < Decimal(hours) < FULL_TIME_WEEK:
        return hours
    return f"{hours} ({format_number((Decimal(hours) / FULL_TIME_WEEK).quantize(Decimal('0.01')))} of full time)"


def _write_band(template: models.JobDescription, answers: Tailoring) -> Words:
    """A band is that of a post only once a panel has matched it: NHS Job Evaluation Handbook, chapter 10."""
    if answers.band:
        return places.write_answer(
            "band", f"Band {answers.band}, Agenda for Change (indicative until the post is matched)"
        )
    if template.band is None or answers.salary:
        return ()
    return places.fill_place("band")


def write_salary(answers: Tailoring, pay: PayShown | None) -> Words:
    if answers.salary:
        return places.write_answer("salary", answers.salary)
    if pay is None:
        return places.fill_place("salary")
    supplement = f",\n{pay.in_area.text}" if pay.in_area else ""
    part_time = pay.part_time or "in proportion for part-time hours"
    return places.write_answer("salary", f"{pay.text}; {part_time}{supplement}.")
