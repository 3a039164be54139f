"""The fields of each collection: name, JSON Schema, how to read the value from a row, and its kind in a spreadsheet.

JSON responses, their description and the spreadsheets are all built from these, so they always agree.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache, partial
from typing import Any

from django.db import models

from guidance.api import catalogue, dates, references, schemas, sourcing
from guidance.api.schemas import Schema
from guidance.content import kinds

MONEY_PLACES = 2
MAYBE_REFERENCE = schemas.or_null(schemas.refer_to("Reference"))
ALWAYS_THERE = {"amount", "value"}  # numbers that exist, whether or not we have found them
NOT_OWN = {"slug", "contract_year", "source", "locator"}  # given as the id, the years and the sources


class ValueKind(Enum):
    """The kind of a value, which decides its cells in a spreadsheet."""

    PLAIN = auto()
    ADDRESS = auto()
    CHOICE = auto()
    NUMBER = auto()  # that we may not have
    DATE = auto()
    REFERENCE = auto()
    REFERENCES = auto()
    SOURCES = auto()
    RECORDS = auto()


@dataclass(frozen=True, slots=True)
class ApiField:
    """`value` reads the value from a row fetched by `rows.rows_of`. `labels` are the labels of a choice."""

    name: str
    schema: Schema
    value: Callable[[Any], references.Json]
    about: str = ""
    kind: ValueKind = ValueKind.PLAIN
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def described(self) -> Schema:
        said = " ".join(text for text in (self.about, self.schema.get("description", "")) if text)
        return {**self.schema, "description": said} if said else self.schema


@cache
def fields_of(collection: catalogue.Collection) -> tuple[ApiField, ...]:
    """The fields in the order a record gives them: its id and address, its year, role and topic, its own fields, its
    sources, and the records included in it."""
    has_page = bool(collection.page) or hasattr(collection.kind, "get_absolute_url")
    page_schema = schemas.ADDRESS if has_page else {"type": "null"}
    return (
        ApiField("id", schemas.TEXT, references.build_identifier, "Names it for good, and makes its address."),
        ApiField("url", schemas.ADDRESS, references.build_address, "Its address in this API.", ValueKind.ADDRESS),
        ApiField(
            "page",
            page_schema,
            partial(references.build_page_address, collection),
            "Where it is on this site, for readers.",
        ),
        *_build_placing_fields(collection),
        *(_build_model_field(collection, name) for name in _list_own_names(collection)),
        *(_build_borrowed_field(collection, path) for path in collection.borrowed),
        *_build_source_fields(collection),
        *(_build_part_field(collection, name) for name in collection.parts),
    )


def build_item(collection: catalogue.Collection, row: Any) -> references.Json:
    return {one.name: one.value(row) for one in fields_of(collection)}


def schema_name(collection: catalogue.Collection) -> str:
    return collection.kind.__name__


def item_schema(collection: catalogue.Collection) -> Schema:
    properties = {one.name: one.described for one in fields_of(collection)}
    return schemas.build_object(properties, about=collection.about)


def _build_placing_fields(collection: catalogue.Collection) -> list[ApiField]:
    """The years, role and topic of the record, or of the record above it."""

    def read_years(row: Any) -> references.Json:
        years = (references.follow_path(row, path) for path in collection.years)
        year = next((year for year in years if year), None)
        return [references.build_reference(year)] if year else []

    def read_at(path: str, row: Any) -> references.Json:
        return references.build_reference(references.follow_path(row, path))

    found = []
    if collection.years:
        found.append(
            ApiField(
                "years",
                schemas.build_array(schemas.refer_to("Reference")),
                read_years,
                "The contract year it is about; empty where it is about none.",
                ValueKind.REFERENCES,
            )
        )
    for name, path in (("role", collection.role), ("topic", collection.topic)):
        if path and path != name:
            found.append(ApiField(name, MAYBE_REFERENCE, partial(read_at, path), kind=ValueKind.REFERENCE))
    return found


def _list_own_names(collection: catalogue.Collection) -> list[str]:
    precisions = set(dates.PRECISION_OF.values())
    names = [name for name in kinds.get_fields(collection.kind) if name not in NOT_OWN | precisions]
    if not sourcing.cites_one(collection.kind) and "source" in kinds.get_fields(collection.kind):
        names.insert(0, "source")  # here it is the record above, not what the record cites
    return names


def _build_model_field(collection: catalogue.Collection, name: str) -> ApiField:
    """A field of the model, by its type. The first sentence of its help text is its description."""
    model_field = kinds.get_fields(collection.kind)[name]
    sentence = str(model_field.help_text).partition(". ")[0].rstrip(".")
    about = f"{sentence}." if sentence else ""
    null = model_field.null or getattr(model_field, "blank", False)
    maybe: Callable[[Schema], Schema] = schemas.or_null if null else lambda schema: schema

    def own(row: Any) -> Any:
        return getattr(row, name)

    if model_field.many_to_many:
        return ApiField(
            name,
            schemas.build_array(schemas.refer_to("Reference")),
            lambda row: [references.build_reference(one) for one in own(row).all()],
            about,
            ValueKind.REFERENCES,
        )
    if model_field.is_relation:
        return ApiField(
            name,
            maybe(schemas.refer_to("Reference")),
            lambda row: references.build_reference(own(row)),
            about,
            ValueKind.REFERENCE,
        )
    if name in dates.PRECISION_OF:
        return _build_date_field(name, maybe, own)
    if isinstance(model_field, models.DateField):
        return ApiField(name, maybe(schemas.DAY), lambda row: own(row).isoformat() if own(row) else None, about)
    if isinstance(model_field, models.DecimalField):
        return _build_number_field(model_field, maybe, own, about)
    if isinstance(model_field, models.BooleanField):
        return ApiField(name, {"type": "boolean"}, own, about)
    if isinstance(model_field, models.IntegerField):
        return ApiField(name, maybe(schemas.NUMBER), own, about)
    if model_field.choices:
        choices = [(str(value), str(label)) for value, label in model_field.choices]
        schema = maybe(schemas.one_of(choices))
        return ApiField(name, schema, lambda row: own(row) or None, about, ValueKind.CHOICE, dict(choices))
    schema = schemas.ADDRESS if isinstance(model_field, models.URLField) else schemas.TEXT
    text = "Markdown. " if "Markdown" in str(model_field.help_text) and "Markdown" not in about else ""
    return ApiField(name, maybe(schema), lambda row: own(row) or None, f"{about} {text}".strip())


def _build_borrowed_field(collection: catalogue.Collection, path: str) -> ApiField:
    above, _, name = path.rpartition("__")
    kind = kinds.get_references(collection.kind)[above]
    about = str(kinds.get_fields(kind)[name].help_text)
    return ApiField(name, schemas.TEXT, partial(references.follow_path, path=path), about)


def _build_date_field(name: str, maybe: Callable[[Schema], Schema], own: Callable[[Any], Any]) -> ApiField:
    def value(row: Any) -> references.Json:
        precision = getattr(row, dates.PRECISION_OF[name])
        return dates.build_known_date(own(row), precision) if own(row) or precision == "unknown" else None

    return ApiField(name, maybe(schemas.refer_to("KnownDate")), value, kind=ValueKind.DATE)


def _build_number_field(
    model_field: models.DecimalField, maybe: Callable[[Schema], Schema], own: Any, about: str
) -> ApiField:
    """A decimal number as text, because programs round JSON numbers. Money has pence, others have no trailing zeros."""
    if model_field.decimal_places == MONEY_PLACES:
        pattern, form = r"^[0-9]+\.[0-9]{2}$", "Pounds and pence, such as 32073.00."
    else:
        pattern, form = r"^-?[0-9]+(\.[0-9]+)?$", "A decimal number, such as 717 or 12.5."

    def value(row: Any) -> references.Json:
        number = own(row)
        if number is None:
            return None
        if model_field.decimal_places == MONEY_PLACES:
            return f"{number:.2f}"
        text = f"{number:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text

    exists = model_field.name in ALWAYS_THERE
    missing = "Null where we have not found it: that is never 0." if exists else "Null where there is none."
    return ApiField(
        model_field.name,
        maybe({"type": "string", "pattern": pattern}),
        value,
        f"{about} {form} {missing}",
        ValueKind.NUMBER if exists else ValueKind.PLAIN,
    )


def _build_source_fields(collection: catalogue.Collection) -> list[ApiField]:
    if not (sourcing.cites_many(collection.kind) or sourcing.cites_one(collection.kind)):
        return []
    return [
        ApiField(
            "sources",
            schemas.build_array(schemas.refer_to("SourceCited")),
            sourcing.sources_of,
            "What it is based on.",
            ValueKind.SOURCES,
        )
    ]


def _build_part_field(collection: catalogue.Collection, name: str) -> ApiField:
    """Records included in the record, each as at its own address."""
    relation = collection.kind._meta.get_field(name)
    kind: Any = relation.related_model
    inner = catalogue.get_collection(kind)
    schema = schemas.refer_to(schema_name(inner))

    def read_one(row: Any) -> references.Json:
        one = getattr(row, name, None)
        return build_item(inner, one) if one else None

    def read_all(row: Any) -> references.Json:
        return [build_item(inner, one) for one in getattr(row, name).all()]

    if relation.one_to_one:
        return ApiField(name, schemas.or_null(schema), read_one, kind=ValueKind.RECORDS)
    return ApiField(name, schemas.build_array(schema), read_all, kind=ValueKind.RECORDS)
