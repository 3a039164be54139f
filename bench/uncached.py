"""The portal's settings, but that no page is kept: each is made anew, by the code that readers meet."""

from pcnroles.settings import *  # noqa: F403
from pcnroles.settings import CACHES

CACHES = {**CACHES, "pages": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
