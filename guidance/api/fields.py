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
MAYBE_REFERENCE = schemas.or_null(schemas.part("Reference"))
NOT_OWN = {"slug", "contract_year", "source", "locator"}  # given as the id, the years and the sources


class Form(Enum):
    """The kind of a value, which decides its cells in a spreadsheet."""

    PLAIN = auto()
    ADDRESS = auto()
    CHOICE = auto()
    NUMBER = auto()
    DATE = auto()
    REFERENCE = auto()
    REFERENCES = auto()
    SOURCES = auto()
    RECORDS = auto()


@dataclass(frozen=True, slots=True)
class Field:
    """`value` reads the value from a row fetched by `rows.rows_of`. `labels` are the labels of a choice."""

    name: str
    schema: Schema
    value: Callable[[Any], references.Json]
    about: str = ""
    kind: Form = Form.PLAIN
    labels: dict[str, str] = field(default_factory=dict)

    @property
    def described(self) -> Schema:
        said = " ".join(text for text in (self.about, self.schema.get("description", "")) if text)
        return {**self.schema, "description": said} if said else self.schema


@cache
def fields_of(collection: catalogue.Collection) -> tuple[Field, ...]:
    """The fields in the order a record gives them: its id and address, its year, role and topic, its own fields, its
    sources, and the records included in it."""
    has_page = bool(collection.page) or hasattr(collection.kind, "get_absolute_url")
    page_schema = schemas.ADDRESS if has_page else {"type": "null"}
    return (
        Field("id", schemas.TEXT, references.identifier, "Names it for good, and makes its address."),
        Field("url", schemas.ADDRESS, references.address, "Its address in this API.", Form.ADDRESS),
        Field("page", page_schema, partial(references.page, collection), "Where it stands on this site, for readers."),
        *_placed(collection),
        *(_of_model(collection, name) for name in _own(collection)),
        *_sources(collection),
        *(_part(collection, name) for name in collection.parts),
    )


def item(collection: catalogue.Collection, row: Any) -> references.Json:
    return {one.name: one.value(row) for one in fields_of(collection)}


def schema_name(collection: catalogue.Collection) -> str:
    return collection.kind.__name__


def item_schema(collection: catalogue.Collection) -> Schema:
    properties = {one.name: one.described for one in fields_of(collection)}
    return schemas.thing(properties, about=collection.about)


def _placed(collection: catalogue.Collection) -> list[Field]:
    """The years, role and topic of the record, or of the record above it."""

    def read_years(row: Any) -> references.Json:
        years = (references.follow(row, path) for path in collection.years)
        year = next((year for year in years if year), None)
        return [references.reference(year)] if year else []

    def read_at(path: str, row: Any) -> references.Json:
        return references.reference(references.follow(row, path))

    found = []
    if collection.years:
        found.append(
            Field(
                "years",
                schemas.some(schemas.part("Reference")),
                read_years,
                "The contract year it speaks of; empty where it speaks of none.",
                Form.REFERENCES,
            )
        )
    for name, path in (("role", collection.role), ("topic", collection.topic)):
        if path and path != name:
            found.append(Field(name, MAYBE_REFERENCE, partial(read_at, path), kind=Form.REFERENCE))
    return found


def _own(collection: catalogue.Collection) -> list[str]:
    precisions = set(dates.PRECISION_OF.values())
    names = [name for name in kinds.fields(collection.kind) if name not in NOT_OWN | precisions]
    if not sourcing.cites_one(collection.kind) and "source" in kinds.fields(collection.kind):
        names.insert(0, "source")  # here it is the record above, not what the record cites
    return names


def _of_model(collection: catalogue.Collection, name: str) -> Field:
    """A field of the model, by its type. The first sentence of its help text is its description."""
    model_field = kinds.fields(collection.kind)[name]
    sentence = str(model_field.help_text).partition(". ")[0].rstrip(".")
    about = f"{sentence}." if sentence else ""
    null = model_field.null or getattr(model_field, "blank", False)
    maybe: Callable[[Schema], Schema] = schemas.or_null if null else lambda schema: schema

    def own(row: Any) -> Any:
        return getattr(row, name)

    if model_field.many_to_many:
        return Field(
            name,
            schemas.some(schemas.part("Reference")),
            lambda row: [references.reference(one) for one in own(row).all()],
            about,
            Form.REFERENCES,
        )
    if model_field.is_relation:
        return Field(
            name, maybe(schemas.part("Reference")), lambda row: references.reference(own(row)), about, Form.REFERENCE
        )
    if name in dates.PRECISION_OF:
        return _dated(name, maybe, own)
    if isinstance(model_field, models.DateField):
        return Field(name, maybe(schemas.DAY), lambda row: own(row).isoformat() if own(row) else None, about)
    if isinstance(model_field, models.DecimalField):
        return _number(model_field, maybe, own, about)
    if isinstance(model_field, models.BooleanField):
        return Field(name, {"type": "boolean"}, own, about)
    if isinstance(model_field, models.IntegerField):
        return Field(name, maybe(schemas.NUMBER), own, about)
    if model_field.choices:
        choices = [(str(value), str(label)) for value, label in model_field.choices]
        return Field(name, schemas.one_of(choices), own, about, Form.CHOICE, dict(choices))
    schema = schemas.ADDRESS if isinstance(model_field, models.URLField) else schemas.TEXT
    text = "Markdown. " if "Markdown" in str(model_field.help_text) and "Markdown" not in about else ""
    return Field(name, maybe(schema), lambda row: own(row) or None, f"{about} {text}".strip())


def _dated(name: str, maybe: Callable[[Schema], Schema], own: Callable[[Any], Any]) -> Field:
    def value(row: Any) -> references.Json:
        precision = getattr(row, dates.PRECISION_OF[name])
        return dates.dated(own(row), precision) if own(row) or precision == "unknown" else None

    return Field(name, maybe(schemas.part("KnownDate")), value, kind=Form.DATE)


def _number(model_field: models.DecimalField, maybe: Callable[[Schema], Schema], own: Any, about: str) -> Field:
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

    return Field(
        model_field.name,
        maybe({"type": "string", "pattern": pattern}),
        value,
        f"{about} {form} Null where it is not held: that is never nought.",
        Form.NUMBER,
    )


def _sources(collection: catalogue.Collection) -> list[Field]:
    if not (sourcing.cites_many(collection.kind) or sourcing.cites_one(collection.kind)):
        return []
    return [
        Field(
            "sources", schemas.some(schemas.part("SourceCited")), sourcing.sources_of, "What it rests on.", Form.SOURCES
        )
    ]


def _part(collection: catalogue.Collection, name: str) -> Field:
    """Records included in the record, each as at its own address."""
    relation = collection.kind._meta.get_field(name)
    kind: Any = relation.related_model
    inner = catalogue.of_kind(kind)
    schema = schemas.part(schema_name(inner))

    def read_one(row: Any) -> references.Json:
        one = getattr(row, name, None)
        return item(inner, one) if one else None

    def read_all(row: Any) -> references.Json:
        return [item(inner, one) for one in getattr(row, name).all()]

    if relation.one_to_one:
        return Field(name, schemas.or_null(schema), read_one, kind=Form.RECORDS)
    return Field(name, schemas.some(schema), read_all, kind=Form.RECORDS)
