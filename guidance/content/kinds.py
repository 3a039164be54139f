"""The content models as fixtures see them: their labels, fields, natural keys and references."""

from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from django.apps import apps
from django.db import models

from guidance.models import ContentModel
from guidance.models.base import write_key

Key = tuple[Any, ...]
Kind = type[ContentModel]


def content_models() -> list[Kind]:
    """Every content model, each after the models that it refers to."""
    kinds = {model: None for model in apps.get_app_config("guidance").get_models() if issubclass(model, ContentModel)}
    graph = {kind: [target for target in get_references(kind).values() if target is not kind] for kind in kinds}
    return list(TopologicalSorter(graph).static_order())


@cache
def get_fields(kind: Kind) -> dict[str, models.Field]:
    """The fields that a fixture may give, by name, in the order an export writes them.

    The fields of the natural key come first, and a record's own source comes last.
    """
    meta = kind._meta
    named = {field.name: field for field in [*meta.concrete_fields, *meta.many_to_many] if not field.primary_key}
    first = dict.fromkeys(path.partition("__")[0] for path in kind.NATURAL_KEY)
    last = [name for name in ("source", "locator") if name in named and name not in first]
    between = [name for name in named if name not in first and name not in last]
    return {name: named[name] for name in [*first, *between, *last]}


@cache
def get_references(kind: Kind) -> dict[str, Kind]:
    """The fields that refer to other records, by name, and the models of those records."""
    return {name: field.related_model for name, field in get_fields(kind).items() if field.is_relation}  # type: ignore[misc]


def is_many(kind: Kind, name: str) -> bool:
    return get_fields(kind)[name].many_to_many is True


def get_label(kind: Kind) -> str:
    """The model's name in fixtures: 'guidance.statement'."""
    return str(kind._meta)


def find_kind(name: str) -> Kind | None:
    return by_label().get(name)


@cache
def by_label() -> dict[str, Kind]:
    return {get_label(kind): kind for kind in content_models()}


def get_default(kind: Kind, name: str) -> Any:
    """The value of a field that a fixture leaves out."""
    field = get_fields(kind)[name]
    return [] if field.many_to_many else field.get_default()


def build_key(kind: Kind, values: dict[str, Any]) -> Key:
    """The natural key of a record with these field values. References are natural keys themselves.

    Each path of NATURAL_KEY through a foreign key is a path of the target's own NATURAL_KEY, so the value is already
    in the reference. Missing parts are None.
    """
    return write_key(_get_key_part(kind, path, values) for path in kind.NATURAL_KEY)


def _get_key_part(kind: Kind, path: str, values: dict[str, Any]) -> Any:
    name, _, rest = path.partition("__")
    value = values.get(name)
    if not rest or value is None:
        return value
    return value[get_references(kind)[name].NATURAL_KEY.index(rest)]


def key_paths(kind: Kind) -> Iterator[str]:
    """The paths for select_related() that natural keys of a record's foreign keys need."""
    for name, target in get_references(kind).items():
        if not is_many(kind, name):
            for path in target.NATURAL_KEY:
                yield "__".join([name, *path.split("__")[:-1]])


def key_parts(kind: Kind) -> Iterator[str]:
    """The fields for only() that natural keys of a record's foreign keys are made of."""
    for name, target in get_references(kind).items():
        if not is_many(kind, name):
            yield from (f"{name}__{path}" for path in target.NATURAL_KEY)
