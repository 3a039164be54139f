"""An interview pack: questions under what they test, what a good answer shows, and how to score.

And the panel sheet, a file of its own, since a panel fills in one for each candidate.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from guidance.documents.blocks import Block, Document, Heading, Item, List, Paragraph, Run, Table, Words, plain
from guidance.documents.job_description import job_title
from guidance.documents.markdown import blocks_of, words_of
from guidance.documents.reference import reference_to
from guidance.models import Criterion, InterviewQuestion, JobDescription
from guidance.rules.recruitment.tailoring import Tailoring, Weight

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

Question = tuple[int, InterviewQuestion]  # with the number that panel and sheet know it by


def questions_for(template: JobDescription) -> list[InterviewQuestion]:
    """All questions held for the template's role, with the criteria that each tests."""
    return list(template.role.interview_questions.prefetch_related("criteria"))


def untested(template: JobDescription, questions: Iterable[InterviewQuestion]) -> list[Criterion]:
    """The essential criteria that none of the questions tests."""
    tested = {criterion.pk for question in questions for criterion in question.criteria.all()}
    return [
        criterion
        for criterion in template.criteria.all()
        if criterion.weight == Criterion.Weight.ESSENTIAL and criterion.pk not in tested
    ]


def interview_pack(
    template: JobDescription, questions: Sequence[InterviewQuestion], answers: Tailoring | None, day: date
) -> Document:
    answers = answers or Tailoring(template.slug)
    return Document(
        title=f"Interview pack: {job_title(template, answers)}",
        subject="Interview questions, what good answers show, and a scoring guide",
        reference=str(reference_to(template, day)),
        day=day,
        blocks=tuple(_pack(template, questions, answers)),
    )


def panel_sheet(
    template: JobDescription, questions: Sequence[InterviewQuestion], answers: Tailoring | None, day: date
) -> Document:
    answers = answers or Tailoring(template.slug)
    return Document(
        title=f"Panel sheet: {job_title(template, answers)}",
        subject="One sheet for each candidate",
        reference=str(reference_to(template, day)),
        day=day,
        blocks=tuple(_sheet(template, questions)),
    )


def _pack(template: JobDescription, questions: Sequence[InterviewQuestion], answers: Tailoring) -> Iterator[Block]:
    yield Paragraph((Run("For the panel only.", bold=True), Run(" Candidates do not see this pack.")), is_note=True)
    yield Heading(2, "Before the interviews")
    yield List(tuple(Item(plain(step)) for step in BEFORE), numbered=True)
    yield Heading(2, "Scoring guide")
    yield Paragraph(plain("Score each answer against what a good answer shows."))
    yield Table(("Score", "What it means"), tuple((plain(score), plain(text)) for score, text in SCORES), (15, 85))
    groups = _grouped(template, questions)
    numbered = [question for held in groups.values() for question in held]
    yield Heading(2, "What tests each criterion")
    yield _criteria(template, numbered, answers)
    for group, held in groups.items():
        yield Heading(2, f"Questions: {group[:1].lower()}{group[1:]}" if group != OTHER_QUESTIONS else group)
        for number, question in held:
            yield from _question(template, number, question)


def _grouped(template: JobDescription, questions: Sequence[InterviewQuestion]) -> dict[str, list[Question]]:
    """Under the group of the first criterion that each tests, in the order of the person specification."""
    criteria = list(template.criteria.all())
    groups: dict[str, list[InterviewQuestion]] = {criterion.group: [] for criterion in criteria}
    groups[OTHER_QUESTIONS] = []
    for question in questions:
        tested = _tested(criteria, question)
        groups[tested[0].group if tested else OTHER_QUESTIONS].append(question)
    number = 0
    numbered: dict[str, list[Question]] = {}
    for group, held in groups.items():
        for question in held:
            number += 1
            numbered.setdefault(group, []).append((number, question))
    return numbered


def _tested(criteria: Sequence[Criterion], question: InterviewQuestion) -> list[Criterion]:
    """Those of this template, essential ones first: a question may serve several templates."""
    keys = {criterion.pk for criterion in question.criteria.all()}
    held = [criterion for criterion in criteria if criterion.pk in keys]
    return sorted(held, key=lambda criterion: criterion.weight != Criterion.Weight.ESSENTIAL)


def _criteria(template: JobDescription, numbered: Sequence[Question], answers: Tailoring) -> Table:
    rows: list[tuple[Words, ...]] = []
    for criterion in template.criteria.all():
        tests = [number for number, question in numbered if criterion in question.criteria.all()]
        assessed = criterion.get_assessment_display()
        rows.append(
            (
                words_of(criterion.text),
                plain(criterion.get_weight_display()),
                plain(assessed),
                _numbers(tests, criterion.weight),
            )
        )
    for own in answers.own_criteria:
        words = Criterion.Weight(own.weight).label, Criterion.Assessment(own.assessment).label
        rows.append((plain(own.text), *map(plain, words), _numbers([], own.weight)))
    return Table(("Criterion", "Weight", "Assessed by", "Questions"), tuple(rows), (48, 15, 19, 18))


def _numbers(tests: Sequence[int], weight: str) -> Words:
    if tests:
        return plain(", ".join(map(str, tests)))
    return (Run("None", bold=weight == Weight.ESSENTIAL),)


def _question(template: JobDescription, number: int, question: InterviewQuestion) -> Iterator[Block]:
    yield Heading(3, f"{number}. {question.subject}")
    yield Paragraph(plain(" ".join(question.question.split())), is_note=True, leads=True)
    if tested := _tested(list(template.criteria.all()), question):
        yield Paragraph((Run("It tests", bold=True),), leads=True)
        yield List(tuple(Item(words_of(criterion.text)) for criterion in tested))
    if good := blocks_of(question.good_answer):
        yield Paragraph((Run("A good answer shows", bold=True),), leads=True)
        yield from good
    if follow_ups := blocks_of(question.follow_ups):
        yield Paragraph((Run("Follow-ups", bold=True),), leads=True)
        yield from follow_ups


def _sheet(template: JobDescription, questions: Sequence[InterviewQuestion]) -> Iterator[Block]:
    yield Paragraph(plain("One sheet for each candidate, filled in by each member of the panel alone."), is_note=True)
    yield Heading(2, "Interview")
    blanks = ("Candidate", "Date and time", "Member of the panel", "Adjustments agreed")
    yield Table(("Detail", "To fill in"), tuple((plain(name), ()) for name in blanks), (32, 68), row_height=7)
    numbered = [question for held in _grouped(template, questions).values() for question in held]
    yield Heading(2, "Answers")
    yield Paragraph(plain(f"Score each answer from {SCORES[0][0]} to {SCORES[-1][0]}, as the scoring guide says."))
    rows: list[tuple[Words, ...]] = [
        ((Run(f"{number}. "), *plain(" ".join(question.question.split()))), (), ()) for number, question in numbered
    ]
    yield Table(("Question", "What the candidate said", "Score"), tuple(rows), (36, 52, 12), row_height=38)
    yield Heading(2, "In all")
    ends = ("Total score", "Essential criteria not met", "Questions that the candidate asked", "Recommendation")
    yield Table(("Summary", "To fill in"), tuple((plain(name), ()) for name in ends), (32, 68), row_height=14)
