"""The text of an advert, to be put into NHS Jobs: what the post is, what it asks, and how to find out more."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, zip_longest

from guidance.documents.blocks import Block, Document, Heading, Item, List, Paragraph, Run, Table, Unfilled, plain
from guidance.documents.job_description import closing_date, details, job_title, place
from guidance.documents.markdown import blocks_of, words_of
from guidance.documents.pay import pay_of
from guidance.documents.reference import reference_to
from guidance.models import Criterion, Duty, JobDescription
from guidance.rules.recruitment.tailoring import Tailoring, Weight

MOST_DUTIES = 8
IN_THE_ADVERT = {"Job title", "Employer", "Primary care network", "Base", "Post", "Band", "Salary", "Hours a week"} | {
    "Type of contract",
    "Adult or children's post",
}
ABOUT = Unfilled("about", "About the employer", "two or three sentences on the employer, the team and what you offer")


def advert(template: JobDescription, answers: Tailoring | None, day: date) -> Document:
    answers = answers or Tailoring(template.slug)
    pay = pay_of(answers.band, answers.salary_year)
    rows = tuple((plain(name), words) for name, words in details(template, answers, pay) if name in IN_THE_ADVERT)
    return Document(
        title=f"Advert: {job_title(template, answers)}",
        subject="Text for a job advert",
        reference=str(
            reference_to(template, day, band=answers.band if pay else "", pay_year=answers.salary_year if pay else "")
        ),
        day=day,
        blocks=(Heading(2, "The post"), Table(("Detail", "This post"), rows, (32, 68)), *_text(template, answers)),
    )


def _text(template: JobDescription, answers: Tailoring) -> Iterator[Block]:
    yield Heading(2, "Summary")
    yield from blocks_of(template.purpose)
    yield Heading(2, "About us")
    yield Paragraph((ABOUT,))
    yield Heading(2, "What you will do")
    duties = [words_of(duty.text) for duty in _foremost(template, answers)]
    yield List(tuple(Item(words) for words in [*duties, *map(plain, answers.own_duties)][:MOST_DUTIES]))
    yield Heading(2, "What we ask for")
    essential = [
        words_of(criterion.text)
        for criterion in template.criteria.all()
        if criterion.weight == Criterion.Weight.ESSENTIAL
    ]
    own = [plain(criterion.text) for criterion in answers.own_criteria if criterion.weight == Weight.ESSENTIAL]
    yield List(tuple(Item(words) for words in [*essential, *own]))
    yield Paragraph(plain("The person specification has the rest, and says how each is assessed."))
    yield Heading(2, "How to apply")
    yield Paragraph((Run("Questions about the post: "), *place("contact", answers.contact)))
    yield Paragraph((Run("Closing date: "), *closing_date(answers)))


def _foremost(template: JobDescription, answers: Tailoring) -> list[Duty]:
    """The first duty of each group, then the second of each, so that no side of the post goes unsaid."""
    groups: dict[str, list[Duty]] = {}
    for duty in template.duties.all():
        if duty.slug not in answers.left_out:
            groups.setdefault(duty.group, []).append(duty)
    turns = chain.from_iterable(zip_longest(*groups.values()))
    return [duty for duty in turns if duty is not None]
