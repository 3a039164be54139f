"""Preview links: an outside expert sees a draft and comments on it, under a name that they give."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting.roots import lock_root
from guidance.publishing.telling.notices import tell_answered

LONGEST = 90  # days
MOST_ANSWERS = 50  # to one link: its holder needs no account, and must not be able to fill the database


@transaction.atomic
def share_draft(edition: models.Edition, *, made_for: str, days: int, by: User, at: datetime) -> models.PreviewLink:
    permissions.require_permission(by, permissions.DRAFT)
    lock_root(edition.root)
    edition = models.Edition.objects.get(pk=edition.pk)
    if not edition.is_open:
        raise errors.WrongStateError(
            f"'{edition.title}' is {edition.get_state_display().lower()}: there is no draft to show."
        )
    if not 1 <= days <= LONGEST:
        raise errors.PublishingError(f"A link lasts from 1 to {LONGEST} days.")
    expires_at = at + timedelta(days=days)
    link = models.PreviewLink.objects.create(
        edition=edition, made_for=made_for.strip(), created_by=by, created_at=at, expires_at=expires_at
    )
    note = f"For {link.made_for}, for {days} days."
    events.record_event(models.Event.Action.SHARED, edition.root, by=by, at=at, to_edition=edition, note=note)
    return link


@transaction.atomic
def revoke_link(link: models.PreviewLink, *, by: User, at: datetime) -> models.PreviewLink:
    permissions.require_permission(by, permissions.DRAFT)
    link = models.PreviewLink.objects.select_for_update().select_related("edition__root").get(pk=link.pk)
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        edition = link.edition
        note = f"For {link.made_for}."
        events.record_event(models.Event.Action.UNSHARED, edition.root, by=by, at=at, to_edition=edition, note=note)
    return link


@transaction.atomic
def record_answer(
    link: models.PreviewLink,
    *,
    revision: int,
    name: str,
    verdict: models.ExpertAnswer.Verdict,
    comments: Mapping[str, str],
    at: datetime,
) -> models.ExpertAnswer:
    """Records an expert's answer. Anyone with the link may answer.

    `comments` are by part of the page, and blank ones are left out. Raises SavedAgainError unless `revision` is the
    draft's last, because its parts may have changed.
    """
    link = models.PreviewLink.objects.select_for_update().select_related("edition__root").get(pk=link.pk)
    edition = link.edition
    if link.revoked_at or link.expires_at <= at or not edition.is_open:
        raise errors.WrongStateError("This link is no longer in use. Ask the person who sent it for a new one.")
    if link.answers.count() >= MOST_ANSWERS:
        raise errors.PublishingError(
            "Too many answers have come through this link. Ask the person who sent it for a new one."
        )
    if revision != edition.revision:
        raise errors.SavedAgainError
    said = {part: text.strip() for part, text in comments.items() if text.strip()}
    if verdict == models.ExpertAnswer.Verdict.COMMENTS and not said:
        raise errors.PublishingError("Say what should change: write beside the part that it is about.")
    given = models.ExpertAnswer.objects.create(link=link, revision=revision, name=name.strip(), verdict=verdict, at=at)
    models.ExpertComment.objects.bulk_create(
        models.ExpertComment(answer=given, part=part, text=text) for part, text in said.items()
    )
    label = models.ExpertAnswer.Verdict(verdict).label
    events.record_event(
        models.Event.Action.ANSWERED,
        edition.root,
        by=None,
        by_name=f"{given.name}, outside expert",
        at=at,
        to_edition=edition,
        note=label,
    )
    tell_answered(given, at=at)
    return given
