"""The release before had drafts that only change records, told nobody by name, and kept nothing of what pages read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management.sql import emit_post_migrate_signal

from guidance.models import Edition, GlossaryTerm, MailChoice, Notice, ReadQuery, Revision
from guidance.publishing.going_live import due
from guidance.publishing.permissions import PUBLISHER
from guidance.publishing.reach import every_page, page_index, quick
from tests.publishing.desk import LATER, NOW, a_person, published, reviewed, saved
from tests.upgrades.conftest import RowsOf

BEFORE = "0026_agreement_points"


def snapshot(slug: str, definition: str) -> list[dict[str, Any]]:
    fields = {"slug": slug, "term": slug, "expand": True, "definition": definition}
    return [{"model": "guidance.glossaryterm", "fields": fields}]


def make_term(before: RowsOf, slug: str, user: Any, **fields: Any) -> None:
    """A term that is live, with an open edition that says otherwise, and its revision."""
    row = before("GlossaryTerm").create(slug=slug, term=slug, definition="As it was.")
    root = before("Root").create(model="guidance.glossaryterm", row=row.pk, title=slug)
    of_root = {"root": root, "title": slug, "natural_key": f'["{slug}"]', "started_at": NOW, "saved_at": NOW}
    live = before("Edition").create(
        snapshot=snapshot(slug, "As it was."), state="published", importance="minor", published_at=NOW, **of_root
    )
    root.live_edition = live
    root.save()
    text = snapshot(slug, "As somebody wrote it.")
    draft = before("Edition").create(snapshot=text, base=live, saved_by=user, started_by=user, **{**of_root, **fields})
    before("Revision").create(edition=draft, number=1, snapshot=text, saved_by=user, saved_at=NOW)


def upgraded(migrated: Callable[..., RowsOf]) -> tuple[Edition, Edition]:
    """A draft and a scheduled edition of the release before."""
    before = migrated(BEFORE)
    people = before("Edition").model._meta.get_field("saved_by").related_model.objects
    user, other = (people.create(username=name) for name in ("an-editor", "a-publisher"))
    make_term(before, "drafted", user)
    later = {"publish_at": LATER, "published_by": other, "importance": "minor"}
    make_term(before, "scheduled", user, state="scheduled", **later)
    migrated()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")  # as the command does: it makes the groups
    return Edition.objects.get(state="draft"), Edition.objects.get(state="scheduled")


def test_editions_of_the_release_before_withdraw_nothing_and_go_live_as_they_were_written(
    migrated: Callable[..., RowsOf],
) -> None:
    draft, _ = upgraded(migrated)
    assert not Edition.objects.filter(withdraws=True).exists()
    assert [revision.snapshot for revision in Revision.objects.filter(edition=draft)] == [draft.snapshot]
    published(saved(draft, term="drafted again").edition)
    due.publish_due(LATER + timedelta(hours=1))
    assert dict(GlossaryTerm.objects.values_list("term", "definition")) == {
        "drafted again": "As somebody wrote it.",
        "scheduled": "As somebody wrote it.",
    }


def test_people_who_were_there_before_are_told_by_mail_until_they_choose_otherwise(
    migrated: Callable[..., RowsOf],
) -> None:
    draft, _ = upgraded(migrated)
    assert (Notice.objects.count(), MailChoice.objects.count()) == (0, 0)
    publisher = a_person(PUBLISHER, email="publisher@example.org")
    reviewed(draft)
    notice = Notice.objects.get(to=publisher)
    assert (notice.edition, notice.kind, notice.mail) == (draft, Notice.Kind.REVIEW, Notice.Mail.SENT)


def test_what_a_draft_of_the_release_before_reaches_is_found_though_no_page_was_read(
    migrated: Callable[..., RowsOf],
) -> None:
    draft, _ = upgraded(migrated)
    assert not ReadQuery.objects.exists()
    assert every_page.find_check(draft) is None
    page_index.bring_up_to_date(60)
    assert "Glossary" in {output.title for output in quick.find_reach(draft, 60).found}
    check = every_page.start_check(draft, at=NOW)
    every_page.go_on(check, 60, at=NOW)
    assert "Glossary" in {output.title for output in every_page.read_outputs(check)}
