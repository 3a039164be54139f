"""What changed, for readers: each change with its day, its note and the page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlsplit

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils import timezone

from guidance import models
from guidance.models.page_paths import page_path
from guidance.pages.updates.nothing_yet import NothingYet, describe_nothing_yet
from guidance.presenters.links import Link
from guidance.rules.dates import long_date

ON_A_PAGE = 50
IN_A_FEED = 50


@dataclass(frozen=True, slots=True)
class ContentChange:
    title: str
    href: str
    note: str


@dataclass(frozen=True, slots=True)
class Update:
    """One change, or all the changes of a release. `key` never changes, because feed readers rely on it."""

    key: str
    title: str
    note: str
    at: datetime
    day: str
    changes: list[ContentChange]


@dataclass(frozen=True, slots=True)
class UpdatesPage:
    """`nothing_yet` is None where there is any change to list."""

    role: models.Role | None
    updates: list[Update]
    nothing_yet: NothingYet | None
    roles: list[Link]
    feed: str
    newer: str
    older: str


def updates_page(role: models.Role | None, number: int, day: date) -> UpdatesPage:
    """`number` is the page asked for. Numbers past the end get the last page."""
    page: Page[models.Edition] = Paginator(_query_changes(role), ON_A_PAGE).get_page(number)
    address = page_path("role-updates", role.slug) if role else page_path("updates")
    updates = list(group_updates(page.object_list))
    return UpdatesPage(
        role=role,
        updates=updates,
        nothing_yet=None if updates else describe_nothing_yet(role, day),
        roles=[
            Link(str(each), page_path("role-updates", each.slug), current=role is not None and each.pk == role.pk)
            for each in models.Role.objects.with_guidance()
        ],
        feed=page_path("role-updates-feed", role.slug) if role else page_path("updates-feed"),
        newer=f"{address}?page={page.previous_page_number()}" if page.has_previous() else "",
        older=f"{address}?page={page.next_page_number()}" if page.has_next() else "",
    )


def latest_updates(role: models.Role | None) -> list[Update]:
    return list(group_updates(_query_changes(role)[:IN_A_FEED]))


def group_updates(editions: Iterable[models.Edition]) -> Iterator[Update]:
    """Newest first. What a release published at one instant is one update with the release's title."""
    for (release, _), group in groupby(editions, lambda edition: (edition.release_id, edition.published_at)):
        found = list(group)
        first = found[0]
        at = first.published_at or first.saved_at
        parts = [found] if release else [[edition] for edition in found]
        for part in parts:
            together = part[0].release
            yield Update(
                key=f"release/{release}" if together else f"edition/{part[0].pk}",
                title=together.title if together else _write_title(part[0]),
                note=together.note if together else "",
                at=at,
                day=long_date(timezone.localdate(at)),
                changes=[_describe_change(edition) for edition in part],
            )


def _describe_change(edition: models.Edition) -> ContentChange:
    """For a withdrawn page, says why and links to where its readers are sent. A note of its release is left out."""
    if edition.state != models.Edition.State.WITHDRAWN:
        is_said_above = edition.release is not None and edition.note == edition.release.note
        return ContentChange(_write_title(edition), edition.address, "" if is_said_above else edition.note)
    return ContentChange(_write_title(edition), edition.redirect_to or urlsplit(edition.address).path, edition.reason)


def _write_title(edition: models.Edition) -> str:
    return f"Withdrawn: {edition.title}" if edition.state == models.Edition.State.WITHDRAWN else edition.title


def _query_changes(role: models.Role | None) -> QuerySet[models.Edition]:
    changes = models.Edition.objects.public_changes()
    return changes.filter(role=role.slug) if role else changes
