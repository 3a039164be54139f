"""Passwords: changed by whoever knows the old one, reset by email, and strong enough by Django's validators."""

import os
import re
from smtplib import SMTPException
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from redis.exceptions import RedisError

from guidance.pages.accounts import views as accounts
from tests.accounts.conftest import sign_in, try_password
from tests.signing_in import PASSWORD

ASK = reverse("account_reset_password")
NEW = "another long enough password"
WEAK = ["short1", "password123", "73519846275", "publisher"]


def ask_for(client: Client, email: str):
    return client.post(ASK, {"email": email})


def link_in_the_email() -> str:
    found = re.search(r"^https?://\S+$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[0]


def follow(client: Client, link: str) -> str:
    """The page for the new password: the key is in the session by then, and not in the address."""
    page = client.get(link, follow=True)
    return page.redirect_chain[-1][0] if page.redirect_chain else ""


@pytest.mark.slow
def test_a_forgotten_password_is_reset_by_email(client: Client, publisher_with_app: User, settings: Settings) -> None:
    AccessAttempt.objects.create(username="publisher", user_agent="", failures_since_start=30)
    assert ask_for(client, "Publisher@example.org").url == reverse("account_reset_password_done")
    [email] = mail.outbox
    assert email.to == ["publisher@example.org"]
    assert email.from_email == settings.DEFAULT_FROM_EMAIL
    assert email.subject == f"{settings.SITE_NAME}: choose a new password"
    assert "publisher at" in email.body
    link = link_in_the_email()
    assert link.startswith(settings.SITE_ADDRESS + ASK)

    form = follow(client, link)
    assert client.post(form, {"password1": NEW, "password2": NEW}).url == reverse(
        "account_reset_password_from_key_done"
    )
    assert client.get(reverse("admin:index")).status_code == 302  # nobody is signed in by it
    assert try_password(client, "publisher", NEW).url == reverse("mfa_authenticate")  # nor spared the second step
    assert "no longer works" in Client().get(link).content.decode()


@pytest.mark.slow
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_the_link_leads_to_the_site_whatever_host_the_request_names(
    client: Client, editor: User, settings: Settings, host: str
) -> None:
    settings.SITE_ADDRESS = "https://roles.example.org"
    client.post(ASK, {"email": "editor@example.org"}, HTTP_HOST=host)
    assert link_in_the_email().startswith("https://roles.example.org/account/")


def test_an_address_without_an_account_gets_an_email_too_and_the_page_is_the_same(client: Client, editor: User) -> None:
    answers = [ask_for(client, email) for email in ("editor@example.org", "nobody@example.org")]
    assert len({(answer.status_code, answer.url) for answer in answers}) == 1
    assert [email.to for email in mail.outbox] == [["editor@example.org"], ["nobody@example.org"]]
    assert "No account has this email address" in mail.outbox[1].body
    assert "http" not in mail.outbox[1].body


@pytest.mark.parametrize("ending", ["%80", "%EF%BF%BD", "..org"])
def test_an_address_that_no_email_can_go_to_is_a_slip_of_the_form(client: Client, editor: User, ending: str) -> None:
    sent = f"email=editor%40example.org{ending}"
    answer = client.post(ASK, sent, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert "Write an email address" in answer.content.decode()
    assert not mail.outbox


def test_a_closed_account_is_not_opened_by_email(client: Client, editor: User) -> None:
    User.objects.update(is_active=False)
    ask_for(client, "editor@example.org")
    assert "No account has this email address" in mail.outbox[0].body


def test_no_copy_of_an_email_address_is_kept_that_would_stay_good(client: Client, editor: User) -> None:
    ask_for(client, "editor@example.org")
    follow(client, link_in_the_email())
    assert not EmailAddress.objects.exists()


@pytest.mark.parametrize("link", ["1-abc", "zzzzzzzzzzzzzzz-abc", "1-set-password", "0-%00"])
def test_a_link_that_is_made_up_does_not_work(client: Client, editor: User, link: str) -> None:
    response = client.get(f"{ASK}{link}/")
    assert response.status_code == 200
    assert "no longer works" in response.content.decode()


def test_a_link_is_good_for_four_hours(client: Client, editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.contrib.auth.tokens import PasswordResetTokenGenerator

    ask_for(client, "editor@example.org")
    now = timezone.now().replace(tzinfo=None)
    for hours, works in ((3.9, True), (4.1, False)):
        later = now + timezone.timedelta(hours=hours)
        monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda _, later=later: later)
        assert bool(follow(Client(), link_in_the_email())) is works


def test_asking_again_and_again_stops_being_answered(client: Client, editor: User) -> None:
    statuses = [ask_for(client, "editor@example.org").status_code for _ in range(6)]
    assert statuses == [302] * 5 + [429]
    assert len(mail.outbox) == 5
    assert ask_for(client, "other@example.org").status_code == 302


def in_redis(address: str) -> dict[str, dict[str, str]]:
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": address}}


def test_several_processes_count_together_in_redis(db: None, settings: Settings) -> None:
    """For an address that no other run of this test has asked for, so that nothing need be cleared away."""
    settings.CACHES = in_redis(os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15"))
    try:
        cache.get("anything")
    except RedisError:
        settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
        pytest.skip("no Redis. Install and start redis-server, or set TEST_REDIS_URL.")
    client, email = Client(REMOTE_ADDR=f"2001:db8:{uuid4().hex[:4]}:1::1"), f"{uuid4().hex}@example.org"
    assert [ask_for(client, email).status_code for _ in range(6)] == [302] * 5 + [429]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


def test_while_redis_is_away_people_sign_in_and_are_told_that_no_email_goes(
    client: Client, publisher_with_app: User, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.CACHES = in_redis("redis://127.0.0.1:1/0")
    monkeypatch.setattr(accounts, "NOT_SENT", (*accounts.NOT_SENT, RedisError))
    sign_in(client, publisher_with_app)
    assert client.get(reverse("admin:jsi18n")).status_code == 200
    assert "The email could not be sent" in ask_for(client, "publisher@example.org").content.decode()
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


@pytest.mark.parametrize("error", [SMTPException("away"), ConnectionRefusedError(), TimeoutError()])
def test_a_mail_server_that_is_away_is_said_and_tells_nothing(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", fail)
    answers = [ask_for(client, email) for email in ("editor@example.org", "nobody@example.org")]
    for answer in answers:
        assert answer.status_code == 200
        assert "The email could not be sent" in answer.content.decode()


@pytest.mark.parametrize("password", WEAK)
def test_a_weak_password_is_refused_wherever_one_is_chosen(client: Client, publisher: User, password: str) -> None:
    ask_for(client, "publisher@example.org")
    form = follow(client, link_in_the_email())
    chosen = client.post(form, {"password1": password, "password2": password})
    client.force_login(publisher)
    changed = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": password, "password2": password}
    )
    for response in (chosen, changed):
        assert response.status_code == 200
        assert response.context["form"].errors["password1"]
    assert User.objects.get().check_password(PASSWORD)


@pytest.mark.slow
def test_a_password_is_changed_by_whoever_knows_it_and_ends_other_sessions(editor: User) -> None:
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        try_password(client, "editor", PASSWORD)
    change = reverse("account_change_password")
    wrong = here.post(change, {"oldpassword": "wrong", "password1": NEW, "password2": NEW})
    assert "This is not your current password" in wrong.content.decode()
    differ = here.post(change, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW + "!"})
    assert differ.context["form"].errors["password2"]
    assert here.post(change, {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}).url == reverse("mfa_index")
    assert here.get(reverse("admin:index")).status_code == 200
    assert elsewhere.get(reverse("admin:index")).status_code == 302
    assert try_password(Client(), "editor", NEW).status_code == 302


@pytest.mark.django_db
def test_somebody_who_has_no_password_yet_is_led_to_ask_for_one(client: Client) -> None:
    person = User.objects.create(username="new", is_staff=True)
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    page = client.get(reverse("account_change_password"), follow=True)
    assert page.status_code == 200
    assert page.redirect_chain[-1][0] == ASK
