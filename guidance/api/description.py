"""The OpenAPI 3.1 description of the API, built from the same definitions as its responses."""

from typing import Any

from guidance.api import catalogue, fields, filters, questions, schemas
from guidance.api.held import read_examples, read_slugs
from guidance.api.references import Json
from guidance.api.schemas import Schema
from guidance.content.kinds import Kind
from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site

VERSION = "1.0"


def build_description() -> Json:
    site = this_site()
    held = read_examples()
    paths: dict[str, Json] = {
        page_path("api"): {"get": _build_operation("index", "What there is", schemas.refer_to("Index"))},
        page_path("api-description"): {"get": _build_operation("description", "This description", {"type": "object"})},
    }
    for collection in catalogue.COLLECTIONS:
        address = page_path("api-collection", collection.name)
        paths[address] = {"get": _describe_list(collection)}
        summary = f"{collection.title} as a spreadsheet (CSV, UTF-8 with a byte order mark)"
        csv = _build_operation(
            f"{collection.name}-csv", summary, schemas.TEXT, _describe_filters(collection), "text/csv"
        )
        paths[page_path("api-csv", collection.name)] = {"get": csv}
        parts = "".join(f"/{{{part}}}" for part in _name_key_parts(collection))
        paths[address + parts] = {"get": _describe_record(collection, held.get(collection, ()))}
    records = {fields.schema_name(one): fields.item_schema(one) for one in catalogue.COLLECTIONS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.name}: open data",
            "version": VERSION,
            "description": "Every kind of content of the site, with the source of each statement, read-only. "
            "What we do not know, or a source does not state, is null, never 0. Money and other decimal numbers are "
            "text. Text that is said to be Markdown may link to pages of the site by their path.",
        },
        "externalDocs": {"url": site.address + page_path("open-data"), "description": "How to use it"},
        "servers": [{"url": site.address}],
        "paths": paths,
        "components": {
            "schemas": {**schemas.SHARED, **_describe_slugs(), **records, "Index": _describe_index()},
            "responses": {
                "NotModified": {"description": "What you have is still good: its ETag was in If-None-Match."},
                "Wrong": _build_response("The query is wrong. Each problem says what, and what is allowed.", _REFUSAL),
                "NotFound": _build_response("There is no such record, or no such page of them.", _REFUSAL),
            },
        },
    }


_REFUSAL = schemas.refer_to("Refusal")


def _build_response(about: str, schema: Schema, media_type: str = "application/json") -> Json:
    return {"description": about, "content": {media_type: {"schema": schema}}}


def _build_operation(
    name: str, summary: str, schema: Schema, parameters: list[Json] | None = None, media_type: str = "application/json"
) -> dict[str, Json]:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters or [],
        "responses": {
            "200": _build_response(summary, schema, media_type),
            "304": {"$ref": "#/components/responses/NotModified"},
            "400": {"$ref": "#/components/responses/Wrong"},
        },
    }


def _add_not_found(operation: dict[str, Json]) -> Json:
    operation["responses"]["404"] = {"$ref": "#/components/responses/NotFound"}
    return operation


def _describe_list(collection: catalogue.Collection) -> Json:
    summary = f"{collection.title}: {collection.about}"
    parameters = [
        *_describe_filters(collection),
        _describe_number(questions.PAGE, 1, questions.LAST_PAGE),
        _describe_number(questions.PAGE_SIZE, questions.USUAL_SIZE, questions.LARGEST_SIZE),
    ]
    return _add_not_found(
        _build_operation(f"{collection.name}-list", summary, _describe_page(fields.schema_name(collection)), parameters)
    )


def _describe_record(collection: catalogue.Collection, example: tuple[str, ...]) -> Json:
    parameters = [
        {
            "name": part,
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1},
            **({"example": example[place]} if example else {}),
        }
        for place, part in enumerate(_name_key_parts(collection))
    ]
    return _add_not_found(
        _build_operation(
            f"{collection.name}-item", collection.about, schemas.refer_to(fields.schema_name(collection)), parameters
        )
    )


def _name_key_parts(collection: catalogue.Collection) -> list[str]:
    """The names of the parts of an identifier: for a clause 'instrument' and 'number'."""
    return [path.removesuffix("__slug").rpartition("__")[2] for path in collection.kind.NATURAL_KEY]


def _describe_filters(collection: catalogue.Collection) -> list[Json]:
    found = []
    for one in filters.filters_of(collection).values():
        schema = (
            schemas.refer_to(_slug_name(one.target)) if one.target else {"type": "string", "enum": list(one.choices)}
        )
        about = f"Only those of this {one.name}."
        found.append({"name": one.name, "in": "query", "schema": schema, "description": about})
    return found


def _describe_number(name: str, usual: int, largest: int) -> Json:
    schema = {"type": "integer", "minimum": 1, "maximum": largest, "default": usual}
    return {"name": name, "in": "query", "schema": schema}


def _slug_name(kind: Kind) -> str:
    return f"{kind.__name__}Id"


def _describe_slugs() -> dict[str, Schema]:
    """The slugs that a filter accepts: those of the records that exist now."""
    return {
        _slug_name(kind): {"type": "string", **({"enum": found} if found else {"pattern": "^[a-z0-9-]+$"})}
        for kind, found in read_slugs().items()
    }


def _describe_page(name: str) -> Schema:
    address = schemas.or_null(schemas.ADDRESS)
    return schemas.build_object(
        {
            "total": schemas.NUMBER,
            "page": schemas.NUMBER,
            "pages": schemas.NUMBER,
            "next": address,
            "previous": address,
            "csv": schemas.ADDRESS,
            "items": schemas.build_array(schemas.refer_to(name)),
        }
    )


def _describe_index() -> Schema:
    text: dict[str, Any] = dict.fromkeys(("name", "title", "about"), schemas.TEXT)
    listed = {**text, "url": schemas.ADDRESS, "csv": schemas.ADDRESS, "filters": schemas.build_array(schemas.TEXT)}
    return schemas.build_object(
        {
            "title": schemas.TEXT,
            "page": schemas.ADDRESS,
            "description": schemas.ADDRESS,
            "collections": schemas.build_array(schemas.build_object(listed)),
        }
    )
