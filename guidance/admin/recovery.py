"""What is typed into a form is kept in the browser until it is saved: see static/src/recovery.js.

The page names what it keeps in the hidden field `typed`. Only a save says, by a cookie that the browser's own script
reads and removes, that it need be kept no longer: neither a redirect nor a message is proof of one.
"""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

FIELD = "typed"
COOKIE = "saved-forms"
NAME = re.compile(r"[0-9a-f]{32}")
MOST = 20  # saved before any page of the admin was opened, such as in windows that closed after it


def is_saved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Tells the browser, with the response to a form that was saved, that what was typed into it is safe."""
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
