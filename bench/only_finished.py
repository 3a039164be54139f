"""The portal's settings, except that no page is kept as it was sent. Finished pages are."""

from pcnroles.settings import *  # noqa: F403

PAGES_BYTES = 0
REDIS_URL = ""
