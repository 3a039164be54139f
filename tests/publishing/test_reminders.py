"""Who is mailed of an overdue review, when, and again until somebody has done it."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.utils import timezone

from guidance.models import Event, Root
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.errors import NotAllowedError, PublishingError
from guidance.publishing.permissions import EDITOR, PUBLISHER
from guidance.publishing.reviewing import responsibility
from guidance.publishing.reviewing.reminders import find_unreachable, send_reminders
from tests.factories import a_source
from tests.publishing.desk import NOW, a_person

DAY = timezone.localdate(NOW)
WEEK = timedelta(days=7)


@pytest.fixture
def owner(db: None) -> User:
    return a_person(email="owner@example.org")


@pytest.fixture
def deputy(db: None) -> User:
    return a_person(email="deputy@example.org")


@pytest.fixture
def overdue(owner: User, deputy: User) -> Root:
    return assigned(owner, deputy, DAY - timedelta(days=3))


def assigned(owner: User | None, deputy: User | None, review_on: date | None) -> Root:
    root = root_of(a_source(title="The contract"))
    return responsibility.assign_owner(
        root, owner=owner, deputy=deputy, review_on=review_on, by=a_person(PUBLISHER), at=NOW
    )


def sent_to() -> list[str]:
    return [address for message in mail.outbox for address in message.to]


def test_the_owner_is_asked_first_and_the_deputy_too_a_week_later(overdue: Root) -> None:
    send_reminders(DAY, NOW)
    assert sent_to() == ["owner@example.org"]
    assert f"{overdue.title}: due on 18 November 2026, 3 days ago" in mail.outbox[0].body
    assert mail.outbox[0].subject.endswith(": 1 record is due for review")
    told = Event.objects.get(action=Event.Action.REMINDED)
    assert (told.root, told.by_name, told.note) == (overdue, "the portal", f"To {overdue.owner}.")
    send_reminders(DAY + WEEK, NOW + WEEK)
    assert sent_to()[1:] == ["owner@example.org", "deputy@example.org"]


def test_a_second_run_within_the_week_mails_nobody(overdue: Root) -> None:
    send_reminders(DAY, NOW)
    send_reminders(DAY + timedelta(days=6), NOW + timedelta(days=6))
    assert len(mail.outbox) == 1


def test_reminders_go_on_every_week_and_end_once_it_is_reviewed(overdue: Root, owner: User) -> None:
    for weeks in range(3):
        send_reminders(DAY + weeks * WEEK, NOW + weeks * WEEK)
    assert len(mail.outbox) == 5
    responsibility.mark_reviewed(overdue, again_on=DAY + timedelta(days=365), day=DAY, by=owner, at=NOW)
    send_reminders(DAY + 3 * WEEK, NOW + 3 * WEEK)
    assert len(mail.outbox) == 5


def test_one_mail_names_all_of_a_persons_records(overdue: Root, owner: User) -> None:
    assigned(owner, None, DAY)
    assert send_reminders(DAY, NOW) == {"owner@example.org": 2}
    [message] = mail.outbox
    assert message.subject.endswith(": 2 records are due for review")
    assert "due on 21 November 2026\n" in message.body


def test_what_is_not_due_or_was_withdrawn_is_not_mentioned(owner: User) -> None:
    assigned(owner, None, DAY + timedelta(days=1))
    gone = assigned(owner, None, DAY)
    Root.objects.filter(pk=gone.pk).update(row=None, live_edition=None)
    assert send_reminders(DAY, NOW) == {}


def test_a_deputy_stands_in_for_an_owner_who_has_left(overdue: Root, owner: User) -> None:
    User.objects.filter(pk=owner.pk).update(is_active=False)
    send_reminders(DAY, NOW)
    assert sent_to() == ["deputy@example.org"]


def test_a_record_that_nobody_can_be_asked_about_is_named(db: None) -> None:
    root = assigned(a_person(), None, DAY)
    assert send_reminders(DAY, NOW) == {}
    assert find_unreachable(DAY) == [root]


def test_what_could_not_be_mailed_is_mailed_by_the_next_run(overdue: Root, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("guidance.publishing.reviewing.reminders.send_mail", refuse)
        with pytest.raises(OSError):
            send_reminders(DAY, NOW)
    send_reminders(DAY, NOW)
    assert sent_to() == ["owner@example.org"]


def test_editors_review_and_publishers_name_owners(overdue: Root) -> None:
    editor = a_person(EDITOR)
    with pytest.raises(NotAllowedError):
        responsibility.assign_owner(overdue, owner=editor, deputy=None, review_on=None, by=editor, at=NOW)
    for day in (DAY, DAY - timedelta(days=1)):
        with pytest.raises(PublishingError, match="later day"):
            responsibility.mark_reviewed(overdue, again_on=day, day=DAY, by=editor, at=NOW)
    assert Event.objects.filter(root=overdue, action=Event.Action.REVIEWED).count() == 0
