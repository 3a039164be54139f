"""Knows editors by their session on the pages of the site, which then have a link to edit them.

Readers have no session. Their pages come from the page cache, and are the same as if there were no editors.
"""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.db import Error
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from guidance.accounts import second_factor
from guidance.middleware.page_cache import NOT_PAGES
from guidance.patience.limits import quickly
from guidance.publishing.permissions import DRAFT, may_do
from guidance.publishing.whole_page.outline import may_be_edited

_KEY = re.compile(r"[a-z0-9]{8,40}")


class EditorsMiddleware:
    """Outside the page cache, which keeps nothing of what an editor gets, and answers them with nothing kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        # META, because reading the cookies would parse the header of every reader who has any.
        if settings.SESSION_COOKIE_NAME in request.META.get("HTTP_COOKIE", ""):
            request.is_for_editor = _is_from_editor(request)  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _arguments: Any, _named: Any) -> None:
        match = request.resolver_match
        if getattr(request, "is_for_editor", False) and match and may_be_edited(match.url_name or "", request.GET):
            of = urlencode({"of": request.get_full_path()})
            request.edit_address = f"{reverse('edit-page')}?{of}"  # type: ignore[attr-defined]


def _is_from_editor(request: HttpRequest) -> bool:
    """Whether somebody who may draft is signed in, with both steps. Writes nothing, whatever the cookie says."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    is_page = request.method in {"GET", "HEAD"} and not request.path_info.startswith(NOT_PAGES)
    if not is_page or not _KEY.fullmatch(key):
        return False
    try:
        with quickly():
            held = import_module(settings.SESSION_ENGINE).SessionStore(key).load()
            user = User.objects.filter(pk=held.get(SESSION_KEY), is_active=True, is_staff=True).first()
            return (
                user is not None
                and constant_time_compare(held.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
                and may_do(user, DRAFT)
                and not second_factor.is_missing_in(held, user)
            )
    except Error:  # the database is away: they get what readers get
        return False
