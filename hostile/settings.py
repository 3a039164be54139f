"""The site's production settings, except what would leave this machine or only cost time."""

import os

from pcnroles import settings

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# Django's slow password hashing would be most of the cost of signing in.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Log lines are still formatted, because they can have hostile text, but nobody would read 100,000 of them.
unread = open(os.devnull, "w", errors="backslashreplace")  # noqa: PTH123, SIM115  open as long as the process
settings.LOGGING["handlers"]["stderr"]["stream"] = unread  # type: ignore[index]
