"""What keeps a draft from review, and which field of its form fixes it."""

from datetime import date

import pytest

from guidance.models import (
    BestAnswer,
    Edition,
    LinkCheck,
    Release,
    Section,
    Source,
    SourcePart,
    Statement,
    StatementCitation,
)
from guidance.publishing.errors import PublishingError
from guidance.publishing.reviewing import review
from guidance.publishing.reviewing.checklist import ChecklistPoint, find_open_points
from tests.factories import (
    a_best_answer,
    a_clause,
    a_fact,
    a_role,
    a_section,
    a_source,
    a_statement,
    a_subject_not_covered,
    a_year,
    an_instrument,
)
from tests.publishing.desk import NOW, a_draft, changed, edited, published, saved, snapshot_of

DAY = date(2026, 11, 21)
LONG = " ".join(["A sentence that says one thing."] * 6)


@pytest.fixture
def statement(db: None) -> Statement:
    return a_statement(a_section(a_role(slug="social-prescriber"), "funding"), a_source(), heading="Who pays")


def points(edition: Edition) -> list[ChecklistPoint]:
    return find_open_points(edition, DAY)


def test_a_sound_draft_has_nothing_to_mend(statement: Statement) -> None:
    assert points(a_draft(statement, body="The scheme pays.")) == []


@pytest.mark.parametrize(
    ("changes", "says", "field"),
    [
        ({"heading": ""}, "Heading: This field cannot be blank.", "id_heading"),
        ({"body": "Ask the XYZW."}, "The glossary has no abbreviation XYZW.", "id_body"),
        ({"body": LONG}, "A paragraph has 6 sentences", "id_body"),
        ({"body": "See [it](/nowhere/)."}, "does not lead to a page", "id_body"),
        ({"body": "|a" * 30 + "|\n" + "|-" * 30 + "|"}, "A table has 30 columns. Make it 20 or fewer", "id_body"),
        ({"body": "Some words. " * 2_000}, "The text has 24,000 characters. Make it 20,000 or fewer", "id_body"),
        ({"body": "![](chart.png)"}, "A picture has no alt text", "id_body"),
        ({"body": "In 2022/23 it was half."}, "It is about 2022/23", "id_contract_year"),
        ({"kind": "sources-differ"}, "Its sources differ", "id_kind"),
    ],
    ids=[
        "text",
        "abbreviation",
        "readability",
        "dead link",
        "wide table",
        "length",
        "alt text",
        "contract year",
        "one-sided",
    ],
)
def test_each_point_leads_to_its_field(statement: Statement, changes: dict[str, str], says: str, field: str) -> None:
    a_year("2022-23")
    found = points(a_draft(statement, **changes))
    assert [point.field for point in found if says in point.message] == [field]


def test_a_draft_of_a_source_is_held_to_a_short_title_of_its_own(db: None) -> None:
    a_source(short_title="Pay scales 2025/26")
    draft = a_draft(a_source(), short_title="Pay scales 2025/26")
    (point,) = points(draft)
    assert point.field == "id_short_title"
    assert "Another source has the short title 'Pay scales 2025/26'" in point.message


def test_a_point_on_a_citation_leads_to_its_own_field(statement: Statement) -> None:
    StatementCitation.objects.create(statement=statement, source=a_source(), locator="page 2", order=1)
    opened = snapshot_of(statement)
    first, second = opened.children
    draft = a_draft(statement)
    for children, field in (
        ([changed(first, locator=""), second], "id_citations-0-locator"),
        ([first, changed(second, locator="")], "id_citations-1-locator"),
    ):
        draft.snapshot = edited(opened, children).json()
        assert points(draft) == [ChecklistPoint("Locator: This field cannot be blank.", field)]


def test_points_on_a_citation_of_a_source_that_was_renamed_meanwhile_lead_to_it_too(statement: Statement) -> None:
    source = a_source(slug="before")
    StatementCitation.objects.create(statement=statement, source=source, locator="page 2", order=1)
    first, second = snapshot_of(statement).children
    draft = a_draft(statement)
    draft.snapshot = edited(snapshot_of(statement), [first, changed(second, says="Half.")]).json()
    published(a_draft(source, slug="after"))
    SourcePart.objects.create(source=Source.objects.get(slug="after"), title="Page 9")
    found = [(point.message.partition(".")[0], point.field) for point in points(draft)]
    assert found == [
        ("It says what its source says, but the statement is prose, which does not show it", "id_citations-1-says"),
        (f"'page 2' is not a part of {source.title}", "id_citations-1-locator"),
    ]


def test_prose_of_its_own_year_or_of_its_pages_is_for_a_year(statement: Statement) -> None:
    year = a_year("2022-23")
    assert points(a_draft(statement, body="In 2022/23 it was half.", contract_year=["2022-23"])) == []
    Section.objects.update(contract_year=year)
    assert points(a_draft(statement, body="In 2022/23 it was half.")) == []


def test_a_year_that_was_named_already_keeps_nobody_from_mending_a_word(statement: Statement) -> None:
    a_year("2022-23")
    a_year("2023-24")
    statement.body = "In 2022/23 it were half."
    statement.save()
    draft = a_draft(statement, body="In 2022/23 it was half.")
    assert points(draft) == []
    (point,) = points(saved(draft, body="In 2022/23 it was half, and in 2023/24 less.").edition)
    assert "It is about 2023/24" in point.message


def test_a_rule_that_only_the_model_knows_leads_to_the_field_that_breaks_it(db: None) -> None:
    """The rows would be taken by the database, so the draft can be applied."""
    clause = a_clause(an_instrument(a_year("2022-23")))
    elsewhere = a_clause(an_instrument(a_year("2021-22"), slug="earlier-des"))
    said = "That clause is part of another text: choose one of this text."
    assert points(a_draft(clause, parent=["earlier-des", elsewhere.number])) == [ChecklistPoint(said, "id_parent")]


def test_every_link_of_a_draft_is_asked_about(statement: Statement) -> None:
    for name in ("one", "two"):
        LinkCheck.objects.create(
            address=f"https://example.org/{name}",
            state=LinkCheck.State.DEAD,
            checked_at=NOW,
            failures=1,
            first_failed_at=NOW,
        )
    found = points(a_draft(statement, body="[1](https://example.org/one)\n\n[2](https://example.org/two)"))
    assert [point.field for point in found] == ["id_body", "id_body"]


def test_a_draft_without_a_source_is_sent_to_the_place_for_sources(statement: Statement) -> None:
    draft = a_draft(statement)
    draft.snapshot = edited(snapshot_of(statement), []).json()
    assert [(point.message[:17], point.field) for point in points(draft)] == [("It has no source.", "citations-group")]


def test_a_date_that_has_not_come_is_pointed_out(statement: Statement) -> None:
    section = Section.objects.get()
    (point,) = points(a_draft(section, checked_on=date(2026, 11, 22)))
    assert point.field == "id_checked_on"


def test_a_link_that_was_dead_when_last_asked_is_pointed_out(statement: Statement) -> None:
    LinkCheck.objects.create(
        address="https://example.org/gone",
        state=LinkCheck.State.DEAD,
        checked_at=NOW,
        failures=1,
        first_failed_at=NOW,
    )
    (point,) = points(a_draft(statement, body="See [it](https://example.org/gone)."))
    assert ("https://example.org/gone is dead" in point.message, point.field) == (True, "id_body")


def test_what_has_points_open_does_not_go_to_review_and_does_once_mended(statement: Statement) -> None:
    draft = a_draft(statement, heading="")
    answers = {"importance": "minor", "note": "", "reason": "", "by": draft.saved_by, "at": NOW}
    with pytest.raises(PublishingError, match="The checklist has 1 to fix"):
        review.send_for_review(draft, revision=1, **answers)
    saved(draft, by=draft.saved_by, heading="Who pays now")
    assert review.send_for_review(draft, revision=2, **answers).state == Edition.State.IN_REVIEW


def test_a_fact_that_would_hide_a_sections_own_answer_waits_until_that_is_empty(db: None) -> None:
    role, year = a_role(), a_year("2026-27")
    section = a_section(role, "funding", answer="The council pays.")
    fact = a_fact(role, year, subject="entitlement")
    draft = a_draft(fact, subject="funding")
    (point,) = points(draft)
    assert point == ChecklistPoint(
        f"'{section}' has an answer of its own, which this fact would hide from its page. "
        "Empty that section's answer in a draft of the same release, or leave this fact out.",
        "id_subject",
    )
    emptied = a_draft(section, answer="")
    release = Release.objects.create(title="Who pays", created_at=NOW, created_by=draft.saved_by)
    Edition.objects.filter(pk__in=[draft.pk, emptied.pk]).update(release=release)
    draft.refresh_from_db()
    assert points(draft) == []


@pytest.mark.parametrize("way", ["Who pays?", " who  PAYS "])
def test_a_way_of_asking_that_another_record_has_is_named_with_a_link_to_it(db: None, way: str) -> None:
    taken, subject = a_best_answer("who pays"), a_subject_not_covered("Visas", "skilled visa")
    draft = a_draft(a_best_answer("what is it"), asked=f"what is it\n{way}\nSkilled visa")
    first, second = points(draft)
    assert first.message.startswith(f"'{way.strip()}' is asked in '{taken.slug}' too")
    assert (first.field, first.other) == ("id_asked", f"/admin/guidance/bestanswer/{taken.pk}/change/")
    assert second.other == f"/admin/guidance/subjectnotcovered/{subject.pk}/change/"


def test_a_subject_not_covered_may_not_take_a_way_of_asking_either(db: None) -> None:
    a_best_answer("who pays")
    (point,) = points(a_draft(a_subject_not_covered("Visas"), asked="visas\nwho pays"))
    assert "is asked in" in point.message


@pytest.mark.parametrize("again", ["Who pays?", "who  pays"])
def test_the_same_way_of_asking_twice_in_one_record_is_named(db: None, again: str) -> None:
    (point,) = points(a_draft(a_best_answer("who pays"), asked=f"who pays\n{again}"))
    assert f"The line '{again}' is there twice" in point.message
    assert point.field == "id_asked"


def test_a_way_of_asking_that_is_in_this_record_alone_is_sound(db: None) -> None:
    a_best_answer("who pays for it")
    assert points(a_draft(a_best_answer("what is it"), asked="who pays")) == []
    assert BestAnswer.objects.count() == 2


@pytest.mark.parametrize("written", ["<script>alert(1)</script>", "It is <b>so</b>.", "One.<br>Two.", "<!-- later -->"])
def test_html_is_named_because_readers_would_see_its_signs(statement: Statement, written: str) -> None:
    for field in ("body", "heading"):
        (point,) = points(a_draft(statement, **{field: written}))
        assert "would show as text" in point.message
        assert point.field == f"id_{field}"


@pytest.mark.parametrize("written", ["Bands <5 and >7.", "<https://example.org>", "Write `<b>` here.", "a < b > c"])
def test_what_only_looks_like_html_is_sound(statement: Statement, written: str) -> None:
    assert not [point for point in points(a_draft(statement, body=written)) if "show as text" in point.message]


def test_html_in_what_readers_type_or_in_plain_text_is_named_too(db: None) -> None:
    (point,) = points(a_draft(a_best_answer("who pays"), asked="<b>who pays</b>"))
    assert point.field == "id_asked"
    (point,) = points(a_draft(a_subject_not_covered("Visas"), who_to_ask="Ask <i>them</i>."))
    assert point.field == "id_who_to_ask"
