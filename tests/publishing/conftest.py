import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection

from guidance.models import FAQ, Statement, StatementCitation
from tests import factories
from tests.publishing.desk import a_person, a_publisher


@pytest.fixture
def editor(db: None) -> User:
    return a_person()


@pytest.fixture
def publisher(db: None) -> User:
    return a_publisher()


@pytest.fixture
def faq(db: None) -> FAQ:
    return factories.a_faq(
        factories.a_role(slug="nurse"), slug="pay", question="Who pays?", answer="One.\nTwo.\nThree."
    )


@pytest.fixture
def statement(db: None) -> Statement:
    """It is borne out by a source, and by another in second place."""
    made = factories.a_statement(
        factories.a_section(factories.a_role(slug="nurse")), factories.a_source(slug="a"), slug="pay", body="Half."
    )
    StatementCitation.objects.create(statement=made, source=factories.a_source(slug="b"), locator="page 2", order=1)
    return made


@pytest.fixture
def many_connections(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """The database as several threads and processes use it, each by a connection of its own.

    The tests' SQLite is in memory and has one connection, so it is copied into a file.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as copy:
        in_memory.backup(copy)
    connection.settings_dict["NAME"] = str(tmp_path / "db.sqlite3")
    connection.connection = None
    yield
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.connection = in_memory
