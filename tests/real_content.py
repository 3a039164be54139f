"""The real content, loaded from its files once by each process, and from then on put in as the rows that it became.

To read, check and save the files takes seconds; to put the rows back takes a tenth of one. Keys are the same each time.
"""

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

from guidance.content.loading import has_content, load_files
from guidance.models import ContentVersion

MOST_PARAMETERS = 30_000  # of one statement, in SQLite

_kept: dict[str, tuple[list[str], list[tuple[Any, ...]]]] = {}


def load_real_content() -> None:
    assert not has_content(), "It is put into an empty database."
    if _kept:
        _put_in()
    else:
        load_files(settings.FIXTURES_DIR)
        _keep()


def _keep() -> None:
    with connection.cursor() as cursor:
        for model in apps.get_app_config("guidance").get_models(include_auto_created=True):
            table = model._meta.db_table
            cursor.execute(f"SELECT * FROM {table}")  # noqa: S608  our own table
            if rows := cursor.fetchall():
                _kept[table] = [column[0] for column in cursor.description], rows


@transaction.atomic  # a row may refer to one that is put in after it
def _put_in() -> None:
    ContentVersion.objects.all().delete()  # the one kind of row that every database has
    models = list(apps.get_app_config("guidance").get_models(include_auto_created=True))
    with connection.cursor() as cursor:
        for table, (columns, rows) in _kept.items():
            names = ", ".join(map(connection.ops.quote_name, columns))
            places = f"({', '.join(['%s'] * len(columns))})"
            at_once = MOST_PARAMETERS // len(columns)
            for start in range(0, len(rows), at_once):
                some = rows[start : start + at_once]
                statement = f"INSERT INTO {table} ({names}) VALUES {', '.join([places] * len(some))}"  # noqa: S608
                cursor.execute(statement, [value for row in some for value in row])
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
