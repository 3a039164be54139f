"""Tells the browser when it may forget what was typed into a form: see static/src/recovery.js.

The script keeps the text of each form under the name in the hidden field `typed`. A save sets a cookie with that name,
which the script reads and removes. A redirect or a message would not prove that the text was saved.
"""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

FIELD = "typed"
COOKIE = "saved-forms"
NAME = re.compile(r"[0-9a-f]{32}")
MOST = 20  # names in the cookie: each page of the admin clears it, so more than one is rare


def mark_saved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Marks the form as saved in a cookie of the response."""
    name = request.POST.get(FIELD, "")
    if NAME.fullmatch(name):
        names = [*NAME.findall(request.COOKIES.get(COOKIE, "")), name][-MOST:]
        response.set_cookie(
            COOKIE,
            ".".join(names),
            max_age=24 * 60 * 60,
            path=reverse("admin:index"),
            secure=settings.SESSION_COOKIE_SECURE,
            samesite="Lax",
        )
    return response
