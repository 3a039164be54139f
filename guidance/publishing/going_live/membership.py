"""Which drafts a release has, and how a draft that others cite joins theirs."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting.cited_drafts import build_change, find_cited
from guidance.publishing.drafting.roots import lock_root
from guidance.rules.limits.cut_short import cut_short

LONGEST_TITLE = 200


@transaction.atomic
def create_release(title: str, *, by: User, at: datetime, note: str = "") -> models.Release:
    permissions.require_permission(by, permissions.DRAFT)
    if not title.strip():
        raise errors.PublishingError("Give the release a title, such as 'Contract year 2027/28'.")
    if len(title.strip()) > LONGEST_TITLE:
        raise errors.PublishingError(f"The title of a release can have {LONGEST_TITLE} letters at most.")
    return models.Release.objects.create(title=title.strip(), note=note.strip(), created_by=by, created_at=at)


@transaction.atomic
def set_release(edition: models.Edition, release: models.Release | None, *, by: User, at: datetime) -> models.Edition:
    """Puts a draft into a release, or takes it out if `release` is None.

    Raises WrongStateError if either release is scheduled or published already.
    """
    permissions.require_permission(by, permissions.DRAFT)
    lock_root(edition.root)
    edition = models.Edition.objects.select_related("release").get(pk=edition.pk)
    if edition.state not in (models.Edition.State.DRAFT, models.Edition.State.IN_REVIEW):
        raise errors.WrongStateError(
            f"This draft is {edition.get_state_display().lower()}: it cannot change its release."
        )
    if edition.release != release:
        _move(edition, release, by=by, at=at)
    if release:
        _bring_cited(edition, release, by=by, at=at)
    return edition


@transaction.atomic
def join_with_cited(edition: models.Edition, *, by: User, at: datetime) -> models.Edition:
    """Puts a draft and those that it cites into one release: its own, theirs, or else a new one.

    Does nothing if all that it cites is live. Raises PublishingError if two of them are in different releases.
    """
    permissions.require_permission(by, permissions.DRAFT)
    lock_root(edition.root)
    edition = models.Edition.objects.select_related("root", "release").get(pk=edition.pk)
    cited = find_cited_editions(edition)
    if not cited:
        return edition
    release = edition.release or next((each.release for each in cited if each.release), None)
    if release is None:
        title = cut_short(f"{edition.title}, and what it cites", LONGEST_TITLE)
        release = create_release(title, by=by, at=at)
    return set_release(edition, release, by=by, at=at)


def find_cited_editions(edition: models.Edition) -> list[models.Edition]:
    """The drafts that it cites, with those that they cite in turn. What is scheduled by itself is left out."""
    found = find_cited([build_change(edition)], release=edition.release_id)
    scheduled = models.Edition.State.SCHEDULED
    return [one.edition for one in found if one.edition.state != scheduled or one.edition.release_id]


def _move(edition: models.Edition, release: models.Release | None, *, by: User, at: datetime) -> None:
    was = edition.release
    if was:
        check_open(was)
    if release:
        check_takes(release, edition.root)
    edition.release = release
    edition.save(update_fields=["release"])
    note = f"Put into the release '{release}'." if release else f"Taken out of the release '{was}'."
    events.record_event(
        models.Event.Action.SAVED, edition.root, by=by, at=at, to_edition=edition, release=release, note=note
    )


def _bring_cited(edition: models.Edition, release: models.Release, *, by: User, at: datetime) -> None:
    cited: Sequence[models.Edition] = find_cited_editions(edition)
    for each in cited:
        if each.release and each.release != release:
            raise errors.PublishingError(
                f"It cites '{each.title}', which is in the release '{each.release}'. Put both in one release."
            )
    for each in cited:
        if each.release is None:
            _move(each, release, by=by, at=at)


def check_open(release: models.Release) -> None:
    now = models.Release.objects.get(pk=release.pk)
    if now.state != models.Release.State.OPEN:
        raise errors.WrongStateError(f"The release '{now}' is {now.get_state_display().lower()} already.")


def check_takes(release: models.Release, root: models.Root) -> None:
    """Raises PublishingError if the release takes no more drafts, or has one of this record already."""
    check_open(release)
    if release.editions.open().filter(root=root).exists():
        raise errors.PublishingError(f"The release '{release}' has another draft of this record.")
