"""Whether what should run once a day has run. Each task is known by what it leaves behind."""

from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Exists, F, Max, OuterRef, Q
from django.utils import timezone

from guidance.models import LinkCheck, Notice, Reminder, Root
from guidance.rules.dates import long_date
from guidance.upkeep import backups
from guidance.upkeep.findings import Finding, Findings

LATEST = timedelta(days=2)  # a night that was missed is made up for in the next
A_WHILE = timedelta(minutes=10)  # longer than any request


def look_at_daily_tasks(now: datetime) -> Findings:
    yield _backups(now)
    yield _link_checks(now)
    yield from _reminders(now)
    yield from _emails(now)
    if Session.objects.filter(expire_date__lt=now - LATEST).exists():
        yield Finding(
            "Sessions", "Sessions that ended days ago are still kept.", "Run manage.py clearsessions each day."
        )


def _backups(now: datetime) -> Finding:
    newest = next(iter(backups.list_backups()), None)
    to_do = "Run manage.py backup each day."
    if newest is None:
        return Finding("Backups", "There is none that was checked.", to_do)
    told = f"The newest was made and restored on {_day(newest.made_at)}."
    return Finding("Backups", told, to_do if now - newest.made_at > LATEST else "")


def _link_checks(now: datetime) -> Finding:
    last: datetime | None = LinkCheck.objects.aggregate(last=Max("checked_at"))["last"]
    to_do = "Run manage.py check_links each day."
    if last is None:
        return Finding("Links to other sites", "They were never checked.", to_do)
    return Finding("Links to other sites", f"Last checked on {_day(last)}.", to_do if now - last > LATEST else "")


def _reminders(now: datetime) -> Findings:
    """A review that was due days ago, whose owner could be reminded and was not."""
    sent = Reminder.objects.filter(root=OuterRef("pk"), review_on=OuterRef("review_on"))
    reachable = Q(owner__is_active=True, owner__email__gt="")
    unsent = Root.objects.overdue(timezone.localdate(now - LATEST)).filter(reachable, ~Exists(sent))
    if count := unsent.order_by(F("review_on")).count():
        told = f"Reviews that are due, with nobody reminded: {count}."
        yield Finding("Reminders", told, "Run manage.py send_reminders each day.")


def _emails(now: datetime) -> Findings:
    """What editors were to be mailed, and were not: each is still on their first page."""
    recent = Notice.objects.filter(at__gt=now - LATEST)
    failed = recent.filter(mail=Notice.Mail.FAILED) | recent.filter(mail=Notice.Mail.WAITING, at__lt=now - A_WHILE)
    if count := failed.count():
        told = f"Emails to editors that could not be sent in the last two days: {count}. Their first pages list them."
        yield Finding("Emails", told, "Look at the log and EMAIL_URL. manage.py send_reminders sends them again.")


def _day(moment: datetime) -> str:
    return long_date(timezone.localdate(moment))
