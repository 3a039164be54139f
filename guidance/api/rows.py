"""The rows of a collection with all that they say, in a fixed number of queries however many there are."""

from typing import Any

from django.db.models import Prefetch, QuerySet

from guidance.api import catalogue
from guidance.api.sourcing import cites_many
from guidance.content import kinds


def rows_of(collection: catalogue.Collection) -> QuerySet[Any]:
    """In the collection's order. The key of the row comes last, so that two that are alike never change places."""
    return _filled(collection).order_by(*collection.order, "pk")


def _filled(collection: catalogue.Collection) -> QuerySet[Any]:
    kind = collection.kind
    meta: Any = kind._meta
    rows: Any = kind.objects.select_related(*_joined(collection))
    for name, target in kinds.references(kind).items():
        if kinds.is_many(kind, name):
            keyed = target.objects.select_related(*_key_joins(target))
            rows = rows.prefetch_related(Prefetch(name, queryset=keyed))
    if cites_many(kind):
        cited = meta.get_field("citations").related_model
        rows = rows.prefetch_related(Prefetch("citations", queryset=cited.objects.select_related("source")))
    for name in collection.parts:
        inner = meta.get_field(name).related_model
        rows = rows.prefetch_related(Prefetch(name, queryset=_filled(catalogue.of_kind(inner))))
    filled: QuerySet[Any] = rows
    return filled


def _joined(collection: catalogue.Collection) -> list[str]:
    """What identifiers, titles, years and pages are made of."""
    paths = [*kinds.key_paths(collection.kind), *collection.years, collection.role, collection.topic]
    return list(dict.fromkeys(path for path in [*paths, *collection.above] if path))


def _key_joins(kind: Any) -> list[str]:
    return [path.rpartition("__")[0] for path in kind.NATURAL_KEY if "__" in path]
