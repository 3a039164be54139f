"""People with a second step, and the codes that their phones would show."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page

from guidance.accounts import second_factor
from guidance.accounts.encryption import decrypt_token

PASSWORD = "a long enough password"  # noqa: S105


def set_up_app(user: User) -> Authenticator:
    """Recovery codes come with it."""
    RecoveryCodes.activate(user)
    app: Authenticator = TOTP.activate(user, generate_totp_secret()).instance
    return app


def code_for(secret: str, later: int = 0) -> str:
    """What the app shows, or will show so many half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later))


def code_of(user: User, later: int = 0) -> str:
    return code_for(decrypt_token(second_factor.apps_of(user).get().data["secret"]), later)


def recovery_codes_of(user: User) -> list[str]:
    codes: list[str] = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    return codes


def sign_in(page: Page, user: User) -> None:
    """On the page for it, by password and, where the person has an app, by its code."""
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    if second_factor.apps_of(user).exists():
        page.get_by_label("Code").fill(code_of(user))
        page.get_by_role("button", name="Sign in").first.click()


def take_both_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """`Client.force_login` stands for a whole sign-in: whoever needs a second step has an app, and has used it."""
    password_only: Callable[..., None] = Client.force_login

    def force_login(client: Client, user: Any, backend: str | None = None) -> None:
        password_only(client, user, backend)
        if second_factor.is_needed_by(user):
            app = second_factor.apps_of(user).first() or set_up_app(user)
            session = client.session
            session[second_factor.SESSION_KEY] = app.pk
            session.save()

    monkeypatch.setattr(Client, "force_login", force_login)
