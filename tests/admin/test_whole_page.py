"""The editor of a whole page: what is changed, added, moved and removed in it becomes drafts in one release."""

import re

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from guidance.models import Edition, Release, Section, Source, Statement
from guidance.publishing.permissions import EDITOR, VIEWER
from tests.admin.drafted import drafts
from tests.admin.people import a_person, signed_in
from tests.admin.whole_pages import code_of, editor_address, fill, held, open_form, press
from tests.factories import CHECKED, a_fact, a_faq, a_role, a_section, a_source, a_statement, a_year, an_answer_cited
from tests.publishing.desk import a_draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer(db: None) -> User:
    return a_person(EDITOR)


@pytest.fixture
def as_writer(writer: User) -> Client:
    return signed_in(writer)


@pytest.fixture
def source(db: None) -> Source:
    return a_source()


@pytest.fixture
def section(source: Source) -> Section:
    section = a_section(a_role(slug="nurse", name="nurse"), "training", answer="It takes a year.")
    for number, heading in enumerate(("First", "Second", "Third"), 1):
        a_statement(
            section, source, slug=heading.lower(), heading=heading, order=number, body=f"The {heading.lower()}."
        )
    return section


def statement(slug: str) -> Statement:
    return Statement.objects.get(slug=slug)


def texts(client: Client, address: str) -> list[str]:
    return [part.title for part in client.get(address).context["parts"]]


def test_it_opens_the_page_in_reading_order(as_writer: Client, section: Section) -> None:
    assert texts(as_writer, editor_address(section)) == ["Nurse: Training", "First", "Second", "Third"]


def test_saving_it_unchanged_makes_no_draft(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    page = as_writer.post(address, open_form(as_writer, address), follow=True)
    assertContains(page, "You changed nothing this time.")
    assert not drafts()
    assert not Release.objects.exists()


def test_only_the_parts_that_were_changed_are_drafted_in_one_release(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    sent = fill(open_form(as_writer, address), section, answer="It takes two years.")
    sent = fill(sent, statement("second"), body="Another.")
    page = as_writer.post(address, sent, follow=True)
    assertContains(page, "Draft saved: 2 parts changed.")
    assert [held(draft).get("answer") or held(draft)["body"] for draft in drafts()] == [
        "It takes two years.",
        "Another.",
    ]
    assert {draft.release for draft in drafts()} == {Release.objects.get()}
    section.refresh_from_db()
    assert section.answer == "It takes a year."
    assertContains(page, "It takes two years.")


def test_a_second_save_goes_into_the_same_drafts(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    for body in ("Once.", "Twice."):
        as_writer.post(address, fill(open_form(as_writer, address), statement("first"), body=body))
    (draft,) = drafts()
    assert (draft.revision, held(draft)["body"]) == (2, "Twice.")
    assert Release.objects.count() == 1


def test_a_statement_is_added_with_its_source(as_writer: Client, section: Section, source: Source) -> None:
    address = editor_address(section)
    sent = press(as_writer, address, open_form(as_writer, address), "add statements")
    assert sent["part"][-1] == "n1"
    sent = fill(sent, "n1", heading="Who trains", body="The university.")
    sent = fill(sent, "n1", **{"citations-0-source": source.pk, "citations-0-locator": "page 3"})
    as_writer.post(address, sent)
    (draft,) = drafts()
    assert held(draft) | {"slug": "who-trains", "order": 4, "section": ["nurse", "training"]} == held(draft)
    assert draft.snapshot[1]["fields"]["locator"] == "page 3"
    assert texts(as_writer, address)[-1] == "Who trains"


def test_a_form_that_is_sent_twice_adds_it_once(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    sent = press(as_writer, address, open_form(as_writer, address), "add statements")
    sent = fill(fill(sent, "n1", heading="Who trains", body="The university."), section, answer="Two years.")
    for _ in range(3):
        as_writer.post(address, sent)
    assert len(drafts()) == 2
    assert Release.objects.count() == 1


def test_two_of_one_heading_get_anchors_of_their_own(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    sent = press(as_writer, address, open_form(as_writer, address), "add statements")
    as_writer.post(address, fill(sent, "n1", heading="First"))
    (draft,) = drafts()
    assert held(draft)["slug"] == "first-2"


def test_what_is_moved_changes_places_with_its_neighbour_alone(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    sent = press(as_writer, address, open_form(as_writer, address), f"up {code_of(statement('third'))}")
    assert not drafts()
    as_writer.post(address, sent)
    assert {draft.title for draft in drafts()} == {"Second", "Third"}
    assert texts(as_writer, address) == ["Nurse: Training", "First", "Third", "Second"]


def test_what_was_typed_stays_when_something_is_moved(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    sent = fill(open_form(as_writer, address), statement("first"), body="Not saved <yet>.")
    sent = press(as_writer, address, sent, f"down {code_of(statement('first'))}")
    assert sent[f"{code_of(statement('first'))}-body"] == "Not saved <yet>."
    assert sent["part"][2] == code_of(statement("first"))


def test_what_is_removed_is_a_draft_that_takes_it_off_and_can_be_kept_after_all(
    as_writer: Client, section: Section
) -> None:
    address, code = editor_address(section), code_of(statement("second"))
    sent = press(as_writer, address, open_form(as_writer, address), f"remove {code}")
    as_writer.post(address, sent)
    (draft,) = drafts()
    assert draft.withdraws
    assert draft.release
    assertContains(as_writer.get(address), "To be removed.")
    sent = press(as_writer, address, open_form(as_writer, address), f"keep {code}")
    as_writer.post(address, sent)
    assert not drafts()
    assert Statement.objects.count() == 3


def test_removing_what_was_only_added_discards_its_draft(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    sent = press(as_writer, address, open_form(as_writer, address), "add statements")
    as_writer.post(address, fill(sent, "n1", heading="Who trains"))
    sent = open_form(as_writer, address)
    as_writer.post(address, press(as_writer, address, sent, f"remove {sent['part'][-1]}"))
    assert not drafts()


def test_a_mistake_is_said_at_its_field_and_nothing_is_saved_by_halves(as_writer: Client, section: Section) -> None:
    address, code = editor_address(section), code_of(section)
    sent = fill(open_form(as_writer, address), section, checked_on="the day before")
    sent = fill(sent, statement("first"), body="Changed.")
    page = as_writer.post(address, sent)
    assertContains(page, f'href="#id_{code}-checked_on"')
    assertContains(page, "the day before")
    assertContains(page, "Changed.</textarea>")
    assert not drafts()


def test_a_source_without_its_place_is_said_at_that_source(as_writer: Client, section: Section) -> None:
    address, code = editor_address(section), code_of(section)
    source = a_source()
    sent = fill(open_form(as_writer, address), section, **{"citations-0-source": source.pk, "citations-0-order": "x"})
    page = as_writer.post(address, sent)
    assertContains(page, f'href="#id_{code}-citations-0-order"')
    assert not drafts()


def test_another_source_can_be_added_without_a_script(as_writer: Client, section: Section) -> None:
    address, code = editor_address(section), code_of(statement("first"))
    sent = open_form(as_writer, address)
    assert sent[f"{code}-citations-TOTAL_FORMS"] == 1
    sent = press(as_writer, address, sent, f"row {code}-citations")
    assert sent[f"{code}-citations-TOTAL_FORMS"] == "2"


def test_what_a_long_list_offers_is_on_the_page_once(as_writer: Client, section: Section) -> None:
    for number in range(25):
        a_source(title=f"Letter {number} of NHS England")
    page = as_writer.get(editor_address(section)).content.decode()
    assert page.count("Letter 17 of NHS England") == 1


def test_a_list_that_shows_only_what_is_chosen_loses_nothing(as_writer: Client, section: Section) -> None:
    sources = [a_source() for _ in range(25)]
    an_answer_cited(section, sources[20])
    address = editor_address(section)
    page = as_writer.post(address, open_form(as_writer, address), follow=True)
    assertContains(page, "You changed nothing this time.")
    as_writer.post(address, fill(open_form(as_writer, address), section, **{"citations-0-source": sources[3].pk}))
    (draft,) = drafts()
    assert draft.snapshot[1]["fields"]["source"] == [sources[3].slug]


def test_without_a_script_a_button_fills_one_list(as_writer: Client, section: Section) -> None:
    sources = [a_source(title=f"Letter {number}") for number in range(25)]
    an_answer_cited(section, sources[20])
    address, name = editor_address(section), f"{code_of(section)}-citations-0-source"
    shown = as_writer.get(address).content.decode()
    assert f'<button class="button picker-fill" name="do" value="choose {name}">Choose from all sources' in shown
    sent = fill(open_form(as_writer, address), section, answer="Not saved yet.")
    filled = as_writer.post(address, {**sent, "do": f"choose {name}"}).content.decode()
    (drawn,) = re.findall(rf'<select name="{name}".*?</select>', filled, re.DOTALL)
    assert drawn.count("<option") == len(sources) + 2  # the fixture's source, and none
    assert f'value="{sources[20].pk}" selected' in drawn
    assert "autofocus" in drawn
    assert "Not saved yet." in filled
    assert not drafts()


def test_a_part_and_a_source_that_were_just_added_have_whole_lists(as_writer: Client, section: Section) -> None:
    for _ in range(25):
        a_source()
    address, code = editor_address(section), code_of(statement("first"))
    sent = open_form(as_writer, address)
    for do, name in (
        ("add statements", "n1-citations-0-source"),
        (f"row {code}-citations", f"{code}-citations-1-source"),
    ):
        page = as_writer.post(address, {**sent, "do": do}).content.decode()
        (drawn,) = re.findall(rf'<select name="{name}".*?</select>', page, re.DOTALL)
        assert drawn.count("<option") > 25


def test_the_help_on_a_source_is_said_once_for_all_the_sources_of_a_part(as_writer: Client, section: Section) -> None:
    for _ in range(3):
        an_answer_cited(section, a_source())
    code = code_of(section)
    page = as_writer.get(editor_address(section)).content.decode()
    assert page.count(f'id="id_{code}-citations-0-locator_helptext"') == 1
    assert page.count(f'aria-describedby="id_{code}-citations-0-locator_helptext"') == 3
    assert f"id_{code}-citations-1-locator_helptext" not in page


def test_it_asks_the_database_no_more_for_many_parts(as_writer: Client, section: Section) -> None:
    def count_queries() -> int:
        as_writer.get(editor_address(section))  # the first time takes down what is live
        with CaptureQueriesContext(connection) as asked:
            as_writer.get(editor_address(section))
        return len(asked)

    few = count_queries()
    for number in range(4, 10):
        a_statement(section, a_source(), slug=f"more-{number}", order=number)
    assert count_queries() == few


def test_the_answers_of_the_year_are_on_the_page_that_they_answer(as_writer: Client) -> None:
    role = a_role(slug="nurse")
    section = a_section(role, "funding", answer="", label="")
    a_fact(role, a_year(), slug="pays", answer="Half.")
    a_fact(role, a_year("2023-24"), slug="paid", answer="All.")
    address = editor_address(section)
    page = as_writer.get(address)
    assertContains(page, "Half.")
    assertNotContains(page, "All.")
    fact = role.year_facts.get(slug="pays")
    as_writer.post(address, fill(open_form(as_writer, address), fact, answer="A third."))
    (draft,) = drafts()
    assert held(draft)["answer"] == "A third."
    older = as_writer.get(f"{reverse('edit-page')}?of={section.get_absolute_url()}%3Fyear=2023-24")
    assertContains(older, "All.")


def test_an_faq_is_edited_with_its_sources(as_writer: Client) -> None:
    faq = a_faq(a_role(), slug="pay", question="Who pays?", checked_on=CHECKED)
    address = editor_address(faq)
    as_writer.post(address, fill(open_form(as_writer, address), faq, answer="The network."))
    (draft,) = drafts()
    assert held(draft)["answer"] == "The network."


def test_whoever_is_drafting_a_part_is_named_and_their_draft_offered(as_writer: Client, section: Section) -> None:
    a_draft(statement("first"), by=a_person(EDITOR, "ann"), body="By Ann.")
    address = editor_address(section)
    page = as_writer.get(address)
    assertContains(page, "ann is drafting this.")
    assertNotContains(page, "By Ann.")
    assertContains(page, "Open the page with their drafts")
    address = editor_address(section, **{"with": "theirs"})
    sent = open_form(as_writer, address)
    assert sent[f"{code_of(statement('first'))}-body"] == "By Ann."
    as_writer.post(address, fill(sent, statement("first"), body="By both."))
    (draft,) = drafts()
    assert held(draft)["body"] == "By both."


def test_two_people_who_change_two_parts_never_meet(as_writer: Client, section: Section) -> None:
    address, other = editor_address(section), signed_in(a_person(EDITOR, "ann"))
    mine, theirs = open_form(as_writer, address), open_form(other, address)
    other.post(address, fill(theirs, statement("first"), body="By Ann."))
    as_writer.post(address, fill(mine, statement("second"), body="By me."))
    assert sorted(held(draft)["body"] for draft in drafts()) == ["By Ann.", "By me."]


def test_two_people_who_change_one_place_of_one_draft_are_both_kept(as_writer: Client, section: Section) -> None:
    other = signed_in(a_person(EDITOR, "ann"))
    as_writer.post(
        editor_address(section),
        fill(open_form(as_writer, editor_address(section)), statement("first"), body="One."),
    )
    address = editor_address(section, **{"with": "theirs"})
    mine, theirs = open_form(as_writer, address), open_form(other, address)
    other.post(address, fill(theirs, statement("first"), body="By Ann."))
    page = as_writer.post(address, fill(mine, statement("first"), body="By me."), follow=True)
    assertContains(page, "Put the two together")
    assert sorted(held(draft)["body"] for draft in drafts()) == ["By Ann.", "By me."]


def test_what_went_live_meanwhile_is_met_when_it_is_sent_for_review(as_writer: Client, section: Section) -> None:
    address = editor_address(section)
    sent = open_form(as_writer, address)
    Statement.objects.filter(slug="first").update(body="Loaded meanwhile.")
    as_writer.post(address, fill(sent, statement("first"), body="By me."))
    (draft,) = drafts()
    assert held(draft)["body"] == "By me."
    assert draft.base_id != draft.root.live_edition_id or draft.base.snapshot != draft.root.live_edition.snapshot


def test_a_part_that_somebody_withdrew_meanwhile_loses_nothing(as_writer: Client, section: Section) -> None:
    address, code = editor_address(section), code_of(statement("first"))
    sent = fill(open_form(as_writer, address), code, body="By me.")
    statement("first").delete()
    as_writer.post(address, sent)
    (draft,) = drafts()
    assert held(draft)["body"] == "By me."


def test_a_viewer_may_not_open_it_and_a_stranger_is_asked_to_sign_in(section: Section, client: Client) -> None:
    assert signed_in(a_person(VIEWER)).get(editor_address(section)).status_code == 403
    assert client.get(editor_address(section)).status_code == 302


@pytest.mark.parametrize(
    "of", ["", "/", "//example.org/faqs/pay/", "https://example.org/", "/roles/none/none/", "x" * 600]
)
def test_what_is_no_page_of_records_is_said_to_be_none(as_writer: Client, of: str) -> None:
    assert as_writer.get(reverse("edit-page"), {"of": of}).status_code == 404
    assert as_writer.get(reverse("preview-page"), {"of": of}).status_code == 404


@pytest.mark.parametrize(
    "forged",
    [
        {"part": ["r999999"]},
        {"part": ["n1", "n1"]},
        {"part": ["<script>"]},
        {"part": ["r0"]},
        {"part": [f"n{number}" for number in range(1, 302)]},
        {"part": ["n1"], "n1-part-of": "section"},
        {"part": ["n1"], "n1-part-of": "nothing"},
    ],
)
def test_a_forged_form_saves_nothing(as_writer: Client, section: Section, forged: dict[str, object]) -> None:
    address = editor_address(section)
    assert as_writer.post(address, {**open_form(as_writer, address), **forged}).status_code == 400
    assert not drafts()


def test_a_form_of_another_page_saves_nothing_here(as_writer: Client, section: Section) -> None:
    elsewhere = a_section(a_role(), "training")
    sent = open_form(as_writer, editor_address(elsewhere))
    assert as_writer.post(editor_address(section), fill(sent, elsewhere, answer="Other.")).status_code == 400
    assert not drafts()


@pytest.mark.parametrize("name", ["edition", "revision", "base-edition", "made-rows", "removed", "part-of"])
def test_a_token_of_any_form_is_no_error_of_ours(as_writer: Client, section: Section, name: str) -> None:
    address, code = editor_address(section), code_of(statement("first"))
    sent = open_form(as_writer, address)
    for value in ("-1", "99999999999999999999", "\x00", "[[[", '{"guidance.statementcitation": {"1": []}}'):
        assert as_writer.post(address, {**sent, f"{code}-{name}": value}).status_code in (200, 302, 400)


@pytest.mark.parametrize(
    "do",
    [
        "up r1",
        "up nothing",
        "add section",
        "add",
        "row r0-citations",
        "row x",
        "remove n7",
        "choose r1-answer",
        "choose r1",
        "x" * 9999,
        "\x00",
    ],
)
def test_a_button_that_is_not_on_the_page_does_nothing(as_writer: Client, section: Section, do: str) -> None:
    address = editor_address(section)
    assert as_writer.post(address, {**open_form(as_writer, address), "do": do}).status_code in (200, 302)
    assert not drafts()
    assert Edition.objects.filter(state=Edition.State.DISCARDED).count() == 0
