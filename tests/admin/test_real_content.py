"""The forms show the real content as it is."""

from collections.abc import Iterator

import pytest
from django.test import Client

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.models import Section
from guidance.publishing.drafting.snapshots import read_live, root_kinds
from guidance.rules.fixed.slugs import RoleSlug, TopicSlug
from tests.admin.drafted import drafts
from tests.admin.forms import KINDS, change_address, errors_of
from tests.admin.whole_pages import editor_address
from tests.publishing.desk import everything
from tests.real_content import load_real_content


def enough_of(kind: Kind) -> Iterator[int]:
    """Rows, the longest first, until each field was seen filled in and left out wherever there is such a record."""
    found = read_live(kind, kind.objects.values_list("pk", flat=True))
    told = {
        row: [(part.kind, part.fields) for part in (each.snapshot.root, *each.snapshot.children)]
        for row, each in found.items()
    }
    seen: set[tuple[Kind, str, bool]] = set()
    for row, parts in sorted(told.items(), key=lambda item: len(str(item[1])), reverse=True):
        says = {(of, name, name in fields) for of, fields in parts for name in kinds.get_fields(of)}
        if not says <= seen:
            seen |= says
            yield row


MOST_BYTES = 300_000  # of the editor of the page with the most sources


@pytest.mark.slow
@pytest.mark.django_db
def test_the_editor_of_the_longest_page_is_light(as_editor: Client) -> None:
    load_real_content()
    section = Section.objects.get(role__slug=RoleSlug.MHP, topic__slug=TopicSlug.FUNDING)
    assert 100_000 < len(as_editor.get(editor_address(section)).content) < MOST_BYTES


@pytest.mark.whole
@pytest.mark.django_db
def test_saving_a_record_unchanged_changes_nothing_and_makes_no_draft(as_editor: Client) -> None:
    """A form's fields are the same for every record of its kind: those left out here would be the same fields again."""
    load_real_content()
    before, opened = everything(), set()
    for kind in root_kinds():
        for row in enough_of(kind):
            record = kind.objects.get(pk=row)
            assert errors_of(as_editor, change_address(record)) == {}, record
            opened.add(kinds.get_label(kind).rpartition(".")[2])
    assert opened == {kind for kind in KINDS if kind != "reimbursement"}  # of which there is none yet
    assert everything() == before
    assert not drafts()
