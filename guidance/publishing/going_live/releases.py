"""Drafts that go live together: a release is published whole or not at all."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance.models import ContentVersion, Edition, Event, Release, Root
from guidance.publishing import events
from guidance.publishing.drafting.roots import live_editions, locked
from guidance.publishing.errors import PublishingError, WrongStateError
from guidance.publishing.going_live.publication import check_own_edit, go_live
from guidance.publishing.going_live.timetable import check_time, note_next, off_the_schedule
from guidance.publishing.permissions import DRAFT, PUBLISH, require
from guidance.publishing.reviewing.review import writers_of

# The drafts of a release that somebody looked at, each with the number of its newest save.
Seen = Mapping[int, int]


LONGEST_TITLE = 200


@transaction.atomic
def create(title: str, *, by: User, at: datetime, note: str = "") -> Release:
    require(by, DRAFT)
    if not title.strip():
        raise PublishingError("Give the release a title, such as 'Contract year 2027/28'.")
    if len(title.strip()) > LONGEST_TITLE:
        raise PublishingError(f"The title of a release has {LONGEST_TITLE} letters at most.")
    return Release.objects.create(title=title.strip(), note=note.strip(), created_by=by, created_at=at)


@transaction.atomic
def put_in(edition: Edition, release: Release | None, *, by: User, at: datetime) -> Edition:
    """Into a release, or out of any where it is None. One that is scheduled or published takes no more changes."""
    require(by, DRAFT)
    locked(edition.root)
    edition = Edition.objects.select_related("release").get(pk=edition.pk)
    if edition.state not in (Edition.State.DRAFT, Edition.State.IN_REVIEW):
        raise WrongStateError(f"This draft is {edition.get_state_display().lower()}: it cannot change its release.")
    was = edition.release
    if was == release:
        return edition
    if was:
        check_open(was)
    if release:
        check_takes(release, edition.root)
    edition.release = release
    edition.save(update_fields=["release"])
    note = f"Put into the release '{release}'." if release else f"Taken out of the release '{was}'."
    events.record(Event.Action.SAVED, edition.root, by=by, at=at, to_edition=edition, release=release, note=note)
    return edition


def check_open(release: Release) -> None:
    now = Release.objects.get(pk=release.pk)
    if now.state != Release.State.OPEN:
        raise WrongStateError(f"The release '{now}' is {now.get_state_display().lower()} already.")


def check_takes(release: Release, root: Root) -> None:
    """Raises PublishingError where the release takes no more drafts, or has one of this record already."""
    check_open(release)
    if release.editions.open().filter(root=root).exists():
        raise PublishingError(f"The release '{release}' has another draft of this record.")


def publish_release(
    release: Release, *, by: User, at: datetime, own_edit_reason: str = "", seen: Seen | None = None
) -> Release:
    """Raises what `publication.publish` raises, and PublishingError where a part of it was not reviewed yet.

    `seen` is what the person looked at: where another draft came in since, or one was saved, it is not published.
    """
    require(by, PUBLISH)
    bring_up_to_date(release, at=at)
    with transaction.atomic():
        release = _locked(release)
        if release.state == Release.State.PUBLISHED:
            raise WrongStateError(f"The release '{release}' is published already.")
        editions = ready(release)
        _check_seen(editions, seen)
        check_own_edit(editions, by, own_edit_reason)
        go_live_together(release, editions, by=by, at=at, own_edit_reason=own_edit_reason)
        note_next()
    return release


def bring_up_to_date(release: Release, *, at: datetime) -> None:
    """By itself: what it writes down stays where the rest is refused."""
    roots = Root.objects.filter(pk__in=release.editions.open().values("root")).select_related("live_edition")
    live_editions(roots, at=at)


def seen_now(release: Release) -> Seen:
    """What somebody who looks at the release now sees."""
    return dict(release.editions.open().values_list("pk", "revision"))


def _check_seen(editions: Sequence[Edition], seen: Seen | None) -> None:
    if seen is not None and dict(seen) != {edition.pk: edition.revision for edition in editions}:
        raise PublishingError("The release has changed since you looked at it. Look at it before you publish it.")


@transaction.atomic
def schedule_release(
    release: Release,
    publish_at: datetime,
    *,
    by: User,
    at: datetime,
    own_edit_reason: str = "",
    seen: Seen | None = None,
) -> Release:
    """As `publish_release`, but at a time to come."""
    require(by, PUBLISH)
    release = _locked(release)
    if release.state != Release.State.OPEN:
        raise WrongStateError(f"The release '{release}' is {release.get_state_display().lower()} already.")
    check_time(publish_at, at)
    editions = ready(release)
    _check_seen(editions, seen)
    check_own_edit(editions, by, own_edit_reason)
    writers = writers_of(editions)
    for edition in editions:
        edition.state, edition.publish_at, edition.published_by = Edition.State.SCHEDULED, publish_at, by
        edition.own_edit_reason = own_edit_reason.strip() if by.pk in writers[edition.pk] else ""
        edition.save(update_fields=["state", "publish_at", "published_by", "own_edit_reason"])
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


def go_live_together(
    release: Release, editions: Sequence[Edition], *, by: User | None, at: datetime, own_edit_reason: str
) -> None:
    """Whoever calls has checked that they may, inside a transaction."""
    go_live(editions, by=by, at=at, own_edit_reason=own_edit_reason, release=release)
    release.state, release.published_at, release.publish_at = Release.State.PUBLISHED, at, None
    release.published_by, release.own_edit_reason = by, own_edit_reason.strip()
    release.save()
    events.record(Event.Action.PUBLISHED, None, by=by, at=at, release=release, note=release.note)


def ready(release: Release) -> list[Edition]:
    """All that is in it. Raises PublishingError where a part was not reviewed yet, or there is nothing."""
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
    ContentVersion.lock()
    return Release.objects.get(pk=release.pk)
