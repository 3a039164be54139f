"""Review: sends a draft for review, sends it back, and has a second person look at what somebody published alone."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import roots
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.going_live.membership import find_cited_editions, join_with_cited
from guidance.publishing.going_live.timetable import leave_schedule
from guidance.publishing.reviewing.checklist import ChecklistPoint, find_open_points
from guidance.publishing.reviewing.writers import find_writers
from guidance.publishing.telling.notices import tell_sent, tell_sent_back


def get_in_state(edition: models.Edition, *states: str) -> models.Edition:
    """Rereads the edition. Raises WrongStateError unless it is in one of the states."""
    found = models.Edition.objects.select_related("root", "release").get(pk=edition.pk)
    if found.state not in states:
        raise errors.WrongStateError(f"'{found.title}' is now {found.get_state_display().lower()}: look at it again.")
    return found


def find_all_points(
    edition: models.Edition, *, at: datetime, points: list[ChecklistPoint] | None = None
) -> list[ChecklistPoint]:
    """What keeps the draft from review: another version that it has to be put together with, and the checklist.

    `points` are those of the checklist, where they have been found already.
    """
    points = find_open_points(edition, timezone.localdate(at)) if points is None else points
    pending = find_pending_merge(edition, at=at)
    if pending is None:
        return points
    said = (
        "It clashes with another draft of the same record."
        if pending.theirs_edition.is_open
        else "Something else went live since this draft was begun."
    )
    merge = reverse("admin:guidance_edition_merge", args=[edition.pk])
    return [ChecklistPoint(said, other=merge, opens="Put the two together"), *points]


@transaction.atomic
def send_for_review(
    edition: models.Edition,
    *,
    revision: int,
    importance: str,
    note: str,
    reason: str,
    by: User,
    at: datetime,
) -> models.Edition:
    """Puts the draft into one release with the drafts that it cites, and tells the publishers.

    What it cites is sent with it, unless somebody else wrote any of it, something is to be put right, or it was sent
    back.

    Raises PublishingError if the checklist finds something to put right: see checklist.py.
    """
    asked = {"revision": revision, "importance": importance, "note": note, "reason": reason}
    edition = send_untold(edition, **asked, by=by, at=at)  # type: ignore[arg-type]
    tell_sent([edition, *_send_cited(edition, by=by, at=at)], by=by, at=at)
    return edition


def _send_cited(edition: models.Edition, *, by: User, at: datetime) -> list[models.Edition]:
    """As minor: the note for readers is that of the draft that cites them."""
    cited = find_cited_editions(edition)
    unsent = [each for each in cited if each.state == models.Edition.State.DRAFT and not each.sent_back_because]
    own = [each for each in unsent if find_writers(each) == {by.pk} and not find_all_points(each, at=at)]
    return [
        send_untold(
            each,
            revision=each.revision,
            importance=models.Edition.Importance.MINOR,
            note="",
            reason=f"'{edition.title}' cites it.",
            by=by,
            at=at,
        )
        for each in own
    ]


@transaction.atomic
def send_untold(
    edition: models.Edition,
    *,
    revision: int,
    importance: str,
    note: str,
    reason: str,
    by: User,
    at: datetime,
    points: list[ChecklistPoint] | None = None,
) -> models.Edition:
    """As `send_for_review`, but tells nobody. `points` are as for `find_all_points`."""
    permissions.require_permission(by, permissions.DRAFT)
    roots.lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.DRAFT)
    if edition.revision != revision:
        raise errors.WrongStateError("This draft was saved again since you opened it. Look at it before you send it.")
    if edition.aside_of_id and edition.aside_of and edition.aside_of.is_open:
        raise errors.WrongStateError("This version clashes with another draft: put the two together first.")
    if not roots.kind_of(edition.root).is_announced():
        importance, note = models.Edition.Importance.MINOR, ""
    if importance == models.Edition.Importance.MAJOR and not note.strip():
        raise errors.PublishingError("Write a note that tells readers what changed, or call the change minor.")
    if edition.withdraws and roots.kind_of(edition.root).is_announced() and not note.strip():
        raise errors.PublishingError("Write a note for readers: we tell them why a passage is gone.")
    points = find_all_points(edition, at=at, points=points)
    if points:
        raise errors.PublishingError(f"The checklist has {len(points)} to fix. First: {points[0].message}")
    edition = join_with_cited(edition, by=by, at=at)
    edition.importance, edition.note, edition.reason = importance, note.strip(), reason.strip()
    edition.state, edition.sent_back_because = models.Edition.State.IN_REVIEW, ""
    edition.save()
    events.record_event(models.Event.Action.SENT_FOR_REVIEW, edition.root, by=by, at=at, to_edition=edition, note=note)
    return edition


@transaction.atomic
def send_back(edition: models.Edition, *, because: str, by: User, at: datetime) -> models.Edition:
    """A publisher asks for changes. A scheduled edition comes off the schedule."""
    permissions.require_permission(by, permissions.PUBLISH)
    roots.lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.IN_REVIEW, models.Edition.State.SCHEDULED)
    if not because.strip():
        raise errors.PublishingError("Say what is to be changed, so that the editor knows.")
    was = edition.state
    return_to_draft(edition, because)
    events.record_event(models.Event.Action.SENT_BACK, edition.root, by=by, at=at, to_edition=edition, note=because)
    tell_sent_back([edition], because=because, by=by, at=at)
    if was == models.Edition.State.SCHEDULED:
        leave_schedule(edition, edition.release, by=by, at=at)
    return edition


def return_to_draft(edition: models.Edition, because: str) -> None:
    edition.state, edition.sent_back_because = models.Edition.State.DRAFT, because.strip()
    edition.publish_at, edition.published_by, edition.own_edit_reason = None, None, ""
    edition.save()


@transaction.atomic
def look_at(edition: models.Edition, *, by: User, at: datetime) -> models.Edition:
    """Records that somebody else has looked at what a person wrote and published alone."""
    permissions.require_permission(by, permissions.PUBLISH)
    roots.lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.PUBLISHED)
    if not edition.own_edit_reason or edition.looked_at:
        raise errors.WrongStateError("Nobody else needs to look at this one.")
    if by.pk == edition.published_by_id or by.pk in find_writers(edition):
        raise errors.PublishingError("You wrote or published it: somebody else must look at it.")
    edition.looked_at_by, edition.looked_at = by, at
    edition.save(update_fields=["looked_at_by", "looked_at"])
    events.record_event(models.Event.Action.LOOKED_AT, edition.root, by=by, at=at, to_edition=edition)
    return edition
