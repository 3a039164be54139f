"""A session ends with the browser, and a working day after signing in, however much is done in it."""

from datetime import timedelta

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from guidance.accounts.sessions import BEGAN
from tests.accounts.conftest import try_password
from tests.signing_in import PASSWORD

ADMIN = reverse("admin:index")


def grow_older(client: Client, **time: float) -> None:
    """As if the session had begun that long ago, and something were kept in it now."""
    session = client.session
    session[BEGAN] -= timedelta(**time).total_seconds()
    session["something"] = "kept"
    session.save()


def test_a_session_in_use_ends_ten_hours_after_signing_in(client: Client, editor: User) -> None:
    try_password(client, "editor", PASSWORD)
    grow_older(client, hours=9.9)
    assert client.get(ADMIN).status_code == 200
    grow_older(client, hours=0.2)
    assert client.get(ADMIN).url == f"{ADMIN}login/?next={ADMIN}"


def test_signing_in_begins_a_new_session_however_old_that_of_the_page_for_it_was(client: Client, editor: User) -> None:
    session = client.session
    session["something"] = "kept"
    session.save()
    grow_older(client, hours=9)
    before = client.session.session_key
    client.cookies["sessionid"] = before
    try_password(client, "editor", PASSWORD)
    assert client.session.session_key != before
    expires = Session.objects.get(pk=client.session.session_key).expire_date
    assert timedelta(hours=9.9) < expires - timezone.now() <= timedelta(hours=10)


def test_the_cookie_ends_with_the_browser_and_is_for_this_site_and_no_script(
    client: Client, editor: User, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = True  # as it is where the site's address is https
    cookie = try_password(client, "editor", PASSWORD).cookies["sessionid"]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")
    assert cookie["httponly"]
    assert cookie["secure"]
    assert cookie["samesite"] == "Lax"


def test_logging_out_ends_it_at_the_server(client: Client, editor: User) -> None:
    try_password(client, "editor", PASSWORD)
    key = client.session.session_key
    client.get(reverse("account_logout"))
    assert client.get(ADMIN).status_code == 200
    client.post(reverse("account_logout"))
    client.cookies["sessionid"] = key
    assert client.get(ADMIN).status_code == 302


def test_ended_sessions_are_cleared_away(client: Client, editor: User) -> None:
    try_password(client, "editor", PASSWORD)
    grow_older(client, hours=11)
    call_command("clearsessions")
    assert not Session.objects.exists()
