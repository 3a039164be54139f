"""The day on which each page last changed, as far as it is recorded: by an editor's publication or a check."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from django.db.models import Max
from django.utils import timezone

from guidance import models
from guidance.models.guide.answers import OF_TOPICS
from guidance.models.page_paths import page_path

FACT = "guidance.yearfact"


def find_published_days() -> dict[str, date]:
    """The last day on which an editor published or withdrew something on each page, by path. In one query.

    A page is where readers saw the record. A role's record also counts for its guide as a whole, and a fact of a
    contract year for the topics that answer by year. What was only loaded has no day: nobody recorded it.
    """
    days: dict[str, date] = {}
    changes = (
        models.Edition.objects.filter(state__in=(models.Edition.State.PUBLISHED, models.Edition.State.WITHDRAWN))
        .exclude(published_by=None)  # what was live already when somebody first opened it
        .values_list("address", "role", "root__model")
        .annotate(last=Max("published_at"))
        .order_by()
    )
    for address, role, kind, last in changes:
        day = timezone.localdate(last)
        for path in _find_pages(address, role, kind):
            days[path] = max(day, days.get(path, day))
    return days


def _find_pages(address: str, role: str, kind: str) -> Iterator[str]:
    if address:
        yield urlsplit(address).path
    if role:
        yield page_path("role", role)
        yield page_path("whole-guide", role)
        if kind == FACT:
            yield from (page_path("topic", role, topic) for topic in OF_TOPICS)
