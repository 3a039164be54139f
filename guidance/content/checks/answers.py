"""Checks that a topic of a guide has one answer, of the years or of its own, and that every answer has a label.

A step of hiring, and a line of the home page, need one to show.
"""

from collections.abc import Container, Iterator

from guidance import models
from guidance.content.checks.citations import citations_of
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.models import Label
from guidance.models.guide.answers import MAIN_SUBJECTS

MOST_SOURCES = 3  # of a section's own answer


def find_doubled_or_missing(content: Content) -> Iterator[Problem]:
    answered = set(models.YearFact.objects.values_list("role__slug", "subject"))
    for section in content.of(models.Section):
        role, topic = section.key
        subject = MAIN_SUBJECTS.get(topic)
        has_words = bool(section.fields.get("answer"))
        if subject and (role, subject.value) in answered:
            if has_words:
                wrong = f"The role's facts of a year answer it ('{subject.label}'), and it has an answer of its own."
                yield content.build_problem(section, wrong, "Take out its own: pages show theirs.", "answer")
        elif not has_words:
            yield content.build_problem(
                section, "It has no answer.", "Write it in one or two sentences, or the fact of a year.", "answer"
            )


def find_unlabelled(content: Content) -> Iterator[Problem]:
    """An FAQ without a source is named with the statements and facts that have none."""
    answered = set(models.YearFact.objects.values_list("role__slug", "subject"))
    cited = citations_of(content, models.Section)
    for record in content.of(models.Section, models.FAQ, models.YearFact):
        if not record.fields.get("answer") or _is_answered_by_facts(record, answered):
            continue
        label = record.fields.get("label")
        if not label:
            remedy = "Choose the one that the best source of its main sentence earns."
            yield content.build_problem(record, "Its answer has no label.", remedy, "label")
        if record.kind is models.Section:
            count = len(cited[record.key])
            if not count and label != Label.OURS:
                remedy = "Add the one to three that support its words, or choose 'Our reading'."
                yield content.build_problem(record, "Its answer has no source of its own.", remedy)
            elif count > MOST_SOURCES:
                wrong = f"Its answer has {count} sources of its own."
                yield content.build_problem(record, wrong, "Keep the one to three that support its words.")


def _is_answered_by_facts(record: Record, answered: Container[tuple[str, str]]) -> bool:
    if record.kind is not models.Section:
        return False
    role, topic = record.key
    subject = MAIN_SUBJECTS.get(topic)
    return subject is not None and (role, subject.value) in answered


def find_hiding_an_answer(content: Content) -> Iterator[Problem]:
    """For drafts of facts: a check of all the content names the section instead."""
    topics = {subject.value: topic for topic, subject in MAIN_SUBJECTS.items()}
    for fact in content.of(models.YearFact):
        topic, (role,) = topics.get(fact.fields["subject"]), fact.fields["role"]
        section = models.Section.objects.filter(role__slug=role, topic__slug=topic).exclude(answer="").first()
        if section:
            yield content.build_problem(
                fact,
                f"'{section}' has an answer of its own, which this fact would hide from its page.",
                "Empty that section's answer in a draft of the same release, or leave this fact out.",
                "subject",
            )


def find_sharing_a_place(content: Content) -> Iterator[Problem]:
    """Facts of two roles in one year are on one page, which has only one place of each name."""
    taken: dict[tuple[str, str], str] = {}
    for fact in content.of(models.YearFact):
        year, role, slug = fact.key
        if taken.setdefault((year, slug), role) != role:
            wrong = f"Another role has a fact called '{slug}' on the page of this year."
            yield content.build_problem(fact, wrong, "Give it a slug of its own.", "slug")


def find_showing_nothing(content: Content) -> Iterator[Problem]:
    """Names what takes its answer from a page of a guide, or from the year's answers, where there is none."""
    answered = set(models.YearFact.objects.values_list("role__slug", "subject"))
    worded = set(models.Section.objects.exclude(answer="").values_list("role__slug", "topic__slug"))
    for step in content.of(models.HiringStep):
        section = step.fields.get("section")
        if section and tuple(section) not in worded and (section[0], MAIN_SUBJECTS.get(section[1])) not in answered:
            wrong = f"It shows nothing: the page {' '.join(section)} that it takes its answer from has none."
            yield content.build_problem(step, wrong, "Write that page's answer, or choose another page.", "section")
    for question in content.of(models.HomeQuestion):
        role, subject = question.fields["role"][0], question.fields.get("subject")
        if subject and subject != models.HomeQuestion.COST and (role, subject) not in answered:
            wrong = f"It shows nothing: no year has an answer on '{models.YearFact.Subject(subject).label}' for {role}."
            yield content.build_problem(question, wrong, "Write that answer, or a line of its own.", "subject")


def find_unsupported(content: Content) -> Iterator[Problem]:
    """A step's own words have a source, or are our reading and say how we worked it out. So has a point to agree on."""
    named = {tuple(citation.fields["point"]) for citation in content.of(models.AgreementPointCitation)}
    for point in content.of(models.AgreementPoint):
        if (point.fields.get("label") == Label.OURS) == (point.key in named):
            remedy = "Add an agreement point citation for it, or label it 'ours' where it has none."
            yield content.build_problem(point, "Its label and its sources do not go together.", remedy, "label")
    cited = {tuple(citation.fields["step"]) for citation in content.of(models.HiringStepCitation)}
    for step in content.of(models.HiringStep):
        if not step.fields.get("text"):
            continue
        if step.fields.get("label") != Label.OURS:
            if step.key not in cited:
                yield content.build_problem(step, "Its own words have no source.", "Add a hiring step citation for it.")
        elif not step.fields.get("reasoning"):
            wrong = "It is our reading, and does not say how we worked it out."
            yield content.build_problem(step, wrong, "Write the reasoning.", "reasoning")
