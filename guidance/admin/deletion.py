"""What an editor is shown before deleting: how much of each kind goes with it, not a list of every row."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import NestedObjects
from django.db import DEFAULT_DB_ALIAS, models
from django.http import HttpRequest

Deletion = tuple[list[str], dict[str, int], set[str], list[str]]


def what_goes(records: Iterable[Any], request: HttpRequest, site: AdminSite) -> Deletion:
    """The records, how many rows of each kind go with them, what the editor may not delete, and what is in the way.

    Django's own names every row, and asks the database for the names that each is made of.
    """
    collector: Any = NestedObjects(using=DEFAULT_DB_ALIAS)
    collector.collect(records)
    kinds = {model: rows for model, rows in collector.model_objs.items() if not model._meta.auto_created}
    forbidden = {
        str(model._meta.verbose_name)
        for model in kinds
        if site.is_registered(model) and not site.get_model_admin(model).has_delete_permission(request)
    }
    counts = {str(model._meta.verbose_name_plural): len(rows) for model, rows in kinds.items()}
    in_the_way = Counter(type(row) for row in collector.protected)
    return [str(record) for record in records], counts, forbidden, [count(*each) for each in in_the_way.items()]


def count(model: type[models.Model], rows: int) -> str:
    return f"{rows} {model._meta.verbose_name if rows == 1 else model._meta.verbose_name_plural}"
