"""Whatever screen changes a job description template, what it said is kept."""

import pytest
from django.test import Client
from django.urls import reverse

from guidance.models import TemplateVersion
from tests.admin.forms import change_address, delete_address, typed
from tests.admin.records import Records, make_records


@pytest.fixture
def records(db: None) -> Records:
    return make_records(1)


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("jobdescription", {"purpose": "To listen."}),
        ("duty", {"text": "Listens."}),
        ("criterion", {"text": "Listens."}),
        ("clause", {"wording": "Work together."}),
    ],
)
def test_saving_keeps_the_new_version(as_editor: Client, records: Records, kind: str, changes: dict[str, str]) -> None:
    address = change_address(records[kind])
    as_editor.post(address, typed(as_editor, address))
    before = TemplateVersion.objects.count()

    assert as_editor.post(address, typed(as_editor, address, **changes)).status_code == 302

    assert (before, TemplateVersion.objects.count()) == (1, 2)


@pytest.mark.parametrize("kind", ["duty", "criterion"])
def test_deleting_keeps_the_new_version(as_editor: Client, records: Records, kind: str) -> None:
    as_editor.post(delete_address(records[kind]), {"post": "yes"})
    assert TemplateVersion.objects.count() == 1


def test_deleting_several_keeps_the_new_version(as_editor: Client, records: Records) -> None:
    chosen = {"action": "delete_selected", "_selected_action": [records["duty"].pk], "post": "yes"}
    as_editor.post(reverse("admin:guidance_duty_changelist"), chosen)
    assert TemplateVersion.objects.count() == 1
