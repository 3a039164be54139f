"""An interview pack: questions grouped by what they test, what a good answer shows, and how to score.

The panel sheet is a separate file, because a panel fills in one for each candidate.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from guidance import models
from guidance.documents import blocks, markdown
from guidance.documents.job_description import job_title
from guidance.documents.reference import build_reference
from guidance.rules.recruitment import tailoring

OTHER_QUESTIONS = "Other questions"
SCORES = (
    ("0", "No answer, or nothing that bears on the question"),
    ("1", "Little of what a good answer shows; the panel would have serious doubts"),
    ("2", "Some of what a good answer shows, with gaps that matter in this post"),
    ("3", "Most of what a good answer shows, with an example from the candidate's own work"),
    ("4", "All of it, with examples that show judgement and what the candidate learned"),
)
BEFORE = (
    "Agree which of the questions you will ask, who asks each, and what else assesses each criterion.",
    "Ask every candidate the same main questions in the same order. Use the follow-ups where an answer needs them.",
    "Offer reasonable adjustments, such as the questions on paper during the interview.",
    "Each member of the panel scores alone, from what was said, before the panel compares scores.",
    "Use one panel sheet for each candidate. Write what the candidate said, not what you felt.",
)

Question = tuple[int, models.InterviewQuestion]  # with its number in the pack and on the sheet


def list_questions(template: models.JobDescription) -> list[models.InterviewQuestion]:
    """All the questions for the template's role, with the criteria that each tests."""
    return list(template.role.interview_questions.prefetch_related("criteria"))


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
        blocks=tuple(_lay_out_sheet(template, questions)),
    )


def _lay_out_pack(
    template: models.JobDescription, questions: Sequence[models.InterviewQuestion], answers: tailoring.Tailoring
) -> Iterator[blocks.Block]:
    yield blocks.Paragraph(
        (blocks.Run("For the panel only.", bold=True), blocks.Run(" Candidates do not see this pack.")), is_note=True
    )
    yield blocks.Heading(2, "Before the interviews")
    yield blocks.List(tuple(blocks.ListItem(blocks.plain_words(step)) for step in BEFORE), numbered=True)
    yield blocks.Heading(2, "Scoring guide")
    yield blocks.Paragraph(blocks.plain_words("Score each answer against what a good answer shows."))
    yield blocks.Table(
        ("Score", "What it means"),
        tuple((blocks.plain_words(score), blocks.plain_words(text)) for score, text in SCORES),
        (15, 85),
    )
    groups = _group_questions(template, questions)
    numbered = [question for held in groups.values() for question in held]
    yield blocks.Heading(2, "What tests each criterion")
    yield _build_criteria_table(template, numbered, answers)
    for group, held in groups.items():
        yield blocks.Heading(2, f"Questions: {group[:1].lower()}{group[1:]}" if group != OTHER_QUESTIONS else group)
        for number, question in held:
            yield from _lay_out_question(template, number, question)


def _group_questions(
    template: models.JobDescription, questions: Sequence[models.InterviewQuestion]
) -> dict[str, list[Question]]:
    """Groups questions by the first criterion that each tests, in the order of the person specification."""
    criteria = list(template.criteria.all())
    groups: dict[str, list[models.InterviewQuestion]] = {criterion.group: [] for criterion in criteria}
    groups[OTHER_QUESTIONS] = []
    for question in questions:
        tested = _get_tested_criteria(criteria, question)
        groups[tested[0].group if tested else OTHER_QUESTIONS].append(question)
    number = 0
    numbered: dict[str, list[Question]] = {}
    for group, held in groups.items():
        for question in held:
            number += 1
            numbered.setdefault(group, []).append((number, question))
    return numbered


def _get_tested_criteria(
    criteria: Sequence[models.Criterion], question: models.InterviewQuestion
) -> list[models.Criterion]:
    """This template's criteria that the question tests, essential ones first. Other templates can have others."""
    keys = {criterion.pk for criterion in question.criteria.all()}
    held = [criterion for criterion in criteria if criterion.pk in keys]
    return sorted(held, key=lambda criterion: criterion.weight != models.Criterion.Weight.ESSENTIAL)


def _build_criteria_table(
    template: models.JobDescription, numbered: Sequence[Question], answers: tailoring.Tailoring
) -> blocks.Table:
    rows: list[tuple[blocks.Words, ...]] = []
    for criterion in template.criteria.all():
        tests = [number for number, question in numbered if criterion in question.criteria.all()]
        assessed = criterion.get_assessment_display()
        rows.append(
            (
                markdown.words_of(criterion.text),
                blocks.plain_words(criterion.get_weight_display()),
                blocks.plain_words(assessed),
                _write_numbers(tests, criterion.weight),
            )
        )
    for own in answers.own_criteria:
        words = models.Criterion.Weight(own.weight).label, models.Criterion.Assessment(own.assessment).label
        rows.append((blocks.plain_words(own.text), *map(blocks.plain_words, words), _write_numbers([], own.weight)))
    return blocks.Table(("Criterion", "Weight", "Assessed by", "Questions"), tuple(rows), (48, 15, 19, 18))


def _write_numbers(tests: Sequence[int], weight: str) -> blocks.Words:
    if tests:
        return blocks.plain_words(", ".join(map(str, tests)))
    return (blocks.Run("None", bold=weight == tailoring.Weight.ESSENTIAL),)


def _lay_out_question(
    template: models.JobDescription, number: int, question: models.InterviewQuestion
) -> Iterator[blocks.Block]:
    yield blocks.Heading(3, f"{number}. {question.subject}")
    yield blocks.Paragraph(blocks.plain_words(" ".join(question.question.split())), is_note=True, leads=True)
    if tested := _get_tested_criteria(list(template.criteria.all()), question):
        yield blocks.Paragraph((blocks.Run("It tests", bold=True),), leads=True)
        yield blocks.List(tuple(blocks.ListItem(markdown.words_of(criterion.text)) for criterion in tested))
    if good := markdown.blocks_of(question.good_answer):
        yield blocks.Paragraph((blocks.Run("A good answer shows", bold=True),), leads=True)
        yield from good
    if follow_ups := markdown.blocks_of(question.follow_ups):
        yield blocks.Paragraph((blocks.Run("Follow-ups", bold=True),), leads=True)
        yield from follow_ups


def _lay_out_sheet(
    template: models.JobDescription, questions: Sequence[models.InterviewQuestion]
) -> Iterator[blocks.Block]:
    yield blocks.Paragraph(
        blocks.plain_words("One sheet for each candidate, filled in by each member of the panel alone."), is_note=True
    )
    yield blocks.Heading(2, "Interview")
    blanks = ("Candidate", "Date and time", "Member of the panel", "Adjustments agreed")
    yield blocks.Table(
        ("Detail", "To fill in"), tuple((blocks.plain_words(name), ()) for name in blanks), (32, 68), row_height=7
    )
    numbered = [question for held in _group_questions(template, questions).values() for question in held]
    yield blocks.Heading(2, "Answers")
    yield blocks.Paragraph(
        blocks.plain_words(f"Score each answer from {SCORES[0][0]} to {SCORES[-1][0]}, as the scoring guide says.")
    )
    rows: list[tuple[blocks.Words, ...]] = [
        ((blocks.Run(f"{number}. "), *blocks.plain_words(" ".join(question.question.split()))), (), ())
        for number, question in numbered
    ]
    yield blocks.Table(("Question", "What the candidate said", "Score"), tuple(rows), (36, 52, 12), row_height=38)
    yield blocks.Heading(2, "In all")
    ends = ("Total score", "Essential criteria not met", "Questions that the candidate asked", "Recommendation")
    yield blocks.Table(
        ("Summary", "To fill in"), tuple((blocks.plain_words(name), ()) for name in ends), (32, 68), row_height=14
    )
