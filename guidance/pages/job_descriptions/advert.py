"""The text of an advert: what the post is, what it asks for, and how to apply. It speaks to the candidate.

About a page and a half. It has few essential points, as NHS Providers and the Mayor of London's toolkit for GPs and
PCNs advise, and the first sentence of each duty.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, zip_longest

from guidance import models
from guidance.documents import blocks, job_description, places
from guidance.documents.job_details import closing_date, list_details
from guidance.documents.pay import find_pay
from guidance.rules.recruitment import tailoring

MOST_DUTIES = 8
FEWEST_OF_OURS = 3
IN_THE_ADVERT = {
    "Employer",
    "Primary care network",
    "Base",
    "Who the post is for",
    "Band",
    "Salary",
    "Hours a week",
} | {"Type of contract"}
_SHOW_HOW = "Show in it how you meet each essential point of the person specification."
_WELCOME = (
    "Tell us if you need reasonable adjustments at any stage, or this advert in another format. We are glad to talk "
    "about part-time hours, a job share or other flexible working."
)
_SAFE = "We are committed to keeping everybody who uses our services safe. Before you start, we ask for a DBS check."


def lay_out_advert(template: models.JobDescription, answers: tailoring.Tailoring | None, day: date) -> blocks.Document:
    answers = answers or tailoring.Tailoring(template.slug)
    pay = find_pay(answers.post_paid)
    rows = tuple(
        (blocks.plain_words(name), words)
        for name, words in list_details(template, answers, pay)
        if name in IN_THE_ADVERT
    )
    rows += ((blocks.plain_words("Closing date"), closing_date(answers)),)
    return blocks.Document(
        title=job_description.job_title(template, answers),
        subject="Text for a job advert",
        reference=str(job_description.refer_to(template, answers, pay, day)),
        day=day,
        blocks=(
            *places.blocks_of(template.purpose, answers),
            blocks.Table(("Detail", "This post"), rows, (32, 68)),
            *_lay_out_text(template, answers),
        ),
        points=blocks.FOR_CANDIDATES,
    )


def _lay_out_text(template: models.JobDescription, answers: tailoring.Tailoring) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "About us")
    yield blocks.Paragraph(places.fill_place("about", answers.about))
    yield blocks.Heading(2, "What you will do")
    own = [blocks.plain_words(duty) for duty in answers.own_duties[:MOST_DUTIES]]
    ours = [_tell_duty(duty, answers) for duty in _pick_duties(template, answers)]
    yield _list(ours[: max(FEWEST_OF_OURS, MOST_DUTIES - len(own))])
    if own:  # each begins with a verb, and ours with 'You'
        yield blocks.Paragraph(blocks.plain_words("Also in this post:"), leads=True)
        yield _list(own)
    yield blocks.Heading(2, "About you")
    yield from places.blocks_of(template.advert, answers)
    if also := [one.text for one in answers.own_criteria if one.weight == tailoring.Weight.ESSENTIAL]:
        yield blocks.Paragraph(blocks.plain_words("We also ask for:"), leads=True)
        yield _list(map(blocks.plain_words, also))
    yield blocks.Heading(2, "How to apply")
    yield blocks.Paragraph(
        (
            blocks.Run("Apply by "),
            *closing_date(answers),
            blocks.Run(": "),
            *places.fill_place("how_to_apply", answers.how_to_apply),
            blocks.Run(f". {_SHOW_HOW}"),
        )
    )
    yield blocks.Paragraph(
        (blocks.Run("Questions about the post: "), *places.fill_place("contact", answers.contact), blocks.Run("."))
    )
    yield blocks.Paragraph(blocks.plain_words(_WELCOME))
    yield blocks.Paragraph(blocks.plain_words(_SAFE))


def _tell_duty(duty: models.Duty, answers: tailoring.Tailoring) -> blocks.Words:
    """The first sentence, said to the candidate: 'Give GPs advice.' becomes 'You give GPs advice.'"""
    first = duty.text.split("\n")[0].split(". ")[0].rstrip(".:")
    return places.words_of(f"You {first[:1].lower()}{first[1:]}.", answers)


def _list(lines: Iterable[blocks.Words]) -> blocks.List:
    return blocks.List(tuple(blocks.ListItem(words) for words in lines))


def _pick_duties(template: models.JobDescription, answers: tailoring.Tailoring) -> list[models.Duty]:
    """The first duty of each group, then the second of each, so that every side of the post is mentioned."""
    groups: dict[str, list[models.Duty]] = {}
    for duty in job_description.list_duties(template, answers):
        groups.setdefault(duty.group, []).append(duty)
    turns = chain.from_iterable(zip_longest(*groups.values()))
    return [duty for duty in turns if duty is not None]
