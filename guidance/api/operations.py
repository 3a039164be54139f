"""What can be asked of the API: each operation with its parameters and answers, for the OpenAPI description."""

from guidance.api import catalogue, fields, filters, questions, schemas
from guidance.api.references import Json
from guidance.api.schemas import Schema
from guidance.content.kinds import Kind

ABOUT_ITSELF = "About this data"
REFUSAL = schemas.refer_to("Refusal")


def list_tags() -> list[Json]:
    about = "What there is, and how to ask for it."
    of_collections = [{"name": one.title, "description": one.about} for one in catalogue.COLLECTIONS]
    return [{"name": ABOUT_ITSELF, "description": about}, *of_collections]


def describe_index() -> Json:
    about = "Every collection: its title, what a row is, its addresses, and what it can be narrowed by."
    return _build_operation("index", "List the collections", about, ABOUT_ITSELF, schemas.refer_to("Index"))


def describe_itself() -> Json:
    about = "This description, in OpenAPI 3.1."
    return _build_operation("description", "Describe this API", about, ABOUT_ITSELF, {"type": "object"})


def describe_list(collection: catalogue.Collection) -> Json:
    parameters = [
        *_describe_filters(collection),
        _describe_number(questions.PAGE, "Which page of them.", 1, questions.LAST_PAGE),
        _describe_number(questions.PAGE_SIZE, "How many a page has.", questions.USUAL_SIZE, questions.LARGEST_SIZE),
    ]
    schema = _describe_page(fields.schema_name(collection))
    summary = f"List: {collection.title}"
    name = f"{collection.name}-list"
    return _add_not_found(_build_operation(name, summary, collection.about, collection.title, schema, parameters))


def describe_csv(collection: catalogue.Collection) -> Json:
    about = f"A spreadsheet (CSV, UTF-8 with a byte order mark) of all that the query asks for. {collection.about}"
    summary = f"Download: {collection.title}"
    name, parameters = f"{collection.name}-csv", _describe_filters(collection)
    return _build_operation(name, summary, about, collection.title, schemas.TEXT, parameters, "text/csv")


def describe_record(collection: catalogue.Collection, example: tuple[str, ...]) -> Json:
    parameters = [
        {
            "name": part,
            "in": "path",
            "required": True,
            "description": f"Part {place + 1} of the identifier.",
            "schema": {"type": "string", "minLength": 1},
            **({"example": example[place]} if example else {}),
        }
        for place, part in enumerate(name_key_parts(collection))
    ]
    schema = schemas.refer_to(fields.schema_name(collection))
    summary = f"One of: {collection.title}"
    name = f"{collection.name}-item"
    return _add_not_found(_build_operation(name, summary, collection.about, collection.title, schema, parameters))


def name_key_parts(collection: catalogue.Collection) -> list[str]:
    """The names of the parts of an identifier: for a clause 'instrument' and 'number'."""
    return [path.removesuffix("__slug").rpartition("__")[2] for path in collection.kind.NATURAL_KEY]


def name_slug_schema(kind: Kind) -> str:
    return f"{kind.__name__}Id"


def build_response(about: str, schema: Schema, media_type: str = "application/json") -> Json:
    return {"description": about, "content": {media_type: {"schema": schema}}}


def _build_operation(
    name: str,
    summary: str,
    about: str,
    tag: str,
    schema: Schema,
    parameters: list[Json] | None = None,
    media_type: str = "application/json",
) -> dict[str, Json]:
    return {
        "operationId": name,
        "summary": summary,
        "description": about,
        "tags": [tag],
        "parameters": parameters or [],
        "responses": {
            "200": build_response(about, schema, media_type),
            "304": {"$ref": "#/components/responses/NotModified"},
            "400": {"$ref": "#/components/responses/Wrong"},
        },
    }


def _add_not_found(operation: dict[str, Json]) -> Json:
    operation["responses"]["404"] = {"$ref": "#/components/responses/NotFound"}
    return operation


def _describe_filters(collection: catalogue.Collection) -> list[Json]:
    found = []
    for one in filters.filters_of(collection).values():
        names = schemas.refer_to(name_slug_schema(one.target)) if one.target else None
        schema = names or {"type": "string", "enum": list(one.choices)}
        about = f"Only those of this {one.name}."
        found.append({"name": one.name, "in": "query", "schema": schema, "description": about})
    return found


def _describe_number(name: str, about: str, usual: int, largest: int) -> Json:
    schema = {"type": "integer", "minimum": 1, "maximum": largest, "default": usual}
    return {"name": name, "in": "query", "description": about, "schema": schema}


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
