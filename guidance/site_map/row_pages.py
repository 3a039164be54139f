"""The pages that the content has: one for each row of a kind."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from guidance.models import (
    FAQ,
    Band,
    Clause,
    ContractYear,
    Instrument,
    JobDescription,
    KeyPublication,
    Role,
    Section,
    Source,
)


@dataclass(frozen=True, slots=True)
class RowPages:
    """`arguments` are the paths from a row to the arguments of the route, two at most. `under` is as in FixedPage."""

    route: str
    rows: Callable[[], QuerySet[Any]]
    arguments: tuple[str, ...] = ("slug",)
    under: str = ""


ROW_PAGES = (
    RowPages("role", lambda: Role.objects.all(), under="role-list"),
    RowPages("role-updates", lambda: Role.objects.with_guidance()),
    RowPages("whole-guide", lambda: Role.objects.with_guidance(), under="role-list"),
    RowPages("topic", lambda: Section.objects.all(), ("role__slug", "topic__slug"), under="role-list"),
    RowPages("contract-year", lambda: ContractYear.objects.all(), under="contract"),
    RowPages(
        "clause",
        lambda: Clause.objects.top_level().filter(instrument__contract_year__isnull=False),
        ("instrument__contract_year__slug", "number"),
        under="contract",
    ),
    RowPages("band", lambda: Band.objects.all(), under="band-list"),
    RowPages("standards", lambda: Instrument.objects.not_of_a_contract_year()),
    RowPages("faq", lambda: FAQ.objects.all()),
    RowPages("publication", lambda: KeyPublication.objects.all()),
    RowPages("job-description", lambda: JobDescription.objects.all(), under="job-description-list"),
    RowPages(
        "role-interview-questions", lambda: Role.objects.with_interview_questions(), under="interview-question-list"
    ),
    RowPages("source", lambda: Source.objects.all(), under="source-list"),
)
