"""Editions of the whole of the real content, kind by kind."""

import pytest
from django.test import TestCase

from guidance.content import kinds
from guidance.content.fixed_records import get_finders
from guidance.content.kinds import Kind
from guidance.models import ContentModel, Edition
from guidance.publishing.drafting.applying import apply_changes
from guidance.publishing.drafting.drafts import restore_edition
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.publishing.going_live import withdrawal
from guidance.publishing.going_live.publication import go_live
from tests.publishing.desk import NOW, a_person, a_publisher, delete_everything, everything, roots_of_everything
from tests.real_content import load_real_content

pytestmark = pytest.mark.whole


def rows() -> set[tuple[Kind, int]]:
    return {(kind, pk) for kind in root_kinds() for pk in kind.objects.values_list("pk", flat=True)}


class RealContent(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        load_real_content()

    def test_what_is_live_laid_over_itself_changes_no_record_and_no_key(self) -> None:
        before, keys = everything(), rows()
        changes = roots_of_everything()
        apply_changes(changes, checked=True)
        assert {change.snapshot.root.kind for change in changes} == {kind for kind, _ in keys}
        assert everything() == before
        assert rows() == keys

    def test_everything_that_is_deleted_comes_back_from_its_editions_as_it_was(self) -> None:
        before, changes = everything(), roots_of_everything()
        delete_everything(changes)
        assert everything() == []
        apply_changes(changes, checked=True)
        assert sorted(map(str, everything())) == sorted(map(str, before))
        assert {str(record): record for record in everything()} == {str(record): record for record in before}

    def test_one_record_of_each_kind_is_withdrawn_and_restored_with_all_that_went_with_it(self) -> None:
        before = {str(record): record for record in everything()}
        by = a_publisher()
        for kind in root_kinds():
            record = self.withdrawable(kind)
            if record is None:
                continue
            root = root_of(record)
            live = get_live_edition(root, at=NOW)
            assert live is not None
            gone = withdrawal.withdraw_record(
                root, live=live, reason="It is out of date.", redirect_to="/", by=by, at=NOW
            )
            assert not kind.objects.filter(pk=root.row).exists()
            drafts = [restore_edition(gone, by=a_person(), at=NOW)]
            if drafts[0].release:
                drafts = list(drafts[0].release.editions.select_related("root"))
            for draft in drafts:
                draft.importance = Edition.Importance.MINOR
            go_live(drafts, by=by, at=NOW)
        assert {str(record): record for record in everything()} == before

    def withdrawable(self, kind: Kind) -> ContentModel | None:
        """One on which neither rows nor code that stay depend; where there is any, one that takes others with it."""
        rows = kind.objects.select_related(*kinds.key_paths(kind)).order_by("pk")
        nameless = [record for record in rows if not get_finders(kind, record.natural_key())][:6]
        found = [(withdrawal.find_reach(record), record) for record in nameless]
        free = [
            (len(reach.along), record.pk, record)
            for reach, record in found
            if not reach.in_the_way and not withdrawal.explain_found_by_code(record, reach)
        ]
        with_others = [each for each in free if each[0]]
        return min(with_others or free)[2] if free else None
