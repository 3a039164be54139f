"""What the API says of itself holds of every record that it gives."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from jsonschema_rs import validator_for
from openapi_spec_validator import validate

from guidance.api.catalogue import COLLECTIONS
from guidance.content.loading import load_files

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SITE = "http://127.0.0.1:8000"


def test_the_description_is_sound_without_any_content(client: Client) -> None:
    validate(client.get("/api/v1/openapi.json").json())


@pytest.mark.whole
def test_every_record_is_as_described_and_leads_to_a_place_on_the_site(client: Client) -> None:
    load_files(settings.FIXTURES_DIR)
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
