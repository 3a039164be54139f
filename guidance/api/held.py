"""What the description names of the content: the slugs that can be asked for, and a record of each collection."""

from typing import Any

from django.db.models import CharField, F, QuerySet, Value

from guidance.api import catalogue
from guidance.api.filters import filters_of
from guidance.content.kinds import Kind

LONGEST_KEY = max(len(collection.kind.NATURAL_KEY) for collection in catalogue.COLLECTIONS)
_TEXT = CharField()


def filter_targets() -> list[Kind]:
    """The kinds whose slugs some collection can be narrowed to."""
    filters = [one for collection in catalogue.COLLECTIONS for one in filters_of(collection).values()]
    return list(dict.fromkeys(one.target for one in filters if one.target))


def slugs() -> dict[Kind, list[str]]:
    """Of each kind that can be asked for, in one query."""
    found: dict[Kind, list[str]] = {kind: [] for kind in filter_targets()}
    branches = [_columns(kind.objects.all(), kind.__name__, ("slug",), 1) for kind in found]
    by_name = {kind.__name__: kind for kind in found}
    for name, slug in branches[0].union(*branches[1:], all=True).order_by("named", "part_0"):
        found[by_name[name]].append(slug)
    return found


def examples() -> dict[catalogue.Collection, tuple[str, ...]]:
    """The natural key of the first row of each collection that has any, in one query."""
    branches = [
        _columns(_first(collection.kind), collection.name, collection.kind.NATURAL_KEY, LONGEST_KEY)
        for collection in catalogue.COLLECTIONS
    ]
    rows = {name: parts for name, *parts in branches[0].union(*branches[1:], all=True)}
    return {
        collection: tuple(rows[collection.name][: len(collection.kind.NATURAL_KEY)])
        for collection in catalogue.COLLECTIONS
        if collection.name in rows
    }


def _first(kind: Kind) -> QuerySet[Any]:
    return kind.objects.filter(pk=kind.objects.order_by("pk").values("pk")[:1])


def _columns(rows: QuerySet[Any], name: str, paths: tuple[str, ...], width: int) -> QuerySet[Any, Any]:
    """The name and the parts of a key, as many for one kind as for another: a union needs that."""
    parts = {f"part_{place}": F(path) for place, path in enumerate(paths)}
    blank = {f"part_{place}": Value("", output_field=_TEXT) for place in range(len(paths), width)}
    columns: dict[str, Any] = {"named": Value(name, output_field=_TEXT), **parts, **blank}
    annotated: QuerySet[Any, Any] = rows.order_by().annotate(**columns)
    return annotated.values_list(*columns)
