"""Queries as pages make them: noted while a page is built, kept as JSON, and made again."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, Self

from django.db import connection

from guidance.models import ReadQuery

# Every content version is another, whatever else changed.
VERSION_TABLE = "guidance_contentversion"
_TABLE = re.compile(r'"(guidance_\w+)"')
_WRITTEN = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) "(guidance_\w+)"')
_KEPT_AS_TEXT: dict[str, Callable[[str], Any]] = {
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
    "Decimal": Decimal,
}


@dataclass(frozen=True)
class Query:
    sql: str
    values: tuple[Any, ...]

    @cached_property
    def key(self) -> str:
        return _digest((self.sql, self.values))

    @property
    def tables(self) -> frozenset[str]:
        return _find_tables(self.sql)

    def find(self) -> str:
        """Makes the query, and returns a digest of what it found."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, self.values)
            return _digest(cursor.fetchall())

    def row(self) -> ReadQuery:
        return ReadQuery(
            key=self.key, sql=self.sql, values=[_to_json(value) for value in self.values], tables=sorted(self.tables)
        )

    @classmethod
    def of(cls, row: ReadQuery) -> Self:
        return cls(row.sql, tuple(map(_from_json, row.values)))


@contextmanager
def noting_reads() -> Iterator[dict[Query, None]]:
    """Yields the queries that the block makes, filled as it goes on."""
    found: dict[Query, None] = {}

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if _find_tables(sql) and not _WRITTEN.match(sql):
            found[Query(sql, tuple(values or ()))] = None
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        yield found


@contextmanager
def noting_writes() -> Iterator[set[str]]:
    """Yields the tables that the block writes, filled as it goes on."""
    found: set[str] = set()

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        written = _WRITTEN.match(sql)
        if written and written[1] != VERSION_TABLE:
            found.add(written[1])
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        yield found


@lru_cache(maxsize=1024)
def _find_tables(sql: str) -> frozenset[str]:
    return frozenset(_TABLE.findall(sql)) - {VERSION_TABLE}


def _digest(found: Any) -> str:
    return blake2b(repr(found).encode(), digest_size=16).hexdigest()


def _to_json(value: Any) -> Any:
    """Values of other types as their text, with the name of the type."""
    if value is None or isinstance(value, str | int | float):
        return value
    name = type(value).__name__
    if name not in _KEPT_AS_TEXT:
        raise TypeError(f"A page asks for a {name}, which can't be kept.")
    return [name, value.isoformat() if isinstance(value, date) else str(value)]


def _from_json(value: Any) -> Any:
    return _KEPT_AS_TEXT[value[0]](value[1]) if isinstance(value, list) else value
