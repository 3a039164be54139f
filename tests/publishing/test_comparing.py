"""Two versions of a record side by side, in the words of an editor."""

from datetime import date

import pytest

from guidance.models import FAQ, Statement
from guidance.publishing.drafting.comparing import RecordChange, compare_snapshots
from guidance.rules.editing.text_changes import MOST_STEPS, Allowance
from tests import factories
from tests.publishing.desk import edited, snapshot_of

pytestmark = pytest.mark.django_db


def told(change: RecordChange) -> dict[str, list[tuple[str, str]]]:
    return {field.label: [(line.was.value, line.text) for line in field.lines] for field in change.fields}


def test_of_a_changed_record_only_the_fields_that_differ_are_shown(faq: FAQ) -> None:
    before = snapshot_of(faq)
    [change] = compare_snapshots(before, edited(before, answer="One.\nThree.", contract_year=["2021-22"]))
    assert (change.title, change.how) == ("FAQ", "changed")
    assert told(change) == {
        "Answer": [("kept", "One."), ("removed", "Two."), ("kept", "Three.")],
        "Contract year": [("removed", "empty"), ("added", "2021/22")],
    }


def test_versions_that_say_the_same_differ_in_nothing(statement: Statement) -> None:
    assert compare_snapshots(snapshot_of(statement), snapshot_of(statement)) == compare_snapshots(None, None) == []


@pytest.mark.parametrize("way", ["added", "removed"])
def test_a_citation_that_one_version_has_is_shown_whole(statement: Statement, way: str) -> None:
    more = snapshot_of(statement)
    fewer = edited(more, more.children[:1])
    [change] = compare_snapshots(fewer, more) if way == "added" else compare_snapshots(more, fewer)
    assert (change.title, change.how) == ("Statement citation: b, page 2", way)
    assert told(change)["Locator"] == [(way, "page 2")]
    assert "Statement" not in told(change)


def test_a_new_record_is_all_added_but_for_what_it_leaves_blank(faq: FAQ) -> None:
    root, citation = compare_snapshots(None, snapshot_of(faq))
    assert (root.how, citation.how) == ("added", "added")
    assert told(root)["Question"] == [("added", "Who pays?")]
    assert "Contract year" not in told(root)


def test_values_are_said_as_an_editor_would_say_them() -> None:
    source = factories.a_source(slug="a", standing="draft")
    before = snapshot_of(source)
    [of_source] = compare_snapshots(before, edited(before, published_on=date(2024, 5, 1), standing="superseded"))
    assert told(of_source)["Published on"] == [("removed", "30 March 2023"), ("added", "1 May 2024")]
    assert told(of_source)["Standing"] == [("removed", "Draft"), ("added", "Superseded")]
    duty = snapshot_of(factories.a_duty(factories.a_job_description(factories.a_role()), optional=False))
    [of_duty] = compare_snapshots(duty, edited(duty, optional=True))
    assert told(of_duty) == {"Optional": [("removed", "no"), ("added", "yes")]}


def marks_words(change: RecordChange) -> list[bool]:
    return [
        any(piece.differs != line.pieces[0].differs for line in field.lines for piece in line.pieces)
        for field in change.fields
    ]


def test_records_on_one_page_share_what_comparing_may_cost(faq: FAQ) -> None:
    before = snapshot_of(faq)
    after = edited(before, question="Who pays more?")
    page = Allowance()
    [change] = compare_snapshots(before, after, page)
    assert marks_words(change) == [True]
    cost = MOST_STEPS - page.left
    for room, marked in ((2 * cost, True), (2 * cost - 1, False)):
        page = Allowance(room)
        compare_snapshots(before, after, page)
        [change] = compare_snapshots(before, after, page)
        assert marks_words(change) == [marked]
