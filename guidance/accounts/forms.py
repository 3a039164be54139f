"""allauth's forms in plain words, with mistakes counted by axes."""

import logging
from typing import Any, ClassVar

from allauth.account import forms as account
from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.mfa.adapter import get_adapter as get_second_factor_adapter
from allauth.mfa.base import forms as second_step
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django import forms
from django.core.mail.message import sanitize_address
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest

from guidance.accounts import codes, second_factor, throttle
from guidance.accounts.encryption import UnreadableSecretError
from guidance.accounts.people import find_by_email

logger = logging.getLogger(__name__)

NO_EMAIL_ADDRESS = "Write an email address in full, such as name@example.org."
LONGEST_NAME = 254  # of an email address; a username has fewer characters


class PlainForm(forms.BaseForm):
    """Has labels instead of placeholders, which disappear when somebody types."""

    labels: ClassVar[dict[str, str]] = {}
    attributes: ClassVar[dict[str, dict[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        for name, field in self.fields.items():
            field.label = self.labels[name]
            field.error_messages["required"] = f"Type the {self.labels[name].lower()}."
            field.widget.attrs.pop("placeholder", None)
            field.widget.attrs.update(self.attributes.get(name, {}))
            if name in {"password", "oldpassword"}:
                field.help_text = ""  # a link of allauth's; our pages have it below the form


class SignInForm(PlainForm, account.LoginForm):
    labels = {"login": "Username or email address", "password": "Password"}
    attributes = {"login": {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].validators.append(MaxLengthValidator(LONGEST_NAME))

    def user_credentials(self) -> dict[str, str]:
        """As typed. allauth would pass an email address twice, and so hash the account's password twice."""
        return {"username": self.cleaned_data["login"], "password": self.cleaned_data["password"]}


class ConfirmByPasswordForm(PlainForm, account.ReauthenticateForm):
    labels = {"password": "Password"}


class ChangePasswordForm(PlainForm, account.ChangePasswordForm):
    labels = {"oldpassword": "Current password", "password1": "New password", "password2": "New password again"}

    def clean_oldpassword(self) -> str:
        """Checks it as when signing in, so that guesses in a session left open are counted."""
        password: str = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class AskForNewPasswordForm(PlainForm, account.ResetPasswordForm):
    labels = {"email": "Email address"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].error_messages["invalid"] = NO_EMAIL_ADDRESS

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        try:
            sanitize_address(email, "utf-8")
        except (ValueError, UnicodeError):  # Django's validator lets through letters that no domain can have
            raise forms.ValidationError(NO_EMAIL_ADDRESS, "invalid") from None
        self.users = find_by_email(email)
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        """Sends an email to any address, so that neither the page nor its speed reveals who has an account."""
        if self.users:
            return str(super().save(request, **kwargs))
        email: str = self.cleaned_data["email"]
        get_adapter().send_mail("account/email/unknown_account", email, {})
        return email


class ChooseNewPasswordForm(PlainForm, account.ResetPasswordKeyForm):
    labels = {"password1": "New password", "password2": "New password again"}

    def save(self) -> None:
        super().save()
        throttle.forget_mistakes_of(self.user)


class CodeForm(PlainForm, second_step.BaseAuthenticateForm):
    """Takes a code of the app, or a recovery code."""

    labels = {"code": "Code"}
    attributes = {"code": {"inputmode": "numeric"}}

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        request = context.request
        problem = "incorrect_code"
        if not throttle.is_turned_away(request, self.user):
            for authenticator in Authenticator.objects.filter(user=self.user).select_related("user"):
                try:
                    if codes.is_right(authenticator, code):
                        self.authenticator = authenticator
                        return code
                except UnreadableSecretError:
                    logger.error("No key opens the second step of %s: %s.", self.user, authenticator.type)
                    problem = "unreadable"
            throttle.count_mistake(request, self.user)
        raise get_second_factor_adapter().validation_error(problem)

    def save(self) -> None:
        super().save()
        second_factor.record_taken(context.request, self.user)


class SignInByCodeForm(CodeForm, second_step.AuthenticateForm):
    pass


class ConfirmByCodeForm(CodeForm, second_step.ReauthenticateForm):
    pass


class SetUpAppForm(PlainForm, totp.ActivateTOTPForm):
    labels = {"code": "Code that the app shows"}
    attributes = {"code": {"inputmode": "numeric"}}
