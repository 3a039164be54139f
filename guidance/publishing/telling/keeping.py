"""Keeps notices for people's first pages, and has them mailed once the step that they tell of is saved."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User

from guidance import models
from guidance.publishing.telling.mailing import mail_when_saved
from guidance.rules.limits.cut_short import cut_to_line

LONGEST_SUBJECT = 150


def tell(
    people: Iterable[int | None],
    kind: models.Notice.Kind,
    subject: str,
    parts: Sequence[str],
    *,
    path: str,
    at: datetime,
    edition: models.Edition | None = None,
    release: models.Release | None = None,
) -> None:
    """Tells each of these people, by primary key, if their account is still in use. `parts` are paragraphs."""
    found = list(User.objects.filter(pk__in={person for person in people if person}, is_active=True).order_by("pk"))
    unwanted = dict(models.MailChoice.objects.filter(user__in=found).values_list("user", "unwanted"))
    mail = models.Notice.Mail
    notices = models.Notice.objects.bulk_create(
        models.Notice(
            to=person,
            kind=kind,
            subject=cut_to_line(subject, LONGEST_SUBJECT),
            text="\n\n".join(parts),
            path=path,
            edition=edition,
            release=release,
            at=at,
            mail=mail.WAITING if person.email and kind not in unwanted.get(person.pk, []) else mail.UNWANTED,
        )
        for person in found
    )
    mail_when_saved([notice.pk for notice in notices if notice.mail == mail.WAITING])
