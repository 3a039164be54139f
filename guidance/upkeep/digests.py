"""A digest of every row of a database: two databases with the same digests hold the same."""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

Digests = Mapping[str, str]  # by table: the number of its rows, and their digest
AT_ONCE = 500
SIZE = 16  # bytes


def digest_tables(cursor: Any, tables: Iterable[str]) -> Digests:
    """Of either database's driver. All tables must be read in one transaction, so that they are of one moment."""
    return {table: _digest_rows(cursor, table) for table in sorted(tables)}


def _digest_rows(cursor: Any, table: str) -> str:
    """In no order, because neither database promises one."""
    cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  a name that the database gave
    count = total = 0
    while rows := cursor.fetchmany(AT_ONCE):
        count += len(rows)
        total += sum(int.from_bytes(blake2b(repr(tuple(row)).encode(), digest_size=SIZE).digest()) for row in rows)
    return f"{count}:{total % 2 ** (8 * SIZE):032x}"


def name_differences(one: Digests, other: Digests) -> list[str]:
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
