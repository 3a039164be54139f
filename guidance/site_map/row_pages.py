"""The pages that have a row of content each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from guidance import models


@dataclass(frozen=True, slots=True)
class RowPages:
    """`arguments` are lookup paths from a row to the route's arguments, two at most. `under` is as in FixedPage.

    `checked` is the path to the day, told on the page, on which an editor last checked it against its sources.
    """

    route: str
    rows: Callable[[], QuerySet[Any]]
    arguments: tuple[str, ...] = ("slug",)
    under: str = ""
    checked: str = ""


ROW_PAGES = (
    RowPages("role", lambda: models.Role.objects.all(), under="role-list"),
    RowPages("hire", lambda: models.Role.objects.with_hiring_steps(), under="tools"),
    RowPages("role-updates", lambda: models.Role.objects.with_guidance()),
    RowPages("whole-guide", lambda: models.Role.objects.with_guidance(), under="role-list"),
    RowPages(
        "topic",
        lambda: models.Section.objects.all(),
        ("role__slug", "topic__slug"),
        under="role-list",
        checked="checked_on",
    ),
    RowPages(
        "contract-year",
        lambda: models.ContractYear.objects.all(),
        under="contract",
        checked="instrument__checked_on",
    ),
    RowPages(
        "clause",
        lambda: models.Clause.objects.top_level().on_clause_pages(),
        ("instrument__contract_year__slug", "number"),
        under="contract",
        checked="instrument__checked_on",
    ),
    RowPages("band", lambda: models.Band.objects.all(), under="band-list"),
    RowPages("standards", lambda: models.Instrument.objects.not_of_a_contract_year(), checked="checked_on"),
    RowPages("faq", lambda: models.FAQ.objects.all(), checked="checked_on"),
    RowPages("publication", lambda: models.KeyPublication.objects.all()),
    RowPages("figure-series", lambda: models.FigureSeries.objects.all()),
    RowPages(
        "job-description",
        lambda: models.JobDescription.objects.all(),
        under="job-description-list",
        checked="checked_on",
    ),
    RowPages("employer-notes", lambda: models.JobDescription.objects.all(), under="job-description-list"),
    RowPages(
        "role-interview-questions",
        lambda: models.Role.objects.with_interview_questions(),
        under="tools",
    ),
    RowPages("source", lambda: models.Source.objects.all(), checked="checked_on"),
)
