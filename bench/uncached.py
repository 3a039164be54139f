"""The portal's settings, but that no page is kept: each is made anew, by the code that readers meet."""

from pcnroles.settings import *  # noqa: F403

PAGES_BYTES = 0
REDIS_URL = ""
