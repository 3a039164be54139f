"""The forms hold the real content as it is."""

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client

from guidance.content.exporting import differing
from tests.admin.drafted import drafts
from tests.admin.forms import KINDS, change_address, errors_of
from tests.real_content import load_real_content

ONE_IN = 15  # records of each kind, and the first of each


@pytest.mark.django_db
def test_saving_a_record_unchanged_changes_nothing_and_makes_no_draft(as_editor: Client) -> None:
    load_real_content()
    before = differing(settings.FIXTURES_DIR)
    for kind in KINDS:
        for record in apps.get_model("guidance", kind).objects.all()[::ONE_IN]:
            assert errors_of(as_editor, change_address(record)) == {}, record
    assert differing(settings.FIXTURES_DIR) == before
    assert not drafts()
