"""What we tell an editor, beside which field; and that nothing typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guidance.converters import BandConverter, ClauseNumberConverter, SlugConverter
from guidance.models import Clause, Edition, Statement, StatementCitation
from guidance.models.address_parts import BAND, CLAUSE_NUMBER, KebabField
from guidance.publishing.drafting.snapshots import Snapshot
from tests.admin.drafted import drafted
from tests.admin.forms import add_address, change_address, errors_of, typed
from tests.admin.records import Records, make_records
from tests.factories import a_clause, a_faq, a_role, a_section, a_source, a_statement, a_term, a_year, an_instrument

pytestmark = pytest.mark.slow

# What a form says of the version that it was opened on.
TOKENS = {"edition", "revision", "base-edition", "release", "made-rows", "opened-at"}


@pytest.fixture
def records(db: None) -> Records:
    return make_records(2)


@pytest.mark.parametrize(
    ("kind", "changes", "field", "says"),
    [
        ("source", {"published_on": ""}, "published_on", "Give the date, or choose 'not stated'"),
        ("source", {"scope": "local"}, "area", "Name the area of a local source"),
        ("source", {"published_on": "31 Juny 2022"}, "published_on", "Write a date as day, month and year"),
        ("role", {"slug": "Social_Prescriber"}, "slug", "Write it in lower case, with a hyphen between words"),
        ("role", {"slug": "compare"}, "slug", "The site already has a page with that name"),
        ("topic", {"slug": "whole-guide"}, "slug", "The site already has a page with that name"),
        ("band", {"slug": "8A"}, "slug", "Write the band as a figure, and a small letter"),
        ("contractyear", {"slug": "2000-02"}, "slug", "A contract year is written like '2021-22'"),
        ("clause", {"number": "B14 2"}, "number", "Number a clause of the contract in letters and figures"),
        ("clause", {"heading": "", "wording": "", "plain_english": ""}, "wording", "Give a heading, the official"),
        ("instrument", {"kind": "standards"}, "contract_year", "Choose a contract year for a Network Contract DES"),
        ("reimbursement", {"amount": "20000", "source": ""}, "source", "Choose the source of the amount"),
        ("reimbursement", {"amount": "0"}, "amount", "greater than or equal to 1"),
        ("paypoint", {"holds_to": "31 March 1900"}, "holds_to", "Give a last day that is not before the first day"),
        ("reimbursement", {"holds_to": "31 March 2100"}, "holds_to", "both apply on some day: end the earlier one"),
        ("figureseries", {"figures-0-holds_from": "2 April 2026", "figures-0-holds_to": "1 April 2026"},
         "figures-0-holds_to", "Give a last day that is not before the first day"),
        ("casestudy", {"quotation": "It helped."}, "quoted", "Give both the quotation and who said it"),
        ("faq", {"overtaken_on": "1/4/2026"}, "overtaken", "Say what overtook the answer"),
        ("milestone", {"date_precision": "unknown"}, "date_precision", "A milestone has a date"),
        ("contractchange", {"text": "Long " * 81}, "text", "Shorten this to 400 characters or fewer. It has 404."),
        ("formeraddress", {"old_path": "old"}, "old_path", "from / to /"),
        ("formeraddress", {"old_path": "/roles/"}, "new_path", "The new path is the same as the old one"),
        ("formeraddress", {"new_path": ""}, "old_path", "Write both as they appear"),
        ("figureseries", {"figures-0-as_of": ""}, "figures-0-as_of", "Give the date, or choose 'not stated'"),
        ("role", {"bands-0-lowest": "", "bands-0-highest": "1"}, "bands-0-lowest", "Choose the lowest band too"),
    ],
)  # fmt: skip
def test_a_mistake_is_explained_beside_the_field_to_mend(
    as_editor: Client, records: Records, kind: str, changes: dict[str, str], field: str, says: str
) -> None:
    if changes.get("bands-0-highest"):
        changes["bands-0-highest"] = str(records["band"].pk)
    errors = errors_of(as_editor, change_address(records[kind]), **changes)
    assert list(errors) == [field]
    assert says in errors[field][0]


@pytest.mark.parametrize("kind", ["glossaryterm"])
def test_two_terms_cannot_both_be_written_in_full_for_one_abbreviation(
    as_editor: Client, records: Records, kind: str
) -> None:
    a_term("PCN", "primary care network")
    errors = errors_of(as_editor, change_address(records[kind]), abbreviation="PCN")
    assert "written in full already" in errors["expand"][0]


def test_what_was_typed_is_still_there_beside_the_mistake(as_editor: Client, records: Records) -> None:
    address = change_address(records["statement"])
    sent = typed(
        as_editor, address, slug="Who Pays", body="Newly typed <b>words</b>", **{"citations-0-locator": "page 99"}
    )
    page = as_editor.post(address, sent).content.decode()
    assert "Newly typed &lt;b&gt;words&lt;/b&gt;</textarea>" in page
    assert 'value="page 99"' in page
    assert Statement.objects.get(pk=records["statement"].pk).body == "So it is."


@pytest.mark.parametrize("written", ["1/4/2021", "01/04/2021", "2021-04-01", "1 April 2021", "1 Apr 2021"])
def test_a_date_can_be_written_as_documents_write_it(as_editor: Client, records: Records, written: str) -> None:
    assert not errors_of(as_editor, change_address(records["source"]), checked_on=written)
    assert drafted()["checked_on"] == date(2021, 4, 1)


def test_a_draft_may_lack_its_text_and_its_sources(as_editor: Client) -> None:
    statement = a_statement(a_section(a_role()))
    changes = {"heading": "", "body": "", "citations-0-DELETE": "on"}
    assert not errors_of(as_editor, change_address(statement), **changes)
    assert drafted()["slug"] == statement.slug
    assert StatementCitation.objects.count() == 1


def test_what_is_typed_beside_a_source_of_a_draft_alone_stays_with_that_source(as_editor: Client) -> None:
    """Such rows have other numbers each time the draft is laid over the content."""
    faq = a_faq(a_role())
    rows = {
        f"citations-{row}-{name}": value
        for row, slug in ((1, "first"), (2, "second"))
        for name, value in {"source": a_source(slug=slug).pk, "locator": f"page {row}", "order": row}.items()
    }
    assert not errors_of(as_editor, change_address(faq), **{"citations-TOTAL_FORMS": 3, **rows})
    address = reverse("admin:guidance_faq_draft", args=[Edition.objects.open().get().pk])
    sent = typed(as_editor, address, **{"citations-1-locator": "page 6", "citations-2-locator": "page 7"})
    number = sent["citations-2-id"]
    a_faq(faq.role)
    assert typed(as_editor, address)["citations-2-id"] != number
    assert as_editor.post(address, sent).status_code == 302
    citations = Snapshot.read(Edition.objects.open().get().snapshot).children
    found = {each.fields["source"][0]: each.fields["locator"] for each in citations}
    assert (found["first"], found["second"], len(found)) == ("page 6", "page 7", 3)


def test_the_same_place_cited_twice_is_explained(as_editor: Client) -> None:
    source = a_source()
    rows = {
        f"citations-{row}-{name}": value
        for row in range(2)
        for name, value in {"source": source.pk, "locator": "page 1", "order": row}.items()
    }
    statement = {"section": a_section(a_role()).pk, "heading": "Who pays", "slug": "who-pays", "order": 1}
    counts = {"kind": "prose", "citations-TOTAL_FORMS": 2, "citations-INITIAL_FORMS": 0}
    page = as_editor.post(add_address("statement"), {**statement, **counts, **rows}).content.decode()
    assert "Please correct the duplicate data" in page


def test_the_clause_above_is_of_the_same_text_and_not_beneath(as_editor: Client) -> None:
    clause = a_clause(an_instrument(a_year("2021-22")))
    beneath = a_clause(clause.instrument, "B14.1.a", a_clause(clause.instrument, "B14.1", clause))
    elsewhere = a_clause(an_instrument(a_year("2022-23")))
    assert "beneath this one" in errors_of(as_editor, change_address(clause), parent=beneath.pk)["parent"][0]
    assert "beneath this one" in errors_of(as_editor, change_address(clause), parent=clause.pk)["parent"][0]
    assert "another text" in errors_of(as_editor, change_address(clause), parent=elsewhere.pk)["parent"][0]
    assert not Clause.objects.get(pk=clause.pk).parent


@pytest.mark.parametrize(
    ("validator", "converter"),
    [(KebabField.default_validators[0], SlugConverter), (BAND, BandConverter), (CLAUSE_NUMBER, ClauseNumberConverter)],
    ids=["slug", "band", "clause"],
)
def test_what_may_stand_in_an_address_is_what_the_routes_take(validator: Any, converter: Any) -> None:
    assert validator.regex.pattern == rf"\A{converter.regex}\Z"


def test_a_clause_of_regulations_is_numbered_as_they_number_it(as_editor: Client) -> None:
    regulations = an_instrument(a_year(), kind="standards", contract_year=None)
    assert not errors_of(as_editor, change_address(a_clause(regulations, "3")), number="3(2)(a)")
    assert errors_of(as_editor, change_address(a_clause(an_instrument(a_year("2025-26")))), number="3(2)(a)")


def test_lines_end_as_in_fixtures_whatever_the_browser_sends(as_editor: Client) -> None:
    statement = a_statement(a_section(a_role()))
    assert not errors_of(as_editor, change_address(statement), body="One.\r\n\r\n- Two\r\n- Three")
    assert drafted()["body"] == "One.\n\n- Two\n- Three"


@pytest.mark.whole
def test_a_choice_left_open_is_a_slip_of_the_form_whichever_it_is(as_editor: Client, records: Records) -> None:
    answered = {}
    for kind, record in records.items():
        values = typed(as_editor, change_address(record))
        for field in record._meta.fields:
            if field.many_to_one or field.one_to_one:
                for address in (change_address(record), add_address(kind)):
                    form = typed(as_editor, address)
                    sent = {**form, **{name: values[name] for name in form if name in values and name not in TOKENS}}
                    response = as_editor.post(address, {**sent, field.name: ""})
                    answered[f"{address} {field.name}"] = response.status_code
    assert {name: status for name, status in answered.items() if status not in {200, 302}} == {}
    assert f"{add_address('clause')} instrument" in answered
