"""An import meets an open draft as a person would: it goes into the draft, or beside it where the two clash."""

import pytest

from guidance.content.yaml_writing import to_yaml
from guidance.models import FAQ, Edition
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import PublishingError
from guidance.publishing.importing import import_as_drafts, plan_import
from tests.publishing.desk import NOW, a_draft, a_person, edited, published, reviewed, saved, snapshot_of

pytestmark = pytest.mark.slow


def imported(faq: FAQ, **fields: str) -> list[Edition]:
    content = to_yaml(list(edited(snapshot_of(faq), **fields))).encode()
    return import_as_drafts("it.yaml", content, agreed=plan_import("it.yaml", content).digest, by=a_person(), at=NOW)


def root_of_draft(draft: Edition) -> dict[str, object]:
    draft.refresh_from_db()
    return dict(Snapshot.read(draft.snapshot).root.fields)


def test_what_does_not_clash_goes_into_the_draft_and_says_so_first(faq: FAQ) -> None:
    draft = reviewed(a_draft(faq, answer="One.\nTwo.\nFour."))
    content = to_yaml(list(edited(snapshot_of(faq), question="Who pays it?"))).encode()
    [row] = plan_import("it.yaml", content).rows
    assert row.drafted == draft
    assert [edition.pk for edition in imported(faq, question="Who pays it?")] == [draft.pk]
    held = root_of_draft(draft)
    assert (held["question"], held["answer"]) == ("Who pays it?", "One.\nTwo.\nFour.")
    assert (draft.state, draft.revision) == ("draft", 2)
    imported(faq, question="Who pays it?")
    draft.refresh_from_db()
    assert draft.revision == 2


def test_what_clashes_is_kept_beside_the_draft(faq: FAQ) -> None:
    draft = a_draft(faq, answer="All.")
    [aside] = imported(faq, answer="None.")
    assert (aside.aside_of, root_of_draft(aside)["answer"], root_of_draft(draft)["answer"]) == (draft, "None.", "All.")


def test_a_draft_that_was_begun_on_something_else_is_left_as_it_is(faq: FAQ) -> None:
    draft = a_draft(faq, answer="All.")
    published(a_draft(faq, question="Who pays for it?"))
    faq.refresh_from_db()
    [aside] = imported(faq, question="Who pays it?")
    assert aside.aside_of == draft
    assert root_of_draft(draft)["question"] == "Who pays?"


def test_the_same_new_record_imported_twice_is_one_draft(faq: FAQ) -> None:
    first, second = (imported(faq, slug="new", question="Is it new?", answer="It is.") for _ in range(2))
    assert first == second
    assert saved(first[0], answer="It is, yet.").edition.revision == 2
    [aside] = imported(faq, slug="new", question="Is it new?", answer="It is not.")
    assert aside.aside_of == first[0]


def test_a_draft_that_was_begun_after_the_dry_run_is_asked_about(faq: FAQ) -> None:
    content = to_yaml(list(edited(snapshot_of(faq), answer="All."))).encode()
    digest = plan_import("it.yaml", content).digest
    a_draft(faq, answer="Half.")
    with pytest.raises(PublishingError, match="since the dry run"):
        import_as_drafts("it.yaml", content, agreed=digest, by=a_person(), at=NOW)
