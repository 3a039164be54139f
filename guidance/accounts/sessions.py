"""Sessions in the database that end a working day after signing in, however much is done in them."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

BEGAN = "began"


class SessionStore(db.SessionStore):
    """Django's own counts from the last change, so that a session in use would never end."""

    def cycle_key(self) -> None:
        """Signing in is a beginning; so is a new password."""
        self.pop(BEGAN, None)
        super().cycle_key()

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        began = data.setdefault(BEGAN, timezone.now().timestamp())
        row = super().create_model_instance(data)
        row.expire_date = datetime.fromtimestamp(began + settings.SESSION_COOKIE_AGE, UTC)
        return row
