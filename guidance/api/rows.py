"""The rows of a collection with all related rows that its fields need, in a fixed number of queries."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from guidance.api import catalogue
from guidance.api.sourcing import cites_many
from guidance.content import kinds


def rows_of(collection: catalogue.Collection) -> QuerySet[Any]:
    """The rows in the collection's order, then by primary key, so that the order never varies."""
    return _query_related(collection).order_by(*collection.order, "pk")


def _query_related(collection: catalogue.Collection) -> QuerySet[Any]:
    kind = collection.kind
    meta: Any = kind._meta
    paths = [*kinds.key_paths(kind), *collection.years, collection.role, collection.topic, *collection.above]
    rows: Any = kind.objects.select_related(*dict.fromkeys(path for path in paths if path))
    for name, target in kinds.get_references(kind).items():
        if kinds.is_many(kind, name):
            joins = [path.rpartition("__")[0] for path in target.NATURAL_KEY if "__" in path]
            keyed = target.objects.select_related(*joins)
            rows = rows.prefetch_related(Prefetch(name, queryset=keyed))
    if cites_many(kind):
        cited = meta.get_field("citations").related_model
        rows = rows.prefetch_related(Prefetch("citations", queryset=cited.objects.select_related("source")))
    for name in collection.parts:
        inner = meta.get_field(name).related_model
        rows = rows.prefetch_related(Prefetch(name, queryset=_query_related(catalogue.get_collection(inner))))
    filled: QuerySet[Any] = rows
    return filled
