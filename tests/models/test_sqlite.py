"""SQLite as the site opens it: a reader never waits for a writer, however long that takes."""

from collections.abc import Callable

import pytest
from django.db import connection

from guidance.models import Role
from tests import factories
from tests.writing_elsewhere import somebody_writing


def on_a_new_connection() -> None:
    connection.close()


def on_the_same_connection() -> None:
    pass


if connection.vendor == "sqlite":

    @pytest.mark.parametrize("opened", [on_a_new_connection, on_the_same_connection])
    def test_a_reader_does_not_wait_for_a_long_writer(
        many_connections: None, monkeypatch: pytest.MonkeyPatch, opened: Callable[[], None]
    ) -> None:
        """Anyone who had to wait would get an error at once that the database is locked."""
        factories.a_role()
        connection.close()
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 0)
        assert Role.objects.exists()
        with somebody_writing():
            opened()
            assert Role.objects.exists()
