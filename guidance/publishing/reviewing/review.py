"""Review: sends a draft for review, sends it back, and has a second person look at what somebody published alone."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting.roots import lock_root
from guidance.publishing.going_live.timetable import leave_schedule
from guidance.publishing.reviewing.checklist import find_open_points


def find_writers(edition: models.Edition) -> set[int]:
    """The primary keys of the users who saved any of it, or any unpublished text that went into it."""
    return find_all_writers([edition])[edition.pk]


def find_all_writers(editions: Iterable[models.Edition]) -> dict[int, set[int]]:
    """What `find_writers` returns for each edition, by the primary keys of the editions."""
    found: dict[int, set[int]] = {edition.pk: set() for edition in editions}
    # For each edition found so far: the editions asked about that its text went into.
    reached = {pk: {pk} for pk in found}
    newest = reached.copy()
    while newest:
        saves = models.Revision.objects.filter(edition__in=newest).exclude(saved_by=None).order_by().distinct()
        for edition, saver in saves.values_list("edition", "saved_by"):
            for asked in newest[edition]:
                found[asked].add(saver or 0)
        further: dict[int, set[int]] = {}
        for edition, origin in _find_origins(newest):
            further.setdefault(origin, set()).update(newest[edition] - reached.setdefault(origin, set()))
            reached[origin] |= newest[edition]
        newest = {origin: asked for origin, asked in further.items() if asked}
    return found


def _find_origins(editions: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Pairs of an edition and another whose text went into it: by merging, restoring, setting aside or starting again.

    A published edition had been agreed to, so it is left out, unless somebody restored an earlier revision of it.
    """
    agreed = (models.Edition.State.PUBLISHED, models.Edition.State.WITHDRAWN)
    told = models.Event.objects.filter(to_edition__in=editions, from_edition__isnull=False).order_by()
    yield from told.exclude(from_edition__state__in=agreed).values_list("to_edition", "from_edition")
    restored = told.filter(action=models.Event.Action.RESTORED, from_edition__state__in=agreed)
    for edition, origin, held in restored.values_list("to_edition", "from_edition", "from_edition__snapshot"):
        if models.Revision.objects.get(edition=edition, number=1).snapshot != held:
            yield edition, origin


def get_in_state(edition: models.Edition, *states: str) -> models.Edition:
    """Rereads the edition. Raises WrongStateError unless it is in one of the states."""
    found = models.Edition.objects.select_related("root", "release").get(pk=edition.pk)
    if found.state not in states:
        raise errors.WrongStateError(
            f"'{found.title}' is {found.get_state_display().lower()} by now: look at it again."
        )
    return found


@transaction.atomic
def send_for_review(
    edition: models.Edition, *, revision: int, importance: str, note: str, reason: str, by: User, at: datetime
) -> models.Edition:
    """Raises PublishingError if the checklist finds something to put right: see checklist.py."""
    permissions.require_permission(by, permissions.DRAFT)
    lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.DRAFT)
    if edition.revision != revision:
        raise errors.WrongStateError("This draft was saved again since you opened it. Look at it before you send it.")
    if edition.aside_of_id and edition.aside_of and edition.aside_of.is_open:
        raise errors.WrongStateError("This version clashes with another draft: put the two together first.")
    if importance == models.Edition.Importance.MAJOR and not note.strip():
        raise errors.PublishingError("Write a note that tells readers what changed, or call the change minor.")
    points = find_open_points(edition, at.date())
    if points:
        raise errors.PublishingError(f"The checklist has {len(points)} to mend. First: {points[0].message}")
    edition.importance, edition.note, edition.reason = importance, note.strip(), reason.strip()
    edition.state, edition.sent_back_because = models.Edition.State.IN_REVIEW, ""
    edition.save()
    events.record_event(models.Event.Action.SENT_FOR_REVIEW, edition.root, by=by, at=at, to_edition=edition, note=note)
    return edition


@transaction.atomic
def send_back(edition: models.Edition, *, because: str, by: User, at: datetime) -> models.Edition:
    """A publisher asks for changes. A scheduled edition comes off the schedule."""
    permissions.require_permission(by, permissions.PUBLISH)
    lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.IN_REVIEW, models.Edition.State.SCHEDULED)
    if not because.strip():
        raise errors.PublishingError("Say what is to be changed, so that the editor knows.")
    was = edition.state
    return_to_draft(edition, because)
    events.record_event(models.Event.Action.SENT_BACK, edition.root, by=by, at=at, to_edition=edition, note=because)
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
    lock_root(edition.root)
    edition = get_in_state(edition, models.Edition.State.PUBLISHED)
    if not edition.own_edit_reason or edition.looked_at:
        raise errors.WrongStateError("Nobody else need look at this one.")
    if by.pk == edition.published_by_id or by.pk in find_writers(edition):
        raise errors.PublishingError("You wrote or published it: somebody else must look at it.")
    edition.looked_at_by, edition.looked_at = by, at
    edition.save(update_fields=["looked_at_by", "looked_at"])
    events.record_event(models.Event.Action.LOOKED_AT, edition.root, by=by, at=at, to_edition=edition)
    return edition
