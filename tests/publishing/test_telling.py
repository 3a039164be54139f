"""Who is told what of their work, on their first page and by email, and what a failing mail server can't harm."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.urls import reverse

from guidance.models import FAQ, Edition, ExpertAnswer, MailChoice, Notice, Release, Role
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import NotReadyError
from guidance.publishing.going_live import due, membership, publication, releases
from guidance.publishing.permissions import EDITOR, PUBLISHER, VIEWER
from guidance.publishing.reviewing import release_review, review, sharing
from guidance.publishing.telling import mailing
from tests import factories
from tests.publishing.desk import LATER, NOW, a_draft, a_person, edited, published, reviewed, saved, scheduled

SITE = "http://127.0.0.1:8000"
Mailing = Callable[[], AbstractContextManager[Any]]


@pytest.fixture
def mails(django_capture_on_commit_callbacks: Any) -> Mailing:
    """What is done within it is committed at its end."""
    return partial(django_capture_on_commit_callbacks, execute=True)


@pytest.fixture
def editor(db: None) -> User:
    return a_person(EDITOR, email="editor@example.org", first_name="Ed", last_name="Hill")


@pytest.fixture
def publisher(db: None) -> User:
    return a_person(PUBLISHER, email="publisher@example.org", first_name="Ada", last_name="Green")


@pytest.fixture
def draft(faq: FAQ, editor: User) -> Edition:
    return a_draft(faq, editor, answer="Half.")


def told(person: User) -> list[str]:
    """The oldest first."""
    return [notice.subject for notice in person.notices.order_by("pk")]


def publish(draft: Edition, by: User) -> Edition:
    draft.refresh_from_db()
    return publication.publish_edition(draft, revision=draft.revision, by=by, at=NOW)


def test_publishers_are_told_of_a_draft_to_review_and_where(
    draft: Edition, editor: User, publisher: User, mails: Mailing
) -> None:
    a_person(VIEWER, email="viewer@example.org")
    with mails():
        reviewed(draft, editor, note="It is half.\nNot all.")
    [sent] = mail.outbox
    assert sent.to == ["publisher@example.org"]
    assert sent.subject == "PCN mental health roles: Sent for review: 'Who pays?'"
    assert sent.body.startswith(
        "Ed Hill sent 'Who pays?' for review.\n\nWhat changed, for readers:\n> It is half.\n> N"
    )
    assert f"Review it here:\n{SITE}/admin/guidance/edition/{draft.pk}/change/\n" in sent.body
    assert sent.body.endswith(f"Choose which emails you get: {SITE}/admin/told/\n")
    assert told(editor) == []


def test_writers_are_told_why_it_was_sent_back_and_nobody_is_asked_to_review_it_any_more(
    draft: Edition, editor: User, publisher: User, mails: Mailing
) -> None:
    other = a_person(email="other@example.org")
    saved(draft, other, answer="Half of it.")
    reviewed(draft, editor)
    with mails():
        review.send_back(draft, because="Say who pays the rest.", by=publisher, at=NOW)
    assert sorted(sent.to[0] for sent in mail.outbox) == ["editor@example.org", "other@example.org"]
    assert (
        "sent 'Who pays?' back. It is a draft again.\n\nWhat to change:\n> Say who pays the rest."
        in mail.outbox[0].body
    )
    assert not Notice.objects.unseen().filter(to=publisher).exists()


def test_writers_and_the_owner_are_told_that_it_is_live_and_where(
    draft: Edition, editor: User, publisher: User, mails: Mailing
) -> None:
    draft.root.owner = owner = a_person(email="owner@example.org")
    draft.root.save()
    reviewed(draft, editor)
    with mails():
        publish(draft, publisher)
    assert sorted(sent.to[0] for sent in mail.outbox) == ["editor@example.org", "owner@example.org"]
    assert "Ada Green published 'Who pays?'." in mail.outbox[0].body
    assert f"{SITE}/faqs/pay/" in mail.outbox[0].body
    assert told(owner) == ["Published: 'Who pays?'"]
    assert told(publisher) == ["Sent for review: 'Who pays?'"]


def test_what_goes_live_at_its_time_is_told_to_who_scheduled_it(
    draft: Edition, publisher: User, mails: Mailing
) -> None:
    scheduled(draft, by=publisher)
    with mails():
        due.publish_due(LATER)
    assert told(publisher)[-1] == "Published: 'Who pays?'"
    assert "'Who pays?' went live on 21 November 2026 at 1pm, as scheduled." in mail.outbox[-1].body


def test_a_schedule_that_fails_is_told_with_why(draft: Edition, editor: User, publisher: User, mails: Mailing) -> None:
    scheduled(draft, by=publisher)
    Edition.objects.filter(pk=draft.pk).update(natural_key="[]", snapshot=[{"model": "guidance.faq", "fields": {}}])
    with mails():
        due.publish_due(LATER)
    for person in (editor, publisher):
        assert told(person)[-1] == "Could not go live: 'Who pays?'"
    assert "It is a draft again.\n\nWhy:\n> " in mail.outbox[0].body


def test_a_release_that_fails_is_told_once(draft: Edition, publisher: User, mails: Mailing) -> None:
    release = together([draft, another(answer="You.")])
    send_all(release, a_person())
    releases.schedule_release(release, LATER, by=publisher, at=NOW)
    Edition.objects.filter(pk=draft.pk).update(state=Edition.State.DRAFT)
    with mails():
        due.publish_due(LATER)
    assert [sent.subject for sent in mail.outbox if sent.to == [publisher.email]] == [
        "PCN mental health roles: Could not go live: the release 'Pay'"
    ]


def test_experts_answers_are_told_to_writers_and_who_shared_it(draft: Edition, editor: User, mails: Mailing) -> None:
    shared_by = a_person(email="shared@example.org")
    link = sharing.share_draft(draft, made_for="Jo", days=7, by=shared_by, at=NOW)
    with mails():
        answer(link, "Jo\nBcc: all@example.org")
    assert sorted(sent.to[0] for sent in mail.outbox) == ["editor@example.org", "shared@example.org"]
    body = mail.outbox[0].body
    assert body.startswith(
        "Jo Bcc: all@example.org says of 'Who pays?': it needs changes.\n\nIt can't be published until"
    )
    assert "Not half." not in body


def answer(link: Any, name: str) -> ExpertAnswer:
    needs, said = ExpertAnswer.Verdict.COMMENTS, {"Answer": "Not half."}
    return sharing.record_answer(link, revision=1, name=name, verdict=needs, comments=said, at=NOW)


def test_clashing_changes_are_told_to_the_other_person(draft: Edition, editor: User, mails: Mailing) -> None:
    began_as = Snapshot.read(draft.snapshot)
    saved(draft, editor, answer="A third.")
    other = a_person(email="other@example.org", first_name="Bea")
    with mails():
        clashing = drafts.save_draft(draft, edited(began_as, answer="All."), revision=1, by=other, at=NOW).edition
    [sent] = mail.outbox
    assert (sent.to, told(other)) == (["editor@example.org"], [])
    assert sent.body.startswith("Bea changed the same places of 'Who pays?' as you. Both versions are saved.")
    assert f"/admin/guidance/edition/{clashing.pk}/merge/" in sent.body


def test_a_draft_that_clashes_with_what_went_live_is_told_of_and_one_that_does_not_is_not(
    faq: FAQ, draft: Edition, editor: User, mails: Mailing
) -> None:
    peaceful = a_person(email="peaceful@example.org")
    a_draft(faq, peaceful, question="Who pays for it?")
    with mails():
        published(a_draft(faq, answer="All."))
    assert "Two versions clash: 'Who pays?'" in told(editor)
    assert told(peaceful) == []


def another(by: User | None = None, **fields: str) -> Edition:
    """A draft of another FAQ."""
    return a_draft(factories.a_faq(Role.objects.get(), slug="b", question="Who employs?"), by, **fields)


def together(editions: list[Edition]) -> Release:
    release = membership.create_release("Pay", by=a_person(), at=NOW)
    for edition in editions:
        membership.set_release(edition, release, by=a_person(), at=NOW)
    return release


def send_all(release: Release, by: User) -> int:
    return release_review.send_release_for_review(release, importance="major", note="Half.", reason="", by=by, at=NOW)


def test_a_release_is_told_of_once_at_each_step(draft: Edition, editor: User, publisher: User, mails: Mailing) -> None:
    release = together([draft, another(editor, answer="You.")])
    with mails():
        assert send_all(release, editor) == 2
    with mails():
        releases.publish_release(release, by=publisher, at=NOW)
    assert told(publisher) == ["Sent for review: the release 'Pay'"]
    assert told(editor) == ["Published: the release 'Pay'"]
    assert f"{SITE}/admin/guidance/release/" in mail.outbox[0].body
    assert len(mail.outbox) == 2


def test_nothing_is_told_of_what_was_not_done(draft: Edition, publisher: User, mails: Mailing) -> None:
    release = together([draft, another(answer="")])
    with mails(), pytest.raises(NotReadyError):
        send_all(release, a_person())
    with mails(), pytest.raises(ZeroDivisionError), transaction.atomic():
        membership.set_release(draft, None, by=a_person(), at=NOW)
        reviewed(draft)
        raise ZeroDivisionError
    assert (told(publisher), mail.outbox) == ([], [])


def test_who_wants_no_email_is_told_on_their_first_page_alone(draft: Edition, publisher: User, mails: Mailing) -> None:
    MailChoice.objects.create(user=publisher, unwanted=["review"])
    nowhere = a_person(PUBLISHER)
    gone = a_person(PUBLISHER, email="gone@example.org", is_active=False)
    with mails():
        reviewed(draft)
    assert mail.outbox == []
    assert [len(told(person)) for person in (publisher, nowhere, gone)] == [1, 1, 0]


def test_what_people_typed_cannot_change_a_mails_head_or_fill_it(faq: FAQ, publisher: User, mails: Mailing) -> None:
    question = "Who\r\npays\u202e?\u2028Bcc: all@example.org " + "x" * 400
    draft = a_draft(faq, answer="Half.")
    Edition.objects.filter(pk=draft.pk).update(title=question)
    with mails():
        reviewed(draft, note="\n".join(f"line {number} " + "y" * 90 for number in range(500)))
    [sent] = mail.outbox
    assert sent.message()["Bcc"] is None
    assert "\n" not in sent.subject
    assert "'Who pays ? Bcc: all" in sent.subject
    assert len(sent.subject) <= mailing.LONGEST_SUBJECT
    assert len(sent.body) < 2000
    assert all(line.startswith("> ") for line in sent.body.splitlines() if "yyy" in line)


class Failing(EmailBackend):
    """Refuses one address, or everything once it has `gone`."""

    refused = "publisher@example.org"
    gone: Exception | None = None

    def send_messages(self, messages: Any) -> int:
        if self.gone:
            raise self.gone
        if messages[0].to == [self.refused]:
            raise SMTPRecipientsRefused({self.refused: (550, b"no such person")})
        return super().send_messages(messages)


@pytest.fixture
def failing(settings: Any, monkeypatch: pytest.MonkeyPatch) -> type[Failing]:
    settings.EMAIL_BACKEND = f"{__name__}.Failing"
    monkeypatch.setattr(Failing, "gone", None)
    return Failing


def test_an_address_that_is_refused_keeps_nobody_elses_mail_back(
    draft: Edition, publisher: User, mails: Mailing, failing: type[Failing], caplog: pytest.LogCaptureFixture
) -> None:
    a_person(PUBLISHER, email="another@example.org")
    with mails():
        reviewed(draft)
    assert [sent.to for sent in mail.outbox] == [["another@example.org"]]
    assert publisher.notices.get().mail == Notice.Mail.FAILED
    assert "1 of 2 emails to editors could not be sent (SMTPRecipientsRefused)." in caplog.text
    assert "example.org" not in caplog.text


@pytest.mark.parametrize("error", [SMTPServerDisconnected("x"), TimeoutError(), ConnectionRefusedError(), TypeError()])
def test_a_mail_server_that_fails_loses_nothing_and_is_tried_again_later(
    draft: Edition, publisher: User, mails: Mailing, failing: type[Failing], error: Exception
) -> None:
    failing.gone = error
    with mails():
        reviewed(draft)
    draft.refresh_from_db()
    assert (draft.state, publisher.notices.get().mail) == ("in-review", Notice.Mail.FAILED)
    failing.gone, failing.refused = None, ""
    assert mailing.mail_again(NOW + timedelta(days=1)) == 1
    assert mailing.mail_again(NOW + timedelta(days=1)) == 0
    assert publisher.notices.get().mail == Notice.Mail.SENT


def test_old_notices_are_not_mailed_again_and_at_last_forgotten(
    draft: Edition, publisher: User, mails: Mailing
) -> None:
    reviewed(draft)  # never committed, so nothing was mailed
    assert mailing.mail_again(NOW + timedelta(days=4)) == 0
    assert told(publisher)
    mailing.mail_again(NOW + timedelta(days=200))
    assert not told(publisher)


@pytest.fixture
def connection_stays_open() -> Iterator[None]:
    """As Django's own test client has it: a request would end the connection, and the test's transaction with it."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("connection_stays_open")
def test_nobody_who_waits_for_a_page_waits_for_the_mail(draft: Edition, publisher: User, mails: Mailing) -> None:
    request_started.send(sender=None)
    with mails():
        reviewed(draft)
    assert mail.outbox == []
    request_finished.send(sender=None)
    assert len(mail.outbox) == 1


def test_each_link_leads_to_a_page(draft: Edition, publisher: User, client: Any) -> None:
    reviewed(draft)
    publisher.is_superuser = publisher.is_staff = True
    publisher.save()
    client.force_login(publisher)
    assert client.get(publisher.notices.get().path).status_code == 200
    assert client.get(reverse("told")).status_code == 200
