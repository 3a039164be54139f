"""An interview pack: the questions in their order, what a good answer shows, and how to score.

It has only what the panel is to read. The panel sheet is a separate file, because a panel fills in one for each
candidate.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from guidance import models
from guidance.documents import blocks, markdown, places
from guidance.documents.job_description import job_title
from guidance.documents.reference import build_reference
from guidance.rules.recruitment import interview_sets, tailoring

SCORES = (
    ("0", "No answer, or nothing relevant to the question"),
    ("1", "Little of what a good answer shows; the panel would have serious doubts"),
    ("2", "Some of what a good answer shows, with gaps that matter in this post"),
    ("3", "Most of what a good answer shows, with an example from the candidate's own work"),
    ("4", "All of it, with examples that show judgement and what the candidate learned"),
)
# Health: section 60 of the Equality Act 2010. Adjustments: section 20.
BEFORE = (
    "Before the day, ask each candidate which adjustments they need, and make them: the questions on paper, more time, "
    "a break, another room.",
    "Ask every candidate these questions in this order. Use the follow-ups where an answer needs them.",
    "Do not ask about health, disability or sickness absence, and set aside what a candidate says about them.",
    "Write what the candidate said. Score alone, before the panel compares scores.",
)
ROOM_FOR_ANSWERS, MOST_ROOM, LEAST_ROOM = 248, 31, 14  # millimetres on the two pages of a sheet, and of a row
OWN_SUBJECT = "A criterion of this post"


def list_questions(template: models.JobDescription) -> list[models.InterviewQuestion]:
    """All the questions for the template's role, with the criteria that each tests."""
    return list(template.role.interview_questions.prefetch_related("criteria"))


def choose_questions(
    criteria: Sequence[models.Criterion], questions: Sequence[models.InterviewQuestion]
) -> list[models.InterviewQuestion]:
    """The eight of a role's questions that together test the most of a template's essential criteria."""
    keys = {criterion.pk for criterion in criteria}
    tests = {
        question.slug: {criterion.slug for criterion in question.criteria.all() if criterion.pk in keys}
        for question in questions
    }
    chosen = interview_sets.choose_questions(tests, {one.slug for one in criteria if is_asked(one)})
    return [question for question in questions if question.slug in chosen]


def is_asked(criterion: models.Criterion) -> bool:
    """What an application alone shows, such as a registration, needs no question."""
    return (
        criterion.weight == models.Criterion.Weight.ESSENTIAL
        and criterion.assessment != models.Criterion.Assessment.APPLICATION
    )


def lay_out_interview_pack(
    template: models.JobDescription,
    questions: Sequence[models.InterviewQuestion],
    answers: tailoring.Tailoring | None,
    day: date,
) -> blocks.Document:
    answers = answers or tailoring.Tailoring(template.slug)
    return blocks.Document(
        title=f"Interview pack: {job_title(template, answers)}",
        subject="Interview questions, what good answers show, and a scoring guide",
        reference=str(build_reference(template, day)),
        day=day,
        blocks=tuple(_lay_out_pack(template, questions, answers)),
    )


def lay_out_panel_sheet(
    template: models.JobDescription,
    questions: Sequence[models.InterviewQuestion],
    answers: tailoring.Tailoring | None,
    day: date,
) -> blocks.Document:
    answers = answers or tailoring.Tailoring(template.slug)
    return blocks.Document(
        title=f"Panel sheet: {job_title(template, answers)}",
        subject="One sheet for each candidate",
        reference=str(build_reference(template, day)),
        day=day,
        blocks=tuple(_lay_out_sheet(questions, answers)),
    )


def _list_asked(questions: Sequence[models.InterviewQuestion], answers: tailoring.Tailoring) -> list[tuple[str, str]]:
    """What each question is called, with its number, and its text. A question of its own for each own criterion."""
    own = [criterion.text for criterion in answers.own_criteria if criterion.weight == tailoring.Weight.ESSENTIAL]
    asked = [(question.subject, " ".join(question.question.split())) for question in questions]
    asked += [(OWN_SUBJECT, f"Show us, by an example from your own work, how you meet this: {text}") for text in own]
    return [(f"{number}. {subject}", text) for number, (subject, text) in enumerate(asked, start=1)]


def _lay_out_pack(
    template: models.JobDescription, questions: Sequence[models.InterviewQuestion], answers: tailoring.Tailoring
) -> Iterator[blocks.Block]:
    yield blocks.Paragraph(
        (blocks.Run("For the panel only.", bold=True), blocks.Run(" Candidates do not see this pack.")), is_note=True
    )
    yield blocks.Heading(2, "What the panel does")
    yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(step)) for step in BEFORE), numbered=True)
    asked = _list_asked(questions, answers)
    turns = list(interview_sets.plan_interview(asked))
    yield blocks.Heading(2, "Order of the interview")
    cells = [(turn.what, str(turn.minutes), turn.who) for turn in turns]
    cells.append(("In all", str(sum(turn.minutes for turn in turns)), ""))
    yield blocks.Table(
        ("Part", "Minutes", "Who asks"), tuple(tuple(map(blocks.plain_words, row)) for row in cells), (60, 15, 25)
    )
    yield blocks.Heading(2, "Scoring guide")
    yield blocks.Table(
        ("Score", "What it means"),
        tuple((blocks.plain_words(score), blocks.plain_words(text)) for score, text in SCORES),
        (12, 88),
    )
    yield blocks.Heading(2, "Questions")
    criteria = list(template.criteria.all())
    band = answers.band or (template.band.slug if template.band else "")
    for question, (called, text), turn in zip(questions, asked, turns[1:], strict=False):
        yield from _lay_out_question(called, text, turn)
        yield from _lay_out_answer(criteria, question, answers, band)
    for (called, text), turn in zip(asked[len(questions) :], turns[len(questions) + 1 :], strict=False):
        yield from _lay_out_question(called, text, turn)
    yield blocks.Heading(2, "What tests each criterion")
    yield _build_criteria_table(criteria, questions, answers)


def _get_tested_criteria(
    criteria: Sequence[models.Criterion], question: models.InterviewQuestion
) -> list[models.Criterion]:
    """This template's criteria that the question tests, essential ones first. Other templates can have others."""
    keys = {criterion.pk for criterion in question.criteria.all()}
    held = [criterion for criterion in criteria if criterion.pk in keys]
    return sorted(held, key=lambda criterion: criterion.weight != models.Criterion.Weight.ESSENTIAL)


def _build_criteria_table(
    criteria: Sequence[models.Criterion], questions: Sequence[models.InterviewQuestion], answers: tailoring.Tailoring
) -> blocks.Table:
    rows: list[tuple[blocks.Words, ...]] = []
    for criterion in criteria:
        tests = [number for number, question in enumerate(questions, start=1) if criterion in question.criteria.all()]
        rows.append(
            (
                places.words_of(criterion.text, answers),
                blocks.plain_words(criterion.get_weight_display()),
                blocks.plain_words(criterion.get_assessment_display()),
                _write_numbers(tests, criterion.weight),
            )
        )
    next_number = len(questions)
    for own in answers.own_criteria:
        is_essential = own.weight == tailoring.Weight.ESSENTIAL
        next_number += is_essential
        words = models.Criterion.Weight(own.weight).label, models.Criterion.Assessment(own.assessment).label
        tested = _write_numbers([next_number] if is_essential else [], own.weight)
        rows.append((blocks.plain_words(own.text), *map(blocks.plain_words, words), tested))
    return blocks.Table(("Criterion", "Weight", "Assessed by", "Questions"), tuple(rows), (50, 14, 20, 16))


def _write_numbers(tests: Sequence[int], weight: str) -> blocks.Words:
    if tests:
        return blocks.plain_words(", ".join(map(str, tests)))
    return (blocks.Run("None", bold=weight == tailoring.Weight.ESSENTIAL),)


def _lay_out_question(called: str, text: str, turn: interview_sets.InterviewPart) -> Iterator[blocks.Block]:
    yield blocks.Heading(3, called)
    yield blocks.Paragraph(blocks.plain_words(text), is_note=True, leads=True)
    yield blocks.Paragraph(blocks.plain_words(f"{turn.who} asks. {turn.minutes} minutes."), leads=True)


def _lay_out_answer(
    criteria: Sequence[models.Criterion],
    question: models.InterviewQuestion,
    answers: tailoring.Tailoring,
    band: str,
) -> Iterator[blocks.Block]:
    if tested := _get_tested_criteria(criteria, question):
        yield blocks.Paragraph((blocks.Run("It tests", bold=True),), leads=True)
        yield blocks.List(tuple(blocks.ListItem(places.words_of(criterion.text, answers)) for criterion in tested))
    if good := markdown.blocks_of(_leave_out_other_bands(question.good_answer, band)):
        yield blocks.Paragraph((blocks.Run("A good answer shows", bold=True),), leads=True)
        yield from good
    if follow_ups := markdown.blocks_of(question.follow_ups):
        yield blocks.Paragraph((blocks.Run("Follow-ups", bold=True),), leads=True)
        yield from follow_ups


def _leave_out_other_bands(text: str, band: str) -> str:
    """Without 'At Band 7, expect …' in the pack of a Band 6 post. All of it where the band is not known."""
    others = re.compile(r"\s*At Band (\d[a-d]?), [^.]*\.")
    return others.sub(lambda found: found[0] if found[1] == band else "", text).strip() if band else text


def _lay_out_sheet(
    questions: Sequence[models.InterviewQuestion], answers: tailoring.Tailoring
) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "Interview")
    blanks = ("Candidate", "Date and time", "Member of the panel", "Adjustments made")
    yield blocks.Table(
        ("Detail", "To fill in"), tuple((blocks.plain_words(name), ()) for name in blanks), (30, 70), row_height=6
    )
    yield blocks.Heading(2, "Answers")
    yield blocks.Paragraph(
        blocks.plain_words(
            f"Score each answer from {SCORES[0][0]} to {SCORES[-1][0]} by the scoring guide of the pack."
        )
    )
    asked = _list_asked(questions, answers)
    rows: list[tuple[blocks.Words, ...]] = [(blocks.plain_words(called), (), ()) for called, _ in asked]
    room = min(MOST_ROOM, max(LEAST_ROOM, ROOM_FOR_ANSWERS // max(len(rows), 1)))
    yield blocks.Table(("Question", "What the candidate said", "Score"), tuple(rows), (27, 61, 12), row_height=room)
    yield blocks.Heading(2, "In all")
    ends = ("Total score", "Essential criteria not met", "Recommendation")
    yield blocks.Table(
        ("Summary", "To fill in"), tuple((blocks.plain_words(name), ()) for name in ends), (30, 70), row_height=10
    )
