"""The real content exported, taken away and loaded again gives the same pages, byte for byte."""

from pathlib import Path

import pytest

from guidance.content import kinds
from guidance.content.exporting import export
from guidance.content.loading import load
from guidance.models import GlossaryTerm, LoadedRecord
from guidance.presenters.addresses import public_addresses
from guidance.publishing.previewing import rendered
from tests.real_content import load_real_content

ONE_IN = 4  # pages, so that every kind of page is among them


def pages() -> dict[str, bytes]:
    found = {}
    for address in list(public_addresses())[::ONE_IN]:
        page = rendered(address)
        assert page is not None, address
        found[address] = page.content
    return found


@pytest.mark.django_db
def test_pages_are_the_same_after_export_and_load(tmp_path: Path) -> None:
    load_real_content()
    before = pages()
    export(tmp_path)
    GlossaryTerm.objects.update(replaced_by=None)  # terms stand on one another
    for kind in reversed(kinds.content_models()):
        kind.objects.all().delete()
    LoadedRecord.objects.all().delete()
    load(tmp_path)
    assert pages() == before
