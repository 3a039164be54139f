"""Sends mail when a review is due: first to the owner, from the second mail on to the deputy as well.

It is repeated until somebody has reviewed the record.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Max, QuerySet
from django.urls import reverse

from guidance import models
from guidance.publishing import events
from guidance.rules.dates import long_date

AGAIN_AFTER = timedelta(days=7)


def send_reminders(day: date, now: datetime) -> dict[str, int]:
    """Sends one mail to each person and returns how many records it named, by email address.

    A mail that fails is not recorded as sent, so the next run sends it. Two runs at once send each mail once.
    """
    sent: dict[str, int] = {}
    people: dict[int, set[int]] = defaultdict(set)
    for root in _query_overdue(day):
        last = _query_sent(root).aggregate(last=Max("sent_at"))["last"]
        if last is None or now - last >= AGAIN_AFTER:
            for person in _choose_recipients(root):
                people[person.pk].add(root.pk)
    for person in User.objects.filter(pk__in=people).order_by("pk"):
        count = _send_reminder(person, people[person.pk], day, now)
        if count:
            sent[person.email] = count
    return sent


def find_unreachable(day: date) -> Iterable[models.Root]:
    """Overdue records that nobody can be reminded of, because neither owner nor deputy has an email address."""
    return [root for root in _query_overdue(day) if not _is_reachable(root.owner) and not _is_reachable(root.deputy)]


def _query_overdue(day: date) -> Iterable[models.Root]:
    return models.Root.objects.overdue(day).select_related("owner", "deputy").order_by("review_on", "title")


def _query_sent(root: models.Root) -> QuerySet[models.Reminder]:
    """The reminders of the review that is due now, not those of earlier reviews."""
    return root.reminders.filter(review_on=root.review_on) if root.review_on else root.reminders.none()


def _choose_recipients(root: models.Root) -> list[User]:
    """The owner the first time, then the deputy too. Leaves out anyone who cannot be reached."""
    is_first = not _query_sent(root).exists()
    asked = [root.owner] if is_first and _is_reachable(root.owner) else [root.owner, root.deputy]
    return [person for person in asked if person is not None and _is_reachable(person)]


def _is_reachable(person: User | None) -> bool:
    return person is not None and person.is_active and bool(person.email)


@transaction.atomic
def _send_reminder(person: User, roots: set[int], day: date, now: datetime) -> int:
    due = list(models.Root.objects.select_for_update().filter(pk__in=roots).order_by("review_on", "title"))
    due = [root for root in due if not _query_sent(root).filter(to=person, sent_at__gt=now - AGAIN_AFTER).exists()]
    if not due:
        return 0
    models.Reminder.objects.bulk_create(
        [models.Reminder(root=root, review_on=root.review_on or day, to=person, sent_at=now) for root in due]
    )
    for root in due:
        events.record_event(
            models.Event.Action.REMINDED, root, by=None, at=now, note=f"To {events.name_person(person)}."
        )
    records = "record is" if len(due) == 1 else "records are"
    subject = f"{settings.SITE_NAME}: {len(due)} {records} due for review"
    send_mail(subject, _write_text(due, day), settings.DEFAULT_FROM_EMAIL, [person.email])
    return len(due)


def _write_text(due: list[models.Root], day: date) -> str:
    lines = [
        "These records are due for review. Open each, check it against its sources, and either say that it is "
        "right or draft what has to change.",
        "",
    ]
    for root in due:
        late = (day - root.review_on).days if root.review_on else 0
        when = f"due on {long_date(root.review_on)}" if root.review_on else "due"
        lines += [
            f"{root.title}: {when}{f', {late} days ago' if late else ''}",
            settings.SITE_ADDRESS + reverse("admin:guidance_root_history", args=[root.pk]),
            "",
        ]
    return "\n".join([*lines, "You get this mail every week until each of them is reviewed."])
