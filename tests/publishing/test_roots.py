"""The identity of a record through its editions, whatever happens to its row."""

from collections.abc import Callable

import pytest
from django.db import connection

from guidance.content import kinds
from guidance.models import FAQ, Edition, Event, Reimbursement, Role, Root, Source, Statement
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.drafting.roots import (
    get_live_edition,
    get_live_editions,
    get_live_record,
    get_live_records,
    root_of,
    title_of,
)
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import BaseMovedError, WrongStateError
from guidance.publishing.going_live import publication
from guidance.publishing.going_live.releases import schedule_release
from tests import factories
from tests.publishing.desk import (
    LATER,
    NOW,
    a_draft,
    a_publisher,
    a_release,
    actions,
    new_record,
    published,
    reviewed,
    scheduled,
    snapshot_of,
)

pytestmark = pytest.mark.django_db


def test_a_record_has_one_root_for_as_long_as_it_has_its_row(faq: FAQ) -> None:
    root = root_of(faq)
    published(a_draft(faq, slug="money"))
    faq.refresh_from_db()
    assert root_of(faq) == root
    assert get_live_record(root) == faq


def test_records_are_found_by_their_roots_in_few_queries(faq: FAQ, django_assert_num_queries: Callable) -> None:
    faqs = [faq, *(factories.a_faq(faq.role) for _ in range(5))]
    roots = [root_of(each) for each in faqs]
    with django_assert_num_queries(1):  # the FAQs with their roles and topics
        found = get_live_records(roots)
        assert [found[root.pk].get_absolute_url() for root in roots] == [each.get_absolute_url() for each in faqs]
    get_live_editions(roots, at=NOW)
    fresh = list(Root.objects.select_related("live_edition"))
    with django_assert_num_queries(2):  # the FAQs, their citations
        assert get_live_editions(fresh, at=NOW) == {root.pk: root.live_edition for root in fresh}


def test_what_was_live_before_its_first_edition_is_taken_down_once(faq: FAQ) -> None:
    root = root_of(faq)
    live = get_live_edition(root, at=NOW)
    assert live is not None
    assert Snapshot.read(live.snapshot) == snapshot_of(faq)
    assert (live.state, live.saved_by, live.published_by) == (Edition.State.PUBLISHED, None, None)
    assert get_live_edition(Root.objects.get(pk=root.pk), at=NOW) == live
    assert actions(root) == ["taken-down"]


def test_two_who_open_a_record_at_once_take_it_down_once(faq: FAQ) -> None:
    root_of(faq)
    one, other = Root.objects.get(), Root.objects.get()
    assert get_live_edition(one, at=NOW) == get_live_edition(other, at=NOW)
    assert actions(one) == ["taken-down"]


@pytest.mark.parametrize("write", ["the record", "a child", "a child less"])
def test_what_a_program_wrote_is_taken_down_and_moves_the_base_of_drafts(statement: Statement, write: str) -> None:
    draft = reviewed(a_draft(statement, body="All."))
    if write == "the record":
        Statement.objects.update(heading="Loaded")
    elif write == "a child":
        statement.citations.filter(order=0).update(says="Loaded")
    else:
        statement.citations.filter(order=1).delete()
    with pytest.raises(BaseMovedError):
        publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW)
    assert actions(draft.root) == ["taken-down", "started", "sent-for-review", "taken-down"]
    met = find_pending_merge(draft, at=NOW)
    assert met is not None
    assert met.merge().clashes == []
    assert Snapshot.read(draft.snapshot) != met.merge().snapshot != snapshot_of(statement)


@pytest.mark.slow
def test_a_new_name_for_a_role_or_a_source_moves_no_base(statement: Statement) -> None:
    draft = reviewed(a_draft(statement, body="All."))
    published(a_draft(Role.objects.get(), slug="matron"))
    published(a_draft(Source.objects.get(slug="a"), slug="z"))
    assert find_pending_merge(draft, at=NOW) is None
    publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW)
    statement.refresh_from_db()
    assert (statement.body, statement.section.role.slug) == ("All.", "matron")
    assert "taken-down" not in actions(draft.root)[1:]


@pytest.mark.parametrize("way", [reviewed, scheduled], ids=["in review", "scheduled"])
def test_what_a_program_deleted_puts_its_drafts_back_and_is_told(faq: FAQ, way: Callable[[Edition], Edition]) -> None:
    draft = way(a_draft(faq, answer="More."))
    live = draft.base
    faq.delete()
    with pytest.raises(WrongStateError, match="is now draft"):
        publication.publish_edition(draft, revision=1, by=a_publisher(), at=NOW)
    draft.refresh_from_db()
    assert (draft.state, draft.base) == (Edition.State.DRAFT, None)
    assert "withdrawn meanwhile" in draft.sent_back_because
    told = Event.objects.get(action="withdrawn")
    assert (told.by, told.by_name, told.from_edition) == (None, "the portal", live)
    published(draft)
    assert FAQ.objects.get().answer == "More."
    draft.root.refresh_from_db()
    assert draft.root.row == FAQ.objects.get().pk


@pytest.mark.slow
def test_a_part_of_a_scheduled_release_that_was_deleted_takes_the_release_off_the_schedule(faq: FAQ) -> None:
    other = factories.a_faq(faq.role)
    release = a_release(a_draft(faq, answer="More."), a_draft(other, answer="More."))
    schedule_release(release, LATER, by=a_publisher(), at=NOW)
    root = root_of(faq)
    faq.delete()
    get_live_edition(root, at=NOW)
    release.refresh_from_db()
    assert release.state == "open"
    assert Event.objects.get(action="unscheduled").release == release


# --- Rows that come and go -----------------------------------------------------------------------------------


def test_a_root_never_comes_to_show_another_record(faq: FAQ) -> None:
    """Neither database gives the key of a deleted row to another one."""
    root, role = root_of(faq), faq.role
    faq.delete()
    other = factories.a_faq(role)
    assert other.pk != root.row
    assert get_live_record(root) is None
    assert root_of(other) != root


KEEPS_COUNT = {
    # Without AUTOINCREMENT, SQLite gives the last key again once its row is deleted.
    "sqlite": "SELECT name, sql LIKE '%AUTOINCREMENT%' FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT table_name, is_identity = 'YES' FROM information_schema.columns WHERE column_name = 'id'",
}


def test_every_table_of_content_keeps_count_of_its_keys() -> None:
    with connection.cursor() as cursor:
        cursor.execute(KEEPS_COUNT[connection.vendor])
        keeps_count = dict(cursor.fetchall())
    assert [kind for kind in kinds.content_models() if not keeps_count[kind._meta.db_table]] == []


def test_a_record_that_a_program_deleted_and_made_again_has_the_history_that_it_had(faq: FAQ) -> None:
    """Loading content deletes and makes rows; what people did to the record is not forgotten for it."""
    root = published(a_draft(faq, answer="More.")).root
    before = snapshot_of(faq)
    role = faq.role
    faq.delete()
    again = factories.a_faq(role, slug="pay", question="Who pays?", answer="Loaded.")
    assert again.pk != root.row
    assert root_of(again) == root
    live = get_live_edition(root_of(again), at=NOW)
    assert live is not None
    assert Snapshot.read(live.snapshot) == snapshot_of(again) != before
    assert Root.objects.filter(model="guidance.faq").count() == 1


def test_a_root_whose_record_is_live_is_nobody_elses(faq: FAQ) -> None:
    root = root_of(faq)
    get_live_edition(root, at=NOW)
    published(a_draft(faq, slug="money"))
    other = factories.a_faq(faq.role, slug="pay")
    assert root_of(other) != root


@pytest.mark.django_db
def test_a_record_without_a_title_is_called_by_words_even_where_what_it_refers_to_is_not_live() -> None:
    role, band = factories.a_role(name="practitioner"), factories.a_band("6")
    fields = {"role": [role.slug], "band": [band.slug], "zone": "outer-london", "holds_from": "2026-10-01"}
    snapshot = new_record(Reimbursement, **fields, checked_on="2026-11-21")
    slug = role.slug.replace("-", " ")
    assert title_of(snapshot) == f"Maximum reimbursement, Band 6, {slug}, Outer London, from 1 October 2026"
