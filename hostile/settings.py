"""The site's own settings as in production, but for what would leave this machine or only cost time."""

import os

from pcnroles import settings

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# How slowly a password is hashed is Django's own choice, and would be most of what signing in costs.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Every line is still put together, since hostile text reaches it; nobody would read a hundred thousand of them.
unread = open(os.devnull, "w", errors="backslashreplace")  # noqa: PTH123, SIM115  open as long as the process
settings.LOGGING["handlers"]["stderr"]["stream"] = unread  # type: ignore[index]
