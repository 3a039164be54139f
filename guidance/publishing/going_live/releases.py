"""Drafts that go live together: a release is published whole or not at all."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting.roots import get_live_editions
from guidance.publishing.going_live import publication, timetable
from guidance.publishing.reviewing.objections import check_answered
from guidance.publishing.reviewing.writers import find_all_writers
from guidance.publishing.telling.notices import tell_published

# The drafts of a release as somebody saw it: revision numbers by the primary keys of the editions.
Seen = Mapping[int, int]


def publish_release(
    release: models.Release, *, by: User, at: datetime, own_edit_reason: str = "", seen: Seen | None = None
) -> models.Release:
    """Raises what `publication.publish_edition` raises, and PublishingError if a part of it was not reviewed yet.

    `seen` is what the person looked at. If a draft was added or saved since, this raises PublishingError.
    """
    permissions.require_permission(by, permissions.PUBLISH)
    record_live_editions(release, at=at)
    with transaction.atomic():
        release = _lock_release(release)
        if release.state == models.Release.State.PUBLISHED:
            raise errors.WrongStateError(f"The release '{release}' is published already.")
        editions = get_ready_editions(release)
        _check_seen(editions, seen)
        publication.check_own_edit(editions, by, own_edit_reason)
        go_live_together(release, editions, by=by, at=at, own_edit_reason=own_edit_reason)
        timetable.note_next_due()
        tell_published(editions, by=by, at=at, release=release)
    return release


def record_live_editions(release: models.Release, *, at: datetime) -> None:
    """Call this outside the transaction that publishes, so that what it records stays even if the rest is refused."""
    roots = models.Root.objects.filter(pk__in=release.editions.open().values("root")).select_related("live_edition")
    get_live_editions(roots, at=at)


def read_seen(release: models.Release) -> Seen:
    return dict(release.editions.open().values_list("pk", "revision"))


def _check_seen(editions: Sequence[models.Edition], seen: Seen | None) -> None:
    if seen is not None and dict(seen) != {edition.pk: edition.revision for edition in editions}:
        raise errors.PublishingError(
            "The release has changed since you looked at it. Look at it before you publish it."
        )


@transaction.atomic
def schedule_release(
    release: models.Release,
    publish_at: datetime,
    *,
    by: User,
    at: datetime,
    own_edit_reason: str = "",
    seen: Seen | None = None,
) -> models.Release:
    """As `publish_release`, but at a later time."""
    permissions.require_permission(by, permissions.PUBLISH)
    release = _lock_release(release)
    if release.state != models.Release.State.OPEN:
        raise errors.WrongStateError(f"The release '{release}' is {release.get_state_display().lower()} already.")
    timetable.check_time(publish_at, at)
    editions = get_ready_editions(release)
    _check_seen(editions, seen)
    publication.check_own_edit(editions, by, own_edit_reason)
    publication.check_cited(editions, by_then=publish_at)
    check_answered(editions)
    writers = find_all_writers(editions)
    for edition in editions:
        edition.state, edition.publish_at, edition.published_by = models.Edition.State.SCHEDULED, publish_at, by
        edition.own_edit_reason = own_edit_reason.strip() if by.pk in writers[edition.pk] else ""
        edition.save(update_fields=["state", "publish_at", "published_by", "own_edit_reason"])
    release.state, release.publish_at, release.published_by = models.Release.State.SCHEDULED, publish_at, by
    release.own_edit_reason = own_edit_reason.strip()
    release.save()
    timetable.note_next_due()
    when = publish_at.isoformat()
    events.record_event(models.Event.Action.SCHEDULED, None, by=by, at=at, release=release, note=when)
    return release


@transaction.atomic
def unschedule_release(release: models.Release, *, by: User, at: datetime) -> models.Release:
    permissions.require_permission(by, permissions.PUBLISH)
    release = _lock_release(release)
    if release.state != models.Release.State.SCHEDULED:
        raise errors.WrongStateError(f"The release '{release}' is not scheduled.")
    timetable.take_off_schedule(release)
    timetable.note_next_due()
    events.record_event(models.Event.Action.UNSCHEDULED, None, by=by, at=at, release=release)
    return release


def go_live_together(
    release: models.Release, editions: Sequence[models.Edition], *, by: User | None, at: datetime, own_edit_reason: str
) -> None:
    """The caller has opened a transaction and checked permission."""
    publication.go_live(editions, by=by, at=at, own_edit_reason=own_edit_reason, release=release)
    release.state, release.published_at, release.publish_at = models.Release.State.PUBLISHED, at, None
    release.published_by, release.own_edit_reason = by, own_edit_reason.strip()
    release.save()
    events.record_event(models.Event.Action.PUBLISHED, None, by=by, at=at, release=release, note=release.note)


def get_ready_editions(release: models.Release) -> list[models.Edition]:
    """The release's open editions. Raises PublishingError if one was not reviewed yet, or there are none."""
    editions = list(release.editions.open().select_related("root"))
    unready = [edition for edition in editions if edition.state == models.Edition.State.DRAFT]
    if unready:
        raise errors.PublishingError(
            f"{len(unready)} of the release's drafts are not reviewed yet. First: '{unready[0].title}'."
        )
    if not editions:
        raise errors.PublishingError(f"There is nothing in the release '{release}' yet.")
    return editions


def _lock_release(release: models.Release) -> models.Release:
    models.ContentVersion.lock()
    return models.Release.objects.get(pk=release.pk)
