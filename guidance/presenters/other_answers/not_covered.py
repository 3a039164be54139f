"""A subject that this site does not cover, on its page and in a search."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import SubjectNotCovered
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class SubjectOnPage:
    anchor: str
    title: str
    html: SafeString
    who_to_ask: SafeString
    link: Link | None


def list_not_covered(subjects: Iterable[SubjectNotCovered], prose: Prose) -> list[SubjectOnPage]:
    return [describe_not_covered(subject, prose) for subject in subjects]


def describe_not_covered(subject: SubjectNotCovered, prose: Prose) -> SubjectOnPage:
    return SubjectOnPage(
        anchor=subject.slug,
        title=subject.title,
        html=prose.html(subject.answer),
        who_to_ask=prose.line(subject.who_to_ask),
        link=Link(subject.link_text, subject.link) if subject.link else None,
    )
