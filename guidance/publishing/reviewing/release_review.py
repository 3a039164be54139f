"""Sends all the drafts of a release for review at once, with one note or one for each, and sends all of them back."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting.roots import kind_of
from guidance.publishing.going_live.timetable import note_next_due, take_off_schedule
from guidance.publishing.reviewing.checklist import find_points_together
from guidance.publishing.reviewing.review import get_in_state, return_to_draft, send_untold
from guidance.publishing.telling.notices import tell_sent, tell_sent_back


@transaction.atomic
def send_release_for_review(
    release: models.Release,
    *,
    importance: str,
    note: str,
    reason: str,
    by: User,
    at: datetime,
    notes: Mapping[int, str] | None = None,
) -> int:
    """Gives how many were sent: none, if one of them is not ready.

    The note becomes the release's own. `notes` has those of single drafts that replace it, by primary key.
    """
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()
    waiting = release.editions.filter(state=models.Edition.State.DRAFT).select_related("root").order_by("pk")
    drafts = list(waiting)
    if not drafts:
        raise errors.WrongStateError("No draft of this release waits to be sent for review.")
    found = find_points_together(drafts, timezone.localdate(at))
    unready = []
    for edition in drafts:
        own = (notes or {}).get(edition.pk, "").strip()
        given = {"importance": importance, "note": own or note, "reason": reason}
        try:
            send_untold(edition, revision=edition.revision, **given, by=by, at=at, points=found[edition.pk])
        except errors.PublishingError as error:
            unready.append((edition, str(error)))
    if note.strip():
        models.Release.objects.filter(pk=release.pk).update(note=note.strip())
    if unready:
        raise errors.NotReadyError(unready)
    tell_sent([get_in_state(drafts[0], models.Edition.State.IN_REVIEW), *drafts[1:]], by=by, at=at, release=release)
    return len(drafts)


@transaction.atomic
def send_release_back(release: models.Release, *, because: str, by: User, at: datetime) -> int:
    """Makes all that was sent for review a draft again, and gives how many. A scheduled release is open again."""
    permissions.require_permission(by, permissions.PUBLISH)
    models.ContentVersion.lock()
    release = models.Release.objects.get(pk=release.pk)
    if not because.strip():
        raise errors.PublishingError("Say what is to be changed, so that the editors know.")
    if release.state == models.Release.State.SCHEDULED:
        take_off_schedule(release)
        note_next_due()
    sent = list(release.editions.filter(state=models.Edition.State.IN_REVIEW).select_related("root").order_by("pk"))
    if not sent:
        raise errors.WrongStateError("No draft of this release is in review: look at it again.")
    for edition in sent:
        return_to_draft(edition, because)
        events.record_event(models.Event.Action.SENT_BACK, edition.root, by=by, at=at, to_edition=edition, note=because)
    tell_sent_back(sent, because=because, by=by, at=at, release=release)
    return len(sent)


def list_announced(release: models.Release) -> list[models.Edition]:
    """Those of its drafts that wait to be sent for review and that we tell readers of."""
    drafts = release.editions.filter(state=models.Edition.State.DRAFT).select_related("root").defer("snapshot")
    return [edition for edition in drafts.order_by("pk") if kind_of(edition.root).is_announced()]


def is_announced(release: models.Release) -> bool:
    """Whether we tell readers about any of its drafts."""
    drafts = release.editions.open().select_related("root")
    return any(kind_of(edition.root).is_announced() for edition in drafts)
