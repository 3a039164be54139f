"""The OpenAPI 3.1 description of the API, built from the same definitions as its responses."""

from typing import Any

from guidance.api import catalogue, fields, operations, schemas
from guidance.api.held import read_examples, read_slugs
from guidance.api.references import Json
from guidance.api.schemas import Schema
from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site

VERSION = "1.0"


def build_description() -> Json:
    site = this_site()
    held = read_examples()
    paths: dict[str, Json] = {
        _within("api"): {"get": operations.describe_index()},
        _within("api-description"): {"get": operations.describe_itself()},
    }
    for collection in catalogue.COLLECTIONS:
        address = _within("api-collection", collection.name)
        paths[address] = {"get": operations.describe_list(collection)}
        paths[_within("api-csv", collection.name)] = {"get": operations.describe_csv(collection)}
        parts = "".join(f"/{{{part}}}" for part in operations.name_key_parts(collection))
        paths[address + parts] = {"get": operations.describe_record(collection, held.get(collection, ()))}
    records = {fields.schema_name(one): fields.item_schema(one) for one in catalogue.COLLECTIONS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.name}: open data",
            "version": VERSION,
            "contact": {"name": site.name, "url": site.address + page_path("about")},
            "description": "Every kind of content of the site, with the source of each statement, read-only. "
            "What we do not know, or a source does not state, is null, never 0. Money and other decimal numbers are "
            "text. Text that is said to be Markdown may link to pages of the site by their path.",
        },
        "externalDocs": {"url": site.address + page_path("open-data"), "description": "How to use it"},
        "servers": [{"url": site.address + page_path("api").rstrip("/")}],
        "tags": operations.list_tags(),
        "paths": paths,
        "components": {
            "schemas": {**schemas.SHARED, **_describe_slugs(), **records, "Index": _describe_index()},
            "responses": {
                "NotModified": {"description": "What you have is still good: its ETag was in If-None-Match."},
                "Wrong": operations.build_response(
                    "The query is wrong. Each problem says what, and what is allowed.", operations.REFUSAL
                ),
                "NotFound": operations.build_response(
                    "There is no such record, or no such page of them.", operations.REFUSAL
                ),
            },
        },
    }


def _within(name: str, *arguments: str) -> str:
    """The path of a page of the API from the API's own address."""
    return page_path(name, *arguments).removeprefix(page_path("api").rstrip("/"))


def _describe_slugs() -> dict[str, Schema]:
    """The slugs that a filter accepts: those of the records that exist now."""
    return {
        operations.name_slug_schema(kind): {
            "type": "string",
            **({"enum": found} if found else {"pattern": "^[a-z0-9-]+$"}),
        }
        for kind, found in read_slugs().items()
    }


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
