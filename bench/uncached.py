"""The portal's settings, except that no page is kept: each is made afresh, by the code that readers meet."""

from pcnroles.settings import *  # noqa: F403

PAGES_BYTES = 0
REDIS_URL = ""
FINISHED_PAGES_BYTES = 0
