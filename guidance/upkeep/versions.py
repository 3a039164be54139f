"""Whether the programs in use are those of the release, and the database has its tables."""

import platform
import re
from importlib import metadata

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from guidance.upkeep.findings import Finding, Findings

PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+) \\$", re.MULTILINE)  # not those for some versions of Python alone
NAMED = ("Django", "gunicorn", "tantivy", "typst")


def look_at_versions() -> Findings:
    yield _migrations()
    different = [f"{name} {found} in place of {wanted}" for name, wanted, found in _differences()]
    if different:
        told = f"Other versions than the release's: {', '.join(different)}."
        yield Finding("Packages", told, "Run pip install --require-hashes -r requirements.txt, and restart.")
    else:
        yield Finding("Packages", "All are the release's own versions.")
    named = ", ".join(f"{name} {metadata.version(name)}" for name in NAMED)
    yield Finding("Versions", f"Python {platform.python_version()}, {_database()}, {named}.")


def _differences() -> list[tuple[str, str, str]]:
    """A package that is missing is one for development: without any other the site would not start."""
    wanted = dict(PINNED.findall((settings.BASE_DIR / "requirements.txt").read_text(encoding="utf-8")))
    installed = {_plain(each.name): each.version for each in metadata.distributions()}
    return [
        (name, version, installed[_plain(name)])
        for name, version in sorted(wanted.items())
        if installed.get(_plain(name), version) != version
    ]


def _plain(name: str) -> str:
    """As PEP 503 compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _database() -> str:
    if connection.vendor == "postgresql":
        number = connection.pg_version  # type: ignore[attr-defined]
        return f"PostgreSQL {number // 10_000}.{number % 10_000}"
    return f"SQLite {'.'.join(map(str, connection.Database.sqlite_version_info))}"  # type: ignore[attr-defined]


def _migrations() -> Finding:
    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if left:
        return Finding("Database", f"Migrations that were not run: {len(left)}.", "Run manage.py migrate.")
    return Finding("Database", "It has every table of this release.")
