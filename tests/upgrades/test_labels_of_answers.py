"""The release before gave no label to a topic's own answer or to an FAQ, and no sources to the former."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.management.sql import emit_post_migrate_signal
from django.db import DEFAULT_DB_ALIAS, transaction

from guidance.content import records
from guidance.content.kinds import by_label
from guidance.models import FAQ, ContentModel, Edition, Section
from guidance.publishing.drafting.snapshots import read_live_snapshot
from guidance.publishing.reviewing.checklist import ChecklistPoint, find_open_points
from tests.publishing.desk import published, saved
from tests.upgrades.conftest import RowsOf

BEFORE = "0015_answers_of_the_year"
MOMENT = datetime(2026, 11, 1, tzinfo=UTC)
SECTION, FAQS = "guidance.section", "guidance.faq"

NO_LABEL = "Its answer has no label. Choose the one that the best source of its main sentence earns."
NO_SOURCE = "Its answer has no source of its own. Add the one to three that support its words, or choose 'Our reading'."


def section(answer: str) -> list[dict[str, Any]]:
    fields = {"role": ["the-role"], "topic": ["benefits"], "answer": answer, "checked_on": "2026-11-01"}
    return [{"model": SECTION, "fields": fields}]


def faq(answer: str) -> list[dict[str, Any]]:
    fields = {
        "slug": "the-faq",
        "role": ["the-role"],
        "topic": ["benefits"],
        "question": "Is it so?",
        "answer": answer,
        "checked_on": "2026-11-01",
    }
    cited = {"faq": ["the-faq"], "source": ["the-source"], "locator": "page 1"}
    return [{"model": FAQS, "fields": fields}, {"model": "guidance.faqcitation", "fields": cited}]


def make_editions(before: RowsOf, row: Any, model: str, key: str, write: Callable[[str], list[dict[str, Any]]]) -> None:
    """What is live, and a draft of it."""
    before("LoadedRecord").create(
        model=model, natural_key=key, digest=records.Record(by_label()[model], write("Many.")[0]["fields"]).digest
    )
    root = before("Root").create(model=model, row=row.pk, title="The answer")
    stored = {"root": root, "title": root.title, "natural_key": key, "started_at": MOMENT, "saved_at": MOMENT}
    live = before("Edition").create(
        snapshot=write("Many."), state="published", importance="minor", published_at=MOMENT, **stored
    )
    root.live_edition = live
    root.save()
    draft = before("Edition").create(snapshot=write("More."), base=live, **stored)
    before("Revision").create(edition=draft, number=1, snapshot=draft.snapshot, saved_at=MOMENT)


def upgraded(migrated: Callable[..., RowsOf]) -> RowsOf:
    before = migrated(BEFORE)
    source = before("Source").create(
        slug="the-source", title="The source", publisher="NHS England", kind="guidance", scope="national",
        evidence="official", checked_on=date(2026, 11, 1), published_on=date(2026, 4, 1),
    )  # fmt: skip
    about = {
        "role": before("Role").create(slug="the-role", name="the role", kind="established"),
        "topic": before("Topic").create(slug="benefits", title="Benefits", question="Which?", order=1),
        "answer": "Many.",
        "checked_on": date(2026, 11, 1),
    }
    row = before("Section").create(**about)
    make_editions(before, row, SECTION, '["the-role", "benefits"]', section)
    row = before("FAQ").create(slug="the-faq", question="Is it so?", **about)
    before("FAQCitation").create(faq=row, source=source, locator="page 1")
    make_editions(before, row, FAQS, '["the-faq"]', faq)
    after = migrated()
    emit_post_migrate_signal(verbosity=0, interactive=False, db=DEFAULT_DB_ALIAS)  # as the command does: makes groups
    return after


def draft_of(model: str) -> Edition:
    return Edition.objects.select_related("root").get(root__model=model, state=Edition.State.DRAFT)


def open_points(model: str) -> list[ChecklistPoint]:
    return find_open_points(draft_of(model), date(2026, 11, 21))


def test_answers_come_along_without_a_label(migrated: Callable[..., RowsOf], subtests: pytest.Subtests) -> None:
    """Upgraded once, which takes seconds: whatever is done with the rows is undone for the next."""
    after = upgraded(migrated)
    for look in (
        rows_stay_as_they_were_loaded_and_as_their_editions_hold_them,
        a_draft_is_asked_in_words_for_its_label_and_goes_live_with_it,
        what_was_reviewed_before_goes_live_without_one,
    ):
        with subtests.test(look.__name__), transaction.atomic():
            look(after)
            transaction.set_rollback(True)


def rows_stay_as_they_were_loaded_and_as_their_editions_hold_them(after: RowsOf) -> None:
    kinds: tuple[type[ContentModel], ...] = (Section, FAQ)
    for kind in kinds:
        live = read_live_snapshot(kind, kind.objects.get().pk)
        model = str(kind._meta)
        assert live is not None
        assert live.json() == Edition.objects.get(root__model=model, state="published").snapshot
        assert live.root.digest == after("LoadedRecord").get(model=model).digest


def a_draft_is_asked_in_words_for_its_label_and_goes_live_with_it(_: RowsOf) -> None:
    assert open_points(SECTION) == [
        ChecklistPoint(NO_LABEL, "id_label"),
        ChecklistPoint(NO_SOURCE, "citations-group"),
    ]
    assert open_points(FAQS) == [ChecklistPoint(NO_LABEL, "id_label")]
    for model, label in ((SECTION, "ours"), (FAQS, "official")):
        saved(draft_of(model), label=label)
        assert open_points(model) == []
        published(draft_of(model))
    assert Section.objects.values_list("answer", "label").get() == ("More.", "ours")
    assert FAQ.objects.values_list("answer", "label").get() == ("More.", "official")


def what_was_reviewed_before_goes_live_without_one(_: RowsOf) -> None:
    Edition.objects.filter(state=Edition.State.DRAFT).update(state=Edition.State.IN_REVIEW, importance="minor")
    for model in (SECTION, FAQS):
        published(Edition.objects.select_related("root").get(root__model=model, state=Edition.State.IN_REVIEW))
    assert Section.objects.values_list("answer", "label").get() == ("More.", "")
    assert FAQ.objects.values_list("answer", "label").get() == ("More.", "")
