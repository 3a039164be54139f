"""pg_dump and pg_restore (https://www.postgresql.org/docs/current/app-pgdump.html), and a database to try a dump in."""

import os
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg2
from django.db import connection
from psycopg2 import sql
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ, make_dsn

from guidance.upkeep import digests
from guidance.upkeep.problems import BackupError

ENDING = "dump"
MAINTENANCE = "postgres"  # the database that every server has, from which others are made and renamed
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def dump(to: Path) -> digests.Digests:
    """The dump and the digests are of one snapshot, whatever is written meanwhile."""
    with _connected(_name()) as database:
        database.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True)
        with database.cursor() as cursor:
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            found = _digest(cursor)
            _run("pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}", f"--file={to}")
    return found


def check(file: Path) -> digests.Digests:
    with _scratch(file) as scratch:
        return _digest_database(scratch)


def put_back(file: Path, expected: digests.Digests) -> str:
    """Restores beside the database in use, compares, and only then gives it the other's name. Says the new name of
    what was there, which is kept."""
    name = _name()
    before = f"{name}_before_{datetime.now(UTC):%Y%m%d_%H%M%S}"
    with _scratch(file) as scratch:
        if wrong := digests.name_differences(_digest_database(scratch), expected):
            raise BackupError(f"It does not give the rows that it was made of: {', '.join(wrong)}.")
        return before if _swap(name, before, scratch) else ""


def _swap(name: str, before: str, scratch: str) -> bool:
    """Whether there was a database to put aside. Both get their new names at once, or neither does."""
    connection.close()
    with _maintenance() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        was_there = cursor.fetchone() is not None
        if was_there:
            cursor.execute(_named("ALTER DATABASE {} ALLOW_CONNECTIONS false", name))
        try:
            cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            cursor.execute("BEGIN")
            if was_there:
                cursor.execute(_named("ALTER DATABASE {} RENAME TO {}", name, before))
            cursor.execute(_named("ALTER DATABASE {} RENAME TO {}", scratch, name))
            cursor.execute("COMMIT")
        except psycopg2.Error:
            cursor.execute("ROLLBACK")
            if was_there:
                cursor.execute(_named("ALTER DATABASE {} ALLOW_CONNECTIONS true", name))
            raise
    return was_there


@contextmanager
def _scratch(file: Path) -> Iterator[str]:
    name = f"{_name()}_check_{secrets.token_hex(4)}"
    with _maintenance() as cursor:
        try:
            cursor.execute(_named("CREATE DATABASE {} TEMPLATE template0", name))
        except psycopg2.errors.InsufficientPrivilege as error:
            raise BackupError(
                "The backup could not be tried, because the role may not create databases. As the server's "
                "administrator, run: ALTER ROLE the_role CREATEDB."
            ) from error
    try:
        _run("pg_restore", "--exit-on-error", "--no-owner", "--no-acl", str(file), database=name)
        yield name
    finally:
        with _maintenance() as cursor:
            cursor.execute(_named("DROP DATABASE IF EXISTS {}", name))


def _digest_database(name: str) -> digests.Digests:
    with _connected(name) as database, database.cursor() as cursor:
        return _digest(cursor)


def _digest(cursor: Any) -> digests.Digests:
    cursor.execute(TABLES)
    return digests.digest_tables(cursor, [row[0] for row in cursor.fetchall()])


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _parameters(name: str) -> dict[str, Any]:
    """As Django connects, without the limits that are for requests."""
    given = connection.get_connection_params()
    kept = {"user", "password", "host", "port", "sslmode", "sslrootcert", "sslcert", "sslkey", "service", "passfile"}
    return {"dbname": name, **{key: value for key, value in given.items() if key in kept}}


@contextmanager
def _connected(name: str) -> Iterator[Any]:
    try:
        with closing(psycopg2.connect(**_parameters(name))) as database:
            yield database
    except psycopg2.Error as error:
        raise BackupError(f"PostgreSQL refused: {' '.join(str(error).split())}") from error


@contextmanager
def _maintenance() -> Iterator[Any]:
    with _connected(MAINTENANCE) as database:
        database.autocommit = True
        with database.cursor() as cursor:
            yield cursor


def _named(statement: str, *names: str) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))


def _run(program: str, *arguments: str, database: str = "") -> None:
    """The password goes by the environment, because everybody on the machine can read a command line."""
    parameters = _parameters(database or _name())
    environment = {**os.environ, "PGPASSWORD": parameters.pop("password", None) or os.environ.get("PGPASSWORD", "")}
    command = [program, f"--dbname={make_dsn(**parameters)}", *arguments]
    try:
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True)  # noqa: S603
    except FileNotFoundError as error:
        raise BackupError(f"There is no {program} here. Install postgresql-client.") from error
    except subprocess.CalledProcessError as error:
        raise BackupError(f"{program} failed: {' '.join(error.stderr.split())[-500:]}") from error
