"""Drafts that go live together: a release is published whole or not at all."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance.models import Edition, Event, Release
from guidance.publishing import events
from guidance.publishing.errors import PublishingError, WrongStateError
from guidance.publishing.permissions import DRAFT, PUBLISH, require
from guidance.publishing.publication import check_own_edit, go_live
from guidance.publishing.roots import locked
from guidance.publishing.timetable import check_time, note_next


@transaction.atomic
def create(title: str, *, by: User, at: datetime, note: str = "") -> Release:
    require(by, DRAFT)
    if not title.strip():
        raise PublishingError("Give the release a title, such as 'Contract year 2027/28'.")
    return Release.objects.create(title=title.strip(), note=note.strip(), created_by=by, created_at=at)


@transaction.atomic
def put_in(edition: Edition, release: Release | None, *, by: User, at: datetime) -> Edition:
    """Into a release, or out of any where it is None. One that is scheduled or published takes no more changes."""
    require(by, DRAFT)
    locked(edition.root)
    edition = Edition.objects.select_related("release").get(pk=edition.pk)
    if edition.state not in (Edition.State.DRAFT, Edition.State.IN_REVIEW):
        raise WrongStateError(f"This draft is {edition.get_state_display().lower()}: it cannot change its release.")
    for each in (edition.release, release):
        if each and _locked(each).state != Release.State.OPEN:
            raise WrongStateError(f"The release '{each}' is {each.get_state_display().lower()} already.")
    if release and release.editions.open().filter(root=edition.root).exclude(pk=edition.pk).exists():
        raise PublishingError(f"The release '{release}' has another draft of this record.")
    edition.release = release
    edition.save(update_fields=["release"])
    events.record(Event.Action.SAVED, edition.root, by=by, at=at, to_edition=edition, release=release)
    return edition


@transaction.atomic
def publish_release(release: Release, *, by: User, at: datetime, own_edit_reason: str = "") -> Release:
    """Raises what `publication.publish` raises, and PublishingError where a part of it was not reviewed yet."""
    require(by, PUBLISH)
    release = _locked(release)
    if release.state == Release.State.PUBLISHED:
        raise WrongStateError(f"The release '{release}' is published already.")
    editions = _ready(release)
    check_own_edit(editions, by, own_edit_reason)
    go_live_together(release, editions, by=by, at=at, own_edit_reason=own_edit_reason)
    note_next()
    return release


@transaction.atomic
def schedule_release(
    release: Release, publish_at: datetime, *, by: User, at: datetime, own_edit_reason: str = ""
) -> Release:
    require(by, PUBLISH)
    release = _locked(release)
    if release.state != Release.State.OPEN:
        raise WrongStateError(f"The release '{release}' is {release.get_state_display().lower()} already.")
    check_time(publish_at, at)
    editions = _ready(release)
    check_own_edit(editions, by, own_edit_reason)
    for edition in editions:
        edition.state, edition.publish_at, edition.published_by = Edition.State.SCHEDULED, publish_at, by
        edition.own_edit_reason = own_edit_reason.strip() if by.pk == edition.saved_by_id else ""
        edition.save()
    release.state, release.publish_at, release.published_by = Release.State.SCHEDULED, publish_at, by
    release.own_edit_reason = own_edit_reason.strip()
    release.save()
    note_next()
    when = publish_at.isoformat()
    events.record(Event.Action.SCHEDULED, None, by=by, at=at, release=release, note=when)
    return release


@transaction.atomic
def unschedule_release(release: Release, *, by: User, at: datetime) -> Release:
    require(by, PUBLISH)
    release = _locked(release)
    if release.state != Release.State.SCHEDULED:
        raise WrongStateError(f"The release '{release}' is not scheduled.")
    off_the_schedule(release)
    note_next()
    events.record(Event.Action.UNSCHEDULED, None, by=by, at=at, release=release)
    return release


def off_the_schedule(release: Release) -> None:
    for edition in release.editions.filter(state=Edition.State.SCHEDULED):
        edition.state, edition.publish_at = Edition.State.IN_REVIEW, None
        edition.published_by, edition.own_edit_reason = None, ""
        edition.save()
    release.state, release.publish_at, release.published_by = Release.State.OPEN, None, None
    release.own_edit_reason = ""
    release.save()


def go_live_together(
    release: Release, editions: Sequence[Edition], *, by: User | None, at: datetime, own_edit_reason: str
) -> None:
    """Whoever calls has checked that they may, inside a transaction."""
    go_live(editions, by=by, at=at, own_edit_reason=own_edit_reason, release=release)
    release.state, release.published_at, release.publish_at = Release.State.PUBLISHED, at, None
    release.published_by, release.own_edit_reason = by, own_edit_reason.strip()
    release.save()
    events.record(Event.Action.PUBLISHED, None, by=by, at=at, release=release, note=release.note)


def _ready(release: Release) -> list[Edition]:
    editions = list(release.editions.open().select_related("root"))
    unready = [edition for edition in editions if edition.state == Edition.State.DRAFT]
    if unready:
        raise PublishingError(
            f"{len(unready)} of the release's drafts are not reviewed yet. First: '{unready[0].title}'."
        )
    if not editions:
        raise PublishingError(f"There is nothing in the release '{release}' yet.")
    return editions


def _locked(release: Release) -> Release:
    return Release.objects.select_for_update().get(pk=release.pk)
