"""A database as an earlier release made it, to be upgraded. On SQLite it is a file: the tests' own is not migrated."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from pytest_django import Settings

RowsOf = Callable[[str], Any]


def migrate(name: str = "") -> RowsOf:
    """Up or down to the migration called that, or to the latest. Gives the manager of a model as it was then."""
    executor = MigrationExecutor(connection)
    targets = [("guidance", name)] if name else executor.loader.graph.leaf_nodes()
    executor.migrate(targets)
    apps = MigrationExecutor(connection).loader.project_state(targets).apps
    return lambda model: apps.get_model("guidance", model).objects


@pytest.fixture
def migrated(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[Callable[..., RowsOf]]:
    if connection.vendor != "sqlite":
        yield migrate
        migrate()
        return
    settings.MIGRATION_MODULES = {}
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(tmp_path / "before.sqlite3")
    connection.connection = None
    yield migrate
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.connection = in_memory
