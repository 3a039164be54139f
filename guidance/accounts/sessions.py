"""Sessions in the database that end a working day after signing in, even if they are in use."""

from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.utils import timezone

BEGAN = "began"


class SessionStore(db.SessionStore):
    """Django's own store counts from the last change, so a session in use would never end."""

    def cycle_key(self) -> None:
        """Starts the time again, because the person has signed in or chosen a new password."""
        self.pop(BEGAN, None)
        super().cycle_key()

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        began = data.setdefault(BEGAN, timezone.now().timestamp())
        row = super().create_model_instance(data)
        row.expire_date = datetime.fromtimestamp(began + settings.SESSION_COOKIE_AGE, UTC)
        return row
