"""Checks that a topic of a guide has one answer: the year's facts where they answer it, else the section's words."""

from collections.abc import Iterator

from guidance import models
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.models.guide.answers import MAIN_SUBJECTS


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
                section, "It has no answer.", "Write it in one to three sentences, or the fact of a year.", "answer"
            )


def find_hiding_an_answer(content: Content) -> Iterator[Problem]:
    """For drafts of facts: all the content together is told of it at the section."""
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
