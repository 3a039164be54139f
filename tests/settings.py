"""The site's own settings, but for what makes tests quick and strict."""

from pcnroles.settings import *  # noqa: F403
from pcnroles.settings import INSTALLED_APPS, MIDDLEWARE, STATIC_ROOT, STORAGES

# A request that asks the database once for each row fails its test. Without its app, zeal sees no query.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]

# Hashed names need collectstatic; the tests serve build/static as it is.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
