"""Every row of the portal's tables as the database has it: what a test compares to say that nothing was written.

Asked for without Django's models, whose queries take a hundred times as long to write as these few rows to fetch.
"""

from typing import Any

from django.apps import apps
from django.db import connection

Rows = dict[str, list[tuple[Any, ...]]]


def read_tables() -> Rows:
    """By table, in the order of their keys. Accounts and sessions are not among them."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_app_config("guidance").get_models(include_auto_created=True):
            table, key = model._meta.db_table, model._meta.pk.column
            cursor.execute(f"SELECT * FROM {table} ORDER BY {key}")  # noqa: S608  our own table
            found[table] = cursor.fetchall()
    return found
