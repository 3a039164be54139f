"""Adapts allauth to this site: nobody signs up, errors are in our words, and our settings apply."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from guidance.accounts import encryption
from guidance.accounts.throttle import find_client_address

WRONG = "The username or email address, or the password, is not right. Check both, and that caps lock is off."
WRONG_CODE = "This code is not right, or it was used already. Type the next one."

UNREADABLE = (
    "We cannot check this code: the second step that you set up can no longer be read. "
    "Ask an administrator to reset it, then set it up again."
)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": WRONG,
        "email_password_mismatch": WRONG,
        "incorrect_password": "This is not your password. Type the password that you sign in with.",
        "enter_current_password": "This is not your current password.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Administrators create the accounts."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Turns off allauth's own counting: axes counts in the database, for all processes."""

    def get_client_ip(self, request: HttpRequest) -> str:
        return find_client_address(request) or "unknown"

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Uses the site's own address, not the host that the request names."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return f"{settings.SITE_ADDRESS}{path.replace('UID-KEY', key)}"

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        return reverse("mfa_index")

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A person who has just signed in does not have to confirm who they are."""
        records = get_authentication_records(self.request, self.request.user)
        if records and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": WRONG_CODE,
        "unreadable": UNREADABLE,
    }

    def encrypt(self, text: str) -> str:
        return encryption.encrypt_text(text)

    def decrypt(self, encrypted_text: str) -> str:
        return encryption.decrypt_token(encrypted_text)
