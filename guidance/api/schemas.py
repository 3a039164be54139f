"""JSON Schemas of the parts of a response."""

from guidance import models
from guidance.api.references import Json

Schema = dict[str, Json]

TEXT: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
NUMBER: Schema = {"type": "integer"}


def or_null(schema: Schema) -> Schema:
    """The same schema, or null if the value is missing, unknown or not stated."""
    if "type" in schema and "enum" not in schema:
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def build_object(properties: dict[str, Schema], *, optional: tuple[str, ...] = (), about: str = "") -> Schema:
    """An object with these properties and no others."""
    named = {"description": about} if about else {}
    required = [name for name in properties if name not in optional]
    return {
        "type": "object",
        **named,
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def build_array(schema: Schema) -> Schema:
    return {"type": "array", "items": schema}


def refer_to(name: str) -> Schema:
    """A reference to a schema of the description, by name."""
    return {"$ref": f"#/components/schemas/{name}"}


def one_of(choices: list[tuple[str, str]]) -> Schema:
    meanings = "; ".join(f"{value}: {meaning}" for value, meaning in choices if value.lower() != meaning.lower())
    return {
        "type": "string",
        "enum": [value for value, _ in choices],
        **({"description": meanings} if meanings else {}),
    }


SHARED: dict[str, Schema] = {
    "Reference": build_object(
        {"id": TEXT, "url": ADDRESS, "title": TEXT},
        about="Another record: its identifier, its address in this API, and what it is called.",
    ),
    "KnownDate": build_object(
        {
            "date": {
                "type": ["string", "null"],
                "pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
                "description": "As much of it as is known: 2023-03-30, 2023-03 or 2023. Null where it is not stated.",
            },
            "precision": one_of(models.DatePrecision.choices),
            "text": {"type": "string", "description": "As this site writes it: 'March 2023', 'about 2023'."},
        },
        about="A date as exactly as it is known.",
    ),
    "SourceCited": build_object(
        {
            "id": TEXT,
            "url": ADDRESS,
            "page": ADDRESS,
            "title": TEXT,
            "short_title": TEXT,
            "publisher": TEXT,
            "published_on": refer_to("KnownDate"),
            "address": {**or_null(ADDRESS), "description": "Where the original is."},
            "licence": {**or_null(TEXT), "description": "The licence it is published under. Null where not stated."},
            "scope": one_of(models.Source.Scope.choices),
            "area": {**or_null(TEXT), "description": "The area that a local source speaks for."},
            "evidence": one_of(models.Source.Evidence.choices),
            "standing": one_of(models.Source.Standing.choices),
            "checked_on": {**DAY, "description": "When an editor last checked what is said here against it."},
            "locator": {**or_null(TEXT), "description": "The place in it."},
            "says": {**or_null(TEXT), "description": "Where sources differ: what this one says. Markdown."},
            "part": {
                **one_of(models.JobDescriptionCitation.Part.choices),
                "description": "The part of a job description that it supports.",
            },
        },
        optional=("says", "part"),
        about="A source, and the place in it that supports the record.",
    ),
    "Problem": build_object(
        {
            "parameter": {**or_null(TEXT), "description": "The part of the query that is wrong, if it is one."},
            "problem": {"type": "string", "description": "What is wrong, in a sentence."},
            "allowed": {
                "anyOf": [build_array(TEXT), {"type": "null"}],
                "description": "What may be there instead, where that is a list.",
            },
        }
    ),
    "Refusal": build_object(
        {"status": {"type": "integer"}, "problems": {**build_array(refer_to("Problem")), "minItems": 1}},
        about="Why there is no answer, and what to ask instead.",
    ),
}
