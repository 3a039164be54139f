"""The text of an advert for NHS Jobs: what the post is, what it asks for, and how to find out more."""

from collections.abc import Iterator
from datetime import date
from itertools import chain, zip_longest

from guidance import models
from guidance.documents import blocks, job_description, markdown
from guidance.documents.pay import find_pay
from guidance.documents.reference import build_reference
from guidance.rules.recruitment import tailoring

MOST_DUTIES = 8
IN_THE_ADVERT = {"Job title", "Employer", "Primary care network", "Base", "Post", "Band", "Salary", "Hours a week"} | {
    "Type of contract",
    "Adult or children's post",
}
ABOUT = blocks.Unfilled(
    "about", "About the employer", "two or three sentences on the employer, the team and what you offer"
)


def lay_out_advert(template: models.JobDescription, answers: tailoring.Tailoring | None, day: date) -> blocks.Document:
    answers = answers or tailoring.Tailoring(template.slug)
    pay = find_pay(answers.post_paid)
    rows = tuple(
        (blocks.plain_words(name), words)
        for name, words in job_description.list_details(template, answers, pay)
        if name in IN_THE_ADVERT
    )
    return blocks.Document(
        title=f"Advert: {job_description.job_title(template, answers)}",
        subject="Text for a job advert",
        reference=str(
            build_reference(
                template, day, band=answers.band if pay else "", pay_year=answers.salary_year if pay else ""
            )
        ),
        day=day,
        blocks=(
            blocks.Heading(2, "The post"),
            blocks.Table(("Detail", "This post"), rows, (32, 68)),
            *_lay_out_text(template, answers),
        ),
    )


def _lay_out_text(template: models.JobDescription, answers: tailoring.Tailoring) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "Summary")
    yield from markdown.blocks_of(template.purpose)
    yield blocks.Heading(2, "About us")
    yield blocks.Paragraph((ABOUT,))
    yield blocks.Heading(2, "What you will do")
    duties = [markdown.words_of(duty.text) for duty in _pick_duties(template, answers)]
    yield blocks.List(
        tuple(blocks.ListItem(words) for words in [*duties, *map(blocks.plain_words, answers.own_duties)][:MOST_DUTIES])
    )
    yield blocks.Heading(2, "What we ask for")
    essential = [
        markdown.words_of(criterion.text)
        for criterion in template.criteria.all()
        if criterion.weight == models.Criterion.Weight.ESSENTIAL
    ]
    own = [
        blocks.plain_words(criterion.text)
        for criterion in answers.own_criteria
        if criterion.weight == tailoring.Weight.ESSENTIAL
    ]
    yield blocks.List(tuple(blocks.ListItem(words) for words in [*essential, *own]))
    yield blocks.Paragraph(blocks.plain_words("The person specification has the rest, and says how each is assessed."))
    yield blocks.Heading(2, "How to apply")
    yield blocks.Paragraph(
        (blocks.Run("Questions about the post: "), *job_description.fill_place("contact", answers.contact))
    )
    yield blocks.Paragraph((blocks.Run("Closing date: "), *job_description.closing_date(answers)))


def _pick_duties(template: models.JobDescription, answers: tailoring.Tailoring) -> list[models.Duty]:
    """The first duty of each group, then the second of each, so that every side of the post is mentioned."""
    groups: dict[str, list[models.Duty]] = {}
    for duty in template.duties.all():
        if duty.slug not in answers.left_out:
            groups.setdefault(duty.group, []).append(duty)
    turns = chain.from_iterable(zip_longest(*groups.values()))
    return [duty for duty in turns if duty is not None]
