"""What the API says about itself is true of every record that it gives."""

from typing import Any

import pytest
from django.test import Client
from jsonschema_rs import validator_for
from openapi_spec_validator import validate

from guidance.api.catalogue import COLLECTIONS
from tests.real_content import load_real_content

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SITE = "http://127.0.0.1:8000"


def test_the_description_is_sound_without_any_content(client: Client) -> None:
    validate(client.get("/api/v1/openapi.json").json())


def test_every_operation_has_a_summary_a_description_and_a_tag_that_is_described(client: Client) -> None:
    description = client.get("/api/v1/openapi.json").json()
    tags = {tag["name"]: tag["description"] for tag in description["tags"]}
    operations = [operation for path in description["paths"].values() for operation in path.values()]
    assert len({operation["operationId"] for operation in operations}) == len(operations) == 3 * len(COLLECTIONS) + 2
    for operation in operations:
        assert operation["summary"]
        assert operation["description"]
        assert all(parameter["description"] for parameter in operation["parameters"])
        assert [bool(tags[tag]) for tag in operation["tags"]] == [True]
    assert not [path for path in description["paths"] if path != "/" and path.endswith("/")]


@pytest.mark.whole
def test_every_record_is_as_described_and_leads_to_a_place_on_the_site(client: Client) -> None:
    load_real_content()
    description = client.get("/api/v1/openapi.json").json()
    validate(description)
    pages: set[str] = set()
    for collection in COLLECTIONS:
        records = everything(client, f"/api/v1/{collection.name}?page_size=100")
        record = {"$ref": f"#/components/schemas/{collection.kind.__name__}"}
        validator = validator_for({"items": record, "components": description["components"]})
        assert [fault.message for fault in validator.iter_errors(records)] == []
        assert len({record["id"] for record in records}) == collection.kind.objects.count()
        pages |= {record["page"].removeprefix(SITE) for record in records if record["page"]}
    assert missing(client, pages) == []


def everything(client: Client, path: str) -> list[Any]:
    records = []
    while path:
        page = client.get(path).json()
        records += page["items"]
        path = (page["next"] or "").removeprefix(SITE)
    return records


def missing(client: Client, pages: set[str]) -> list[str]:
    """The pages that do not answer, or have no such place."""
    read: dict[str, str] = {}
    found = []
    for page in sorted(pages):
        path, _, anchor = page.partition("#")
        if path not in read:
            response = client.get(path)
            read[path] = response.content.decode() if response.status_code == 200 else ""
        if not read[path] or (anchor and f'id="{anchor}"' not in read[path]):
            found.append(page)
    return found
