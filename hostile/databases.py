"""A database of the run's own: a file that is thrown away, or one that is made and dropped on the server given."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2  # type: ignore[import-untyped]


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """The address of an empty database, as DATABASE_URL has it. `server` is that of a PostgreSQL, or blank."""
    if not server or server.startswith("sqlite"):
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/hostile.sqlite3"
        return
    name = f"hostile_{os.getpid()}"
    _run(server, f'CREATE DATABASE "{name}"')
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        _run(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(server: str, statement: str) -> None:
    connection = psycopg2.connect(urlsplit(server)._replace(path="/postgres").geturl())
    try:
        connection.autocommit = True  # a database is not made within a transaction
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()
