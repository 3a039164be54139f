"""The OpenAPI 3.1 description of the API, built from the same definitions as its responses."""

from typing import Any

from guidance.api import catalogue, fields, filters, questions, schemas
from guidance.api.held import examples, slugs
from guidance.api.references import Json
from guidance.api.schemas import Schema
from guidance.content.kinds import Kind
from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site

VERSION = "1.0"


def description() -> Json:
    site = this_site()
    held = examples()
    paths: dict[str, Json] = {
        page_path("api"): {"get": _operation("index", "What there is", schemas.part("Index"))},
        page_path("api-description"): {"get": _operation("description", "This description", {"type": "object"})},
    }
    for collection in catalogue.COLLECTIONS:
        address = page_path("api-collection", collection.name)
        paths[address] = {"get": _listing(collection)}
        summary = f"{collection.title} as a spreadsheet (CSV, UTF-8 with a byte order mark)"
        csv = _operation(f"{collection.name}-csv", summary, schemas.TEXT, _filters(collection), "text/csv")
        paths[page_path("api-csv", collection.name)] = {"get": csv}
        parts = "".join(f"/{{{part}}}" for part in _key_parts(collection))
        paths[address + parts] = {"get": _record(collection, held.get(collection, ()))}
    records = {fields.schema_name(one): fields.item_schema(one) for one in catalogue.COLLECTIONS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.name}: open data",
            "version": VERSION,
            "description": "Every kind of content of the site, with the source of each statement, read-only. "
            "What is not held, not known or not stated is null, never nought. Money and other decimal numbers are "
            "text. Text that is said to be Markdown may link to pages of the site by their path.",
        },
        "externalDocs": {"url": site.address + page_path("open-data"), "description": "How to use it"},
        "servers": [{"url": site.address}],
        "paths": paths,
        "components": {
            "schemas": {**schemas.SHARED, **_slugs(), **records, "Index": _index()},
            "responses": {
                "NotModified": {"description": "What you have is still good: its ETag was in If-None-Match."},
                "Wrong": _answer("The query is wrong. Each problem says what, and what is allowed.", _REFUSAL),
                "NotFound": _answer("There is no such record, or no such page of them.", _REFUSAL),
            },
        },
    }


_REFUSAL = schemas.part("Refusal")


def _answer(about: str, schema: Schema, media_type: str = "application/json") -> Json:
    return {"description": about, "content": {media_type: {"schema": schema}}}


def _operation(
    name: str, summary: str, schema: Schema, parameters: list[Json] | None = None, media_type: str = "application/json"
) -> dict[str, Json]:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters or [],
        "responses": {
            "200": _answer(summary, schema, media_type),
            "304": {"$ref": "#/components/responses/NotModified"},
            "400": {"$ref": "#/components/responses/Wrong"},
        },
    }


def _may_not_be_found(operation: dict[str, Json]) -> Json:
    operation["responses"]["404"] = {"$ref": "#/components/responses/NotFound"}
    return operation


def _listing(collection: catalogue.Collection) -> Json:
    summary = f"{collection.title}: {collection.about}"
    parameters = [
        *_filters(collection),
        _number(questions.PAGE, 1, questions.LAST_PAGE),
        _number(questions.PAGE_SIZE, questions.USUAL_SIZE, questions.LARGEST_SIZE),
    ]
    return _may_not_be_found(
        _operation(f"{collection.name}-list", summary, _page_of(fields.schema_name(collection)), parameters)
    )


def _record(collection: catalogue.Collection, example: tuple[str, ...]) -> Json:
    parameters = [
        {
            "name": part,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1},
            **({"example": example[place]} if example else {}),
        }
        for place, part in enumerate(_key_parts(collection))
    ]
    return _may_not_be_found(
        _operation(
            f"{collection.name}-item", collection.about, schemas.part(fields.schema_name(collection)), parameters
        )
    )


def _key_parts(collection: catalogue.Collection) -> list[str]:
    """The names of the parts of an identifier: for a clause 'instrument' and 'number'."""
    return [path.removesuffix("__slug").rpartition("__")[2] for path in collection.kind.NATURAL_KEY]


def _filters(collection: catalogue.Collection) -> list[Json]:
    found = []
    for one in filters.filters_of(collection).values():
        schema = schemas.part(_slug_name(one.target)) if one.target else {"type": "string", "enum": list(one.choices)}
        about = f"Only those of this {one.name}."
        found.append({"name": one.name, "in": "query", "schema": schema, "description": about})
    return found


def _number(name: str, usual: int, largest: int) -> Json:
    schema = {"type": "integer", "minimum": 1, "maximum": largest, "default": usual}
    return {"name": name, "in": "query", "schema": schema}


def _slug_name(kind: Kind) -> str:
    return f"{kind.__name__}Id"


def _slugs() -> dict[str, Schema]:
    """The slugs that a filter accepts: those of the records that exist now."""
    return {
        _slug_name(kind): {"type": "string", **({"enum": found} if found else {"pattern": "^[a-z0-9-]+$"})}
        for kind, found in slugs().items()
    }


def _page_of(name: str) -> Schema:
    address = schemas.or_null(schemas.ADDRESS)
    return schemas.thing(
        {
            "total": schemas.NUMBER,
            "page": schemas.NUMBER,
            "pages": schemas.NUMBER,
            "next": address,
            "previous": address,
            "csv": schemas.ADDRESS,
            "items": schemas.some(schemas.part(name)),
        }
    )


def _index() -> Schema:
    text: dict[str, Any] = dict.fromkeys(("name", "title", "about"), schemas.TEXT)
    listed = {**text, "url": schemas.ADDRESS, "csv": schemas.ADDRESS, "filters": schemas.some(schemas.TEXT)}
    return schemas.thing(
        {
            "title": schemas.TEXT,
            "page": schemas.ADDRESS,
            "description": schemas.ADDRESS,
            "collections": schemas.some(schemas.thing(listed)),
        }
    )
