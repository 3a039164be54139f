"""The run's own database: a temporary file, or a database made and dropped on the given server."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2  # type: ignore[import-untyped]


@contextmanager
def own_database(server: str) -> Iterator[str]:
    """The URL of an empty database, for DATABASE_URL. `server` is the URL of a PostgreSQL database, or blank."""
    if not server or server.startswith("sqlite"):
        with tempfile.TemporaryDirectory() as folder:
            yield f"sqlite:///{folder}/hostile.sqlite3"
        return
    name = f"hostile_{os.getpid()}"
    _run_statement(server, f'CREATE DATABASE "{name}"')
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        _run_statement(server, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run_statement(server: str, statement: str) -> None:
    connection = psycopg2.connect(urlsplit(server)._replace(path="/postgres").geturl())
    try:
        connection.autocommit = True  # CREATE DATABASE can't run in a transaction
        with connection.cursor() as cursor:
            cursor.execute(statement)
    finally:
        connection.close()
