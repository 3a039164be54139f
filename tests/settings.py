"""The site's own settings, but for what makes tests quick and strict."""

from pcnroles.settings import *  # noqa: F403
from pcnroles.settings import DATABASES, INSTALLED_APPS, MIDDLEWARE, STATIC_ROOT, STORAGES

# A request that asks the database once for each row fails its test. Without its app, zeal sees no query.
INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = ["zeal.middleware.zeal_middleware", *MIDDLEWARE]
# The client of each test starts the middleware: it need not find the same files, and hash all the code, each time.
MIDDLEWARE[MIDDLEWARE.index("whitenoise.middleware.WhiteNoiseMiddleware")] = "tests.static_files.FoundOnceMiddleware"
RELEASE = "of the tests"
ZEAL_ALLOWLIST = [{"model": "sessions.Session", "field": "get()"}]  # Django fetches a session to delete it

# Hashed names need collectstatic; the tests serve build/static as it is.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

# A search waits for the index of what a test has just saved. A thread would not see that.
SEARCH_INDEX_APART = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# The threads of a live server share one SQLite in memory, where to read a table that another thread is writing fails at
# once. From a file, as on the site itself, it reads what was there before.
if DATABASES["default"]["ENGINE"] == "pcnroles.sqlite":
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA read_uncommitted=1;"
    # As Django does by itself. pytest-django would name a file for each process, where the engine is not Django's own.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
else:
    # A database that is thrown away need not wait for the disk.
    DATABASES["default"]["OPTIONS"]["options"] += " -c synchronous_commit=off"
