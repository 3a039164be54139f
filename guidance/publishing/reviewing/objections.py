"""What outside experts said of drafts, and the written answers to those who say that a draft needs changes."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting.roots import lock_root

CARRIES = (models.Event.Action.RESTORED, models.Event.Action.MERGED)


def find_last_answers(editions: Iterable[models.Edition]) -> list[models.ExpertAnswer]:
    """The last answer through each link to these drafts, the newest first. An expert undoes an answer by another.

    An objection that nobody has replied to is carried over from a draft whose text went into one of these.
    """
    heirs = {edition.pk: edition.pk for edition in editions}
    carried = _find_sources(heirs)
    answers = models.ExpertAnswer.objects.filter(link__edition__in=[*heirs, *carried])
    found: dict[int, models.ExpertAnswer] = {}
    for answer in answers.select_related("link__edition", "replied_by").prefetch_related("comments"):
        found.setdefault(answer.link_id, answer)
    for answer in found.values():
        answer.about_id = heirs.get(answer.link.edition_id) or carried[answer.link.edition_id]
    return [answer for answer in found.values() if answer.link.edition_id in heirs or answer.is_open_objection]


def _find_sources(heirs: Mapping[int, int]) -> dict[int, int]:
    """The editions that these were restored or put together from, each with the one that has its text now."""
    found: dict[int, int] = {}
    asked = dict(heirs)
    while asked:
        events = models.Event.objects.filter(to_edition__in=asked, action__in=CARRIES, from_edition__isnull=False)
        pairs = events.values_list("from_edition", "to_edition")
        asked = {source: asked[into] for source, into in pairs if source not in found and source not in heirs}
        found |= asked
    return found


def find_objections(editions: Iterable[models.Edition]) -> list[models.ExpertAnswer]:
    """The last answers that ask for changes and that nobody has replied to."""
    return [answer for answer in find_last_answers(editions) if answer.is_open_objection]


def check_answered(editions: Iterable[models.Edition]) -> None:
    """Raises ObjectionError if an expert asks for changes in one of them, and nobody has replied."""
    for answer in find_objections(editions):
        raise errors.ObjectionError(answer)


@transaction.atomic
def reply_to_objection(answer: models.ExpertAnswer, *, reply: str, by: User, at: datetime) -> models.ExpertAnswer:
    """Records what was done about an expert's objection, or why nothing was."""
    permissions.require_permission(by, permissions.DRAFT)
    edition = answer.link.edition
    lock_root(edition.root)
    answer = models.ExpertAnswer.objects.get(pk=answer.pk)
    if not reply.strip():
        raise errors.PublishingError("Write what you changed, or why you changed nothing.")
    if not answer.is_open_objection:
        raise errors.WrongStateError("Somebody has answered this already. Look at the draft again.")
    answer.reply, answer.replied_by, answer.replied_at = reply.strip(), by, at
    answer.save(update_fields=["reply", "replied_by", "replied_at"])
    note = f"To {answer.name}: {answer.reply}"
    events.record_event(models.Event.Action.REPLIED, edition.root, by=by, at=at, to_edition=edition, note=note)
    return answer
