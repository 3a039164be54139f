"""What happened when, for a dated list."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from guidance.models import Milestone
from guidance.presenters import citations
from guidance.presenters.prose import Prose


@dataclass(frozen=True, slots=True)
class MilestoneOnPage:
    anchor: str
    href: str
    date_text: str
    title: str
    html: SafeString
    citations: tuple[citations.SourceCited, ...]


def milestones_on_page(milestones: Iterable[Milestone], prose: Prose) -> list[MilestoneOnPage]:
    """Reads each milestone's source and role: fetch them together."""
    return [
        MilestoneOnPage(
            anchor=milestone.slug,
            href=prose.kept.link(milestone.get_absolute_url()),
            date_text=milestone.date_text,
            title=milestone.title,
            html=prose.html(milestone.body),
            citations=(citations.cite_row(milestone),),
        )
        for milestone in milestones
    ]
