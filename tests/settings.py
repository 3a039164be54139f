"""The site's own settings, but for what makes tests quick and strict."""

from pcnroles.settings import *  # noqa: F403
from pcnroles.settings import INSTALLED_APPS, STATIC_ROOT, STORAGES

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]  # without its app, zeal sees no query

# Hashed names need collectstatic; the tests serve build/static as it is.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
