"""Signing in and managing your own account: allauth's views inside the admin's page frame."""

import logging
from datetime import datetime
from math import ceil
from smtplib import SMTPException
from textwrap import wrap
from typing import Any

from allauth.account.views import PasswordResetView
from allauth.mfa.recovery_codes.views import GenerateRecoveryCodesView
from allauth.mfa.totp.views import ActivateTOTPView
from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.generic.base import ContextMixin, TemplateView

from guidance.accounts import second_factor
from guidance.accounts.encryption import UnreadableSecretError

logger = logging.getLogger(__name__)

NOT_SENT: tuple[type[Exception], ...] = (SMTPException, OSError)
if settings.REDIS_URL:
    from redis.exceptions import RedisError

    NOT_SENT += (RedisError,)  # the limit on password emails is counted in Redis


def build_admin_frame(request: HttpRequest, title: str) -> dict[str, Any]:
    """The context that templates/admin/base.html needs, with the sidebar's list of apps switched off."""
    return {
        "title": title,
        "site_header": admin.site.site_header,
        "site_title": admin.site.site_title,
        "site_url": admin.site.site_url,
        "has_permission": admin.site.has_permission(request),
        "is_nav_sidebar_enabled": False,
        "second_factor_is_needed": second_factor.is_needed_by(request.user),
    }


class InFrame(ContextMixin):
    title = ""
    request: HttpRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), **build_admin_frame(self.request, self.title)}


def put_in_frame(view: type[TemplateView], title: str) -> Any:
    """Wrap one of allauth's views in the admin's frame. Browsers and proxies don't cache it."""
    in_frame: type[TemplateView] = type(view.__name__, (InFrame, view), {"title": title})
    return never_cache(in_frame.as_view())


class SetUpApp(ActivateTOTPView):
    """Shows a secret as a QR code and as text, and asks for a code to prove that the app has it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "secret": " ".join(wrap(context["form"].secret, 4))}

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        second_factor.record_taken(self.request, self.request.user)
        return response


class MakeRecoveryCodes(GenerateRecoveryCodesView):
    """Works even where the old codes can't be decrypted: the page then says that 0 are left."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        try:
            context: dict[str, Any] = super().get_context_data(**kwargs)
        except UnreadableSecretError:
            context = super(GenerateRecoveryCodesView, self).get_context_data(**kwargs)
            context["unused_code_count"] = 0
        return context


class AskForNewPassword(PasswordResetView):
    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except NOT_SENT:
            logger.exception("An email for a new password was not sent.")
            form.add_error(None, "The email could not be sent. Try again in a few minutes, or ask an administrator.")
            response = self.form_invalid(form)
        return response


def refuse_guess(request: HttpRequest, _response: HttpResponse, credentials: dict[str, Any] | None) -> HttpResponse:
    """The response that axes sends to somebody who is locked out."""
    return _wait_until(request, AxesProxyHandler.get_implementation().ends(request, credentials))


def too_many_requests(request: HttpRequest) -> HttpResponse:
    """The response that allauth sends over its rate limits. The settings make them last as long as axes' cool-off."""
    return _wait_until(request, timezone.now() + settings.AXES_COOLOFF_TIME)


def _wait_until(request: HttpRequest, moment: datetime) -> HttpResponse:
    seconds = max((moment - timezone.now()).total_seconds(), 1)
    context = {
        **build_admin_frame(request, "Wait before you try again"),
        "minutes": ceil(seconds / 60),
        "moment": moment,
    }
    response = render(request, "account/wait.html", context, status=429)
    response["Retry-After"] = str(ceil(seconds))
    return response


def show_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """For a form whose CSRF token has expired because the person signed in again after opening it."""
    address = request.get_full_path()
    if not request.user.is_authenticated and request.path.startswith(reverse("admin:index")):
        return redirect_to_login(address)
    context = {**build_admin_frame(request, "This page is out of date"), "address": address}
    return render(request, "account/out_of_date.html", context, status=403)
