"""Refusals of what can't be read or is not allowed (400, 403, 409 and 413), each with a reason and a remedy."""

from django.conf import settings
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.exceptions import (
    DisallowedHost,
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from guidance.presenters.links import Link
from guidance.refusals.refusal import Refusal

BACK = "Go back with your browser's Back button: what you typed should still be there."


def refusal_of(error: BaseException | None) -> Refusal:
    """The refusal for an error that Django or a view raised for a bad request."""
    if isinstance(error, RequestDataTooBig):
        return _too_large()
    if isinstance(error, TooManyFieldsSent):
        return _too_many(f"{settings.DATA_UPLOAD_MAX_NUMBER_FIELDS:,} fields", "fewer rows")
    if isinstance(error, TooManyFilesSent):
        return _too_many(f"{settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} files", "fewer files")
    if isinstance(error, MultiPartParserError | UnreadablePostError):
        return Refusal(
            400,
            "Your form did not reach us whole",
            "What you sent was cut off or damaged on the way, so nothing was saved.",
            f"{BACK} Check your connection, then send it again.",
        )
    if isinstance(error, DisallowedHost):
        return Refusal(
            400,
            "This is not this site's address",
            "The address names another site, or none.",
            f"Go to {settings.SITE_ADDRESS}/ and look for the page there.",
            template="refusal_alone.html",
            leads_to=Link("Go to this site", f"{settings.SITE_ADDRESS}/"),
        )
    if isinstance(error, SessionInterrupted):
        return Refusal(
            400,
            "You have been signed out",
            "You signed out in another tab or on another page while this one was being made.",
            "Sign in again. If you had sent a form, check whether it was saved.",
            leads_to=_sign_in(),
        )
    return Refusal(
        400,
        "We cannot read that request",
        "Something is wrong with the address, or with what was sent with it.",
        "Check the address. If you sent a form, go back with your browser's Back button and send it again.",
    )


def no_permission() -> Refusal:
    return Refusal(
        403,
        "Your account cannot do this",
        "You are signed in, but your account does not have permission for this page. Nothing was changed.",
        "Ask an administrator which group you are in, or sign in with another account.",
        leads_to=_sign_in(),
    )


def unreadable_second_factor() -> Refusal:
    return Refusal(
        409,
        "Your recovery codes cannot be read",
        "The key that they were locked with is no longer set on this site.",
        "Make new codes on the page of your account, or ask an administrator to reset your second step.",
        leads_to=_sign_in(),
    )


def from_another_site(request: HttpRequest) -> Refusal:
    is_page = request.path.endswith("/")
    return Refusal(
        403,
        "This form was sent from another site",
        "This form was sent from another site, so we did not read it.",
        "Open it on this site and fill it in there.",
        leads_to=Link("Open the form", request.path) if is_page else None,
    )


def _too_large() -> Refusal:
    limit = filesizeformat(settings.DATA_UPLOAD_MAX_MEMORY_SIZE).replace("\N{NO-BREAK SPACE}", " ")
    return Refusal(
        413,
        "That is too much to send at once",
        f"You can send up to {limit} at once. What you sent is larger, so we did not read it and nothing was saved.",
        f"{BACK} Make it shorter, or send it in parts.",
    )


def _too_many(most: str, fewer: str) -> Refusal:
    return Refusal(
        400,
        "That is too much to send at once",
        f"You can send up to {most} at once. What you sent has more, so nothing was saved.",
        f"{BACK} Send {fewer} at a time.",
    )


def _sign_in() -> Link:
    return Link("Your account", reverse("mfa_index"))
