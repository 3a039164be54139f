"""The real content taken away and brought back, from its editions or from its export, gives the same pages."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.test import TestCase

from guidance.content.exporting import export_files
from guidance.content.loading import load_files
from guidance.models import LoadedRecord
from guidance.publishing.drafting.applying import apply_changes
from guidance.publishing.reviewing.previewing import render_address
from guidance.site_map.addresses import public_addresses
from tests.publishing.desk import delete_everything, roots_of_everything
from tests.real_content import load_real_content

pytestmark = pytest.mark.whole


def pages(one_in: int = 1) -> dict[str, bytes]:
    found = {}
    for address in list(public_addresses())[::one_in]:
        page = render_address(address)
        assert page is not None, address
        found[address] = page.content
    return found


class SamePages(TestCase):
    """Byte for byte."""

    before: dict[str, bytes]

    @classmethod
    def setUpTestData(cls) -> None:
        load_real_content()
        cls.before = pages()

    def test_pages_are_the_same_after_export_and_load(self) -> None:
        with TemporaryDirectory() as directory:
            export_files(Path(directory))
            delete_everything()
            LoadedRecord.objects.all().delete()
            load_files(Path(directory))
        assert pages() == self.before

    def test_pages_are_the_same_after_all_of_it_is_restored_from_its_editions(self) -> None:
        changes = roots_of_everything()
        delete_everything(changes)
        apply_changes(changes, checked=True)
        after = pages(one_in=4)  # the records themselves are compared in test_real_content.py, all of them
        assert after == {address: self.before[address] for address in after}
