"""Preview links: an outside expert sees a draft and says what they think, under a name that they give."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction

from guidance.models import Edition, Event, ExpertAnswer, ExpertComment, PreviewLink
from guidance.publishing import events
from guidance.publishing.drafting.roots import locked
from guidance.publishing.errors import PublishingError, SavedAgainError, WrongStateError
from guidance.publishing.permissions import DRAFT, require

LONGEST = 90  # days
MOST_ANSWERS = 50  # to one link: whoever holds it needs no account, so it must not fill the database


@transaction.atomic
def share(edition: Edition, *, made_for: str, days: int, by: User, at: datetime) -> PreviewLink:
    require(by, DRAFT)
    locked(edition.root)
    edition = Edition.objects.get(pk=edition.pk)
    if not edition.is_open:
        raise WrongStateError(f"'{edition.title}' is {edition.get_state_display().lower()}: there is no draft to show.")
    if not 1 <= days <= LONGEST:
        raise PublishingError(f"A link lasts from 1 to {LONGEST} days.")
    expires_at = at + timedelta(days=days)
    link = PreviewLink.objects.create(
        edition=edition, made_for=made_for.strip(), created_by=by, created_at=at, expires_at=expires_at
    )
    note = f"For {link.made_for}, for {days} days."
    events.record(Event.Action.SHARED, edition.root, by=by, at=at, to_edition=edition, note=note)
    return link


@transaction.atomic
def revoke(link: PreviewLink, *, by: User, at: datetime) -> PreviewLink:
    require(by, DRAFT)
    link = PreviewLink.objects.select_for_update().select_related("edition__root").get(pk=link.pk)
    if link.revoked_at is None:
        link.revoked_at = at
        link.save(update_fields=["revoked_at"])
        edition = link.edition
        note = f"For {link.made_for}."
        events.record(Event.Action.UNSHARED, edition.root, by=by, at=at, to_edition=edition, note=note)
    return link


@transaction.atomic
def answer(
    link: PreviewLink,
    *,
    revision: int,
    name: str,
    verdict: ExpertAnswer.Verdict,
    comments: Mapping[str, str],
    at: datetime,
) -> ExpertAnswer:
    """`comments` are by part of the page; those that are blank are left out. Whoever holds the link may answer.

    Raises SavedAgainError unless `revision` is the draft's last: its parts may be others by now.
    """
    link = PreviewLink.objects.select_for_update().select_related("edition__root").get(pk=link.pk)
    edition = link.edition
    if link.revoked_at or link.expires_at <= at or not edition.is_open:
        raise WrongStateError("This link is no longer in use. Ask whoever sent it for another.")
    if link.answers.count() >= MOST_ANSWERS:
        raise PublishingError("This link has been answered too often. Ask whoever sent it for another.")
    if revision != edition.revision:
        raise SavedAgainError
    said = {part: text.strip() for part, text in comments.items() if text.strip()}
    if verdict == ExpertAnswer.Verdict.COMMENTS and not said:
        raise PublishingError("Say what should change: write beside the part that it is about.")
    given = ExpertAnswer.objects.create(link=link, revision=revision, name=name.strip(), verdict=verdict, at=at)
    ExpertComment.objects.bulk_create(ExpertComment(answer=given, part=part, text=text) for part, text in said.items())
    label = ExpertAnswer.Verdict(verdict).label
    events.record(
        Event.Action.ANSWERED,
        edition.root,
        by=None,
        by_name=f"{given.name}, outside expert",
        at=at,
        to_edition=edition,
        note=label,
    )
    return given
