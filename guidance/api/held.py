"""What the description needs from the content: the slugs that filters accept, and an example of each collection."""

from typing import Any

from django.db.models import F, QuerySet, TextField, Value
from django.db.models.functions import Cast

from guidance.api import catalogue
from guidance.api.filters import filters_of
from guidance.content.kinds import Kind

LONGEST_KEY = max(len(collection.kind.NATURAL_KEY) for collection in catalogue.COLLECTIONS)
_TEXT = TextField()


def list_filter_targets() -> list[Kind]:
    """The models whose slugs are values of filters."""
    filters = [one for collection in catalogue.COLLECTIONS for one in filters_of(collection).values()]
    return list(dict.fromkeys(one.target for one in filters if one.target))


def read_slugs() -> dict[Kind, list[str]]:
    """The slugs of each model in `list_filter_targets`, in one query."""
    found: dict[Kind, list[str]] = {kind: [] for kind in list_filter_targets()}
    branches = [_select_columns(kind.objects.all(), kind.__name__, ("slug",), 1) for kind in found]
    by_name = {kind.__name__: kind for kind in found}
    for name, slug in branches[0].union(*branches[1:], all=True).order_by("named", "part_0"):
        found[by_name[name]].append(slug)
    return found


def read_examples() -> dict[catalogue.Collection, tuple[str, ...]]:
    """The natural key of the first row of each collection that has any, in one query."""
    branches = []
    for collection in catalogue.COLLECTIONS:
        rows_of_kind: QuerySet[Any] = collection.kind.objects.all()
        first = rows_of_kind.filter(pk=rows_of_kind.order_by("pk").values("pk")[:1])
        branches.append(_select_columns(first, collection.name, collection.kind.NATURAL_KEY, LONGEST_KEY))
    rows = {name: parts for name, *parts in branches[0].union(*branches[1:], all=True)}
    return {
        collection: tuple(rows[collection.name][: len(collection.kind.NATURAL_KEY)])
        for collection in catalogue.COLLECTIONS
        if collection.name in rows
    }


def _select_columns(rows: QuerySet[Any], name: str, paths: tuple[str, ...], width: int) -> QuerySet[Any, Any]:
    """The name and `width` parts of a key, padded with blanks because a union needs the same columns everywhere."""
    parts = {f"part_{place}": Cast(F(path), TextField()) for place, path in enumerate(paths)}
    blank = {f"part_{place}": Value("", output_field=_TEXT) for place in range(len(paths), width)}
    columns: dict[str, Any] = {"named": Value(name, output_field=_TEXT), **parts, **blank}
    annotated: QuerySet[Any, Any] = rows.order_by().annotate(**columns)
    return annotated.values_list(*columns)
