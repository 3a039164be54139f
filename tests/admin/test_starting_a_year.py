"""The pages that start a contract year: what they make, what they refuse, and who may use them."""

from decimal import Decimal
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guidance.models import ContractYear, Edition, Release, Source, YearFact
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.permissions import EDITOR, VIEWER
from guidance.publishing.reviewing.checklist import find_open_points, find_points_together
from tests.admin.people import a_person, signed_in
from tests.factories import (
    a_band,
    a_clause,
    a_fact,
    a_figure,
    a_job_description,
    a_pay_point,
    a_role,
    a_series,
    a_source,
    a_year,
    an_instrument,
    days_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

START = "admin:guidance_contractyear_start"
PAGES = ("pay", "rates", "clauses", "later", "review")


@pytest.fixture
def last() -> ContractYear:
    year, role = a_year("2026-27"), a_role(slug="practitioner", name="practitioner")
    a_fact(role, year, slug="who-pays-2026-27", answer="The scheme repays half.")
    a_fact(role, year, slug="another-account", order=1, answer="It repays less.")
    a_fact(role, year, slug="how-many", subject=YearFact.Subject.ENTITLEMENT)
    for band in ("5", "6"):
        for step in ("entry", "top"):
            a_pay_point(a_band(band), year, step=step, amount=30000)
    supplement = a_series(slug="supplement", title="Supplement", unit="per cent")
    for zone in ("inner-london", "fringe"):
        a_figure(
            supplement, slug=f"2026-27-{zone}", label=f"{zone}, 2026/27", value=20, zone=zone, **days_of("2026-27")
        )
    return year


@pytest.fixture
def source(last: ContractYear) -> Source:
    return a_source(title="The contract")


@pytest.fixture
def editor(source: Source) -> Client:
    return signed_in(a_person(EDITOR))


def start(client: Client, source: Source | None = None, **answers: Any) -> HttpResponse:
    given = {"year": "2027-28", "title": "The specification", "locator": "all", "source": source.pk if source else ""}
    return client.post(reverse(START), {**given, **answers})


def post(client: Client, page: str, **sent: Any) -> HttpResponse:
    return client.post(page_of(page), sent)


def page_of(name: str) -> str:
    return reverse(f"admin:guidance_release_{name}", args=[Release.objects.get().pk])


def said(response: HttpResponse) -> list[str]:
    form = response.context["form"]
    return [error for errors in form.errors.values() for error in errors]


def drafts_of(kind: str) -> list[dict[str, Any]]:
    found = Edition.objects.open().filter(root__model=f"guidance.{kind}").order_by("pk")
    return [Snapshot.read(edition.snapshot).root.fields for edition in found]


def listed(client: Client) -> str:
    return client.get(page_of("change")).content.decode()


def test_a_start_drafts_the_year_its_specification_and_each_question_without_an_answer(
    editor: Client, source: Source
) -> None:
    assert start(editor, source).status_code == 302
    assert [year["slug"] for year in drafts_of("contractyear")] == ["2027-28"]
    assert drafts_of("instrument")[0]["source"] == [source.slug]
    facts = drafts_of("yearfact")
    assert {(fact["slug"], fact["subject"]) for fact in facts} == {
        ("who-pays-2027-28", "funding"),
        ("how-many", "entitlement"),
    }
    assert not [fact for fact in facts if fact.get("answer") or fact.get("body") or fact.get("first_share")]
    assert not ContractYear.objects.filter(slug="2027-28").exists()
    page = listed(editor)
    assert "2 of 2 have no answer yet" in page
    assert "The scheme repays half." in page
    assert "No pay yet: Band 5, Band 6." in page
    assert "None yet: Supplement." in page


def test_a_year_is_started_once_and_only_the_next_one(editor: Client, source: Source) -> None:
    assert said(start(editor, source, year="2031-32")) == ["Another year is the next one now. Open this page again."]
    start(editor, source)
    assert said(start(editor, source)) == ["2027/28 was started already. Open its release."]
    assert Release.objects.count() == 1
    assert "was started already, in the release" in editor.get(reverse(START)).content.decode()


def test_a_year_can_start_before_its_specification_is_read(editor: Client) -> None:
    start(editor)
    assert drafts_of("instrument") == []
    assert "Add the specification" in listed(editor)
    refused = editor.get(page_of("clauses"))
    assert refused.status_code == 409
    assert "Add the specification first" in refused.content.decode()


def test_pay_that_is_typed_becomes_a_draft_for_each_cell(editor: Client, source: Source) -> None:
    start(editor, source)
    cells = {"cell-5-entry": "£33,000.50", "cell-6-top": "40 000", "cell-6-entry": "-"}
    assert post(editor, "pay", source=source.pk, locator="Table 1", **cells).status_code == 302
    made = {(one["band"][0], one["step"]): one for one in drafts_of("paypoint")}
    assert {cell: Decimal(one["amount"]) for cell, one in made.items()} == {
        ("5", "entry"): Decimal("33000.5"),
        ("6", "top"): Decimal(40000),
    }
    assert str(made["5", "entry"]["holds_from"]) == "2027-04-01"
    assert "Each band that has pay in 2026/27 has some." in listed(editor)
    assert "£33,000.50: drafted" in editor.get(page_of("pay")).content.decode()


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (
            {"cell-5-entry": "thirty"},
            "Band 5, entry: 'thirty' is not an amount. Write it in figures: 32073 or 32,073.50.",
        ),
        ({"cell-5-entry": "0"}, "Band 5, entry: An amount is never 0. Leave the cell empty if you have not found it."),
        ({"cell-5-entry": "9" * 41}, "Band 5, entry: that is too long for an amount."),
        ({"cell-5-entry": "9999999"}, "Band 5, entry: '9999999' is too large: check the amount."),
        ({"cell-5-entry": "1.234"}, "Band 5, entry: '1.234' has more than 2 decimal places."),
        (
            {"cell-5-entry": "40000", "cell-5-top": "39000"},
            "Band 5, top: £39,000 is less than a lower step of its band. Check both.",
        ),
        ({}, "Type or paste at least one amount."),
        (
            {"pasted": "5\t1\t2"},
            "Row 1, Band 5: it has 2 amounts, and the grid has 3 columns. Paste the row of headings "
            "too, or leave an empty cell for each that is missing.",
        ),
        (
            {"pasted": "<b>Chief</b>\t1\t2\t3"},
            "Row 1: '<b>Chief</b>' is not a row of this grid. Begin it with a name as the grid has it.",
        ),
        ({"pasted": "5\t1\t2\t3\n" * 101}, "There are 101 rows. Paste 100 at most."),
        ({"pasted": "5\t1\t2\t3\n" * 9000}, "That is too long: paste 20,000 characters at most."),
    ],
)
def test_a_fault_in_pay_is_named_by_its_cell_and_what_was_typed_is_kept(
    editor: Client, source: Source, cells: dict[str, str], fault: str
) -> None:
    start(editor, source)
    refused = post(editor, "pay", source=source.pk, locator="Table 1", **cells)
    assert refused.status_code == 200
    assert fault in said(refused)
    assert "<b>Chief</b>" not in refused.content.decode()
    form = refused.context["form"]
    assert all(form[name].value().splitlines() == typed.splitlines() for name, typed in cells.items())
    assert drafts_of("paypoint") == []


def test_what_is_pasted_is_shown_in_the_grid_before_anything_is_made(editor: Client, source: Source) -> None:
    start(editor, source)
    shown = post(editor, "pay", pasted="\tTop of band\tEntry point\nBand 5\t£40,000\t33,000\n", locator="", source="")
    form = shown.context["form"]
    assert said(shown) == []
    assert (form["cell-5-top"].value(), form["cell-5-entry"].value()) == ("£40,000", "33,000")
    assert drafts_of("paypoint") == []


def test_rates_join_their_series_and_keep_the_figures_of_other_years(editor: Client, source: Source) -> None:
    start(editor, source)
    cited = {"source": source.pk, "locator": "Annex 9"}
    assert post(editor, "rates", **{"cell-supplement-inner-london": "21.5"}, **cited).status_code == 302
    assert post(editor, "rates", **{"cell-supplement-fringe": "5"}, **cited).status_code == 302
    (edition,) = Edition.objects.open().filter(root__model="guidance.figureseries")
    figures = Snapshot.read(edition.snapshot).children
    assert [(one.fields["slug"], one.fields["value"]) for one in figures][-2:] == [
        ("2027-28-inner-london", "21.5"),
        ("2027-28-fringe", "5"),
    ]
    assert len(figures) == 4
    assert figures[-1].fields["label"] == "fringe, 2027/28"
    assert "Each rate that 2026/27 has is there." in listed(editor)


def checked_rows(*rows: dict[str, str], **more: Any) -> dict[str, Any]:
    sent: dict[str, Any] = {"form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows), "make": "1", **more}
    for place, row in enumerate(rows):
        given = {"heading": "", "wording": "Words.", "force": "must", **row}
        sent |= {f"form-{place}-{name}": value for name, value in given.items()}
    return sent


def test_a_pasted_text_is_cut_into_clauses_under_one_another(editor: Client, source: Source) -> None:
    start(editor, source)
    text = "B14 Practitioners\nB14.1 A PCN may\nhave one.\n(a) It must agree.\n(i) In writing.\n"
    shown = post(editor, "clauses", text=text)
    found = shown.context["rows"].initial
    assert [(row["number"], row["heading"], row["wording"], row["force"]) for row in found] == [
        ("B14", "Practitioners", "", "states"),
        ("B14.1", "", "A PCN may have one.", "may"),
        ("B14.1.a", "", "It must agree.", "must"),
        ("B14.1.a.i", "", "In writing.", "states"),
    ]
    assert drafts_of("clause") == []
    made = post(editor, "clauses", **checked_rows(*found, source=source.pk, locator="Annex B"))
    assert made.status_code == 302
    drafted = drafts_of("clause")
    assert [clause.get("parent") for clause in drafted] == [
        None,
        ["des-2027-28", "B14"],
        ["des-2027-28", "B14.1"],
        ["des-2027-28", "B14.1.a"],
    ]
    assert drafted[1]["locator"] == "Annex B, B14.1"
    again = post(editor, "clauses", **checked_rows({"number": "B14"}, source=source.pk, locator="Annex B"))
    assert "B14 has a draft already." in again.content.decode()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "Paste the text of the clauses."),
        (
            "Only <script>words</script>",
            "The text begins before its first number, with 'Only <script>words</script>'. Begin it with a number.",
        ),
        ("\n".join(f"B{number} Words." for number in range(101)), "It has 101 clauses. Paste 100 at a time."),
        ("B1 " + "x" * 60_001, "That is too long: paste 60,000 characters at most."),
        ("B1 \x00", "Null characters are not allowed."),
    ],
)
def test_a_text_that_cannot_be_cut_is_refused_in_a_sentence_and_kept(
    editor: Client, source: Source, text: str, fault: str
) -> None:
    start(editor, source)
    refused = post(editor, "clauses", text=text)
    assert refused.status_code == 200
    assert said(refused) == [fault]
    assert "<script>words" not in refused.content.decode()
    assert refused.context["form"]["text"].value() == text


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([{"number": "B14"}, {"number": "B14"}], "B14 is here 2 times."),
        ([{"number": "B/14"}], "Number a clause of the contract in letters and figures"),
        ([{"number": ""}], "Give its number."),
        ([{"number": "B14", "wording": ""}], "Give its words or its heading, or leave it out."),
        ([{"number": "B14", "left_out": "on"}], "Every clause is left out"),
        ([{"number": ".".join("ABCDEF"[:length])} for length in range(1, 7)], "A.B.C.D.E.F is too deep"),
        ([{"number": "B14", "force": "perhaps"}], "perhaps is not one of the available choices."),
    ],
)
def test_clauses_that_are_not_right_make_no_draft(
    editor: Client, source: Source, rows: list[dict[str, str]], fault: str
) -> None:
    start(editor, source)
    refused = post(editor, "clauses", **checked_rows(*rows, source=source.pk, locator="Annex B"))
    assert refused.status_code == 200
    assert fault in refused.content.decode()
    assert drafts_of("clause") == []


def test_a_form_that_says_it_has_a_million_clauses_is_refused(editor: Client, source: Source) -> None:
    start(editor, source)
    sent = checked_rows({"number": "B14"}, source=source.pk, locator="Annex B") | {"form-TOTAL_FORMS": "1000000"}
    assert post(editor, "clauses", **sent).status_code == 200
    assert post(editor, "clauses", make="1").status_code == 200
    assert drafts_of("clause") == []


def test_the_list_names_what_rests_on_the_year_before(editor: Client, source: Source, last: ContractYear) -> None:
    template = a_job_description(a_role(), title="A template that rests")
    template.clauses.add(a_clause(an_instrument(last)))
    start(editor, source)
    page = listed(editor)
    assert "A template that rests" in page
    assert "These rest on the clauses of 2026/27" in page


def test_what_is_not_ready_is_named_and_nothing_is_sent_for_review(editor: Client, source: Source) -> None:
    start(editor, source)
    refused = post(editor, "review", importance="minor")
    assert "2 drafts are not ready." in refused.content.decode()
    assert not Edition.objects.filter(state=Edition.State.IN_REVIEW).exists()
    assert post(editor, "later").status_code == 302
    assert "left for later, without an answer" in listed(editor)
    assert Release.objects.get().editions.count() == 2


def test_only_who_may_draft_can_start_a_year_or_add_to_it(editor: Client, source: Source) -> None:
    viewer = signed_in(a_person(VIEWER))
    assert "Start a contract year" not in viewer.get(reverse("admin:index")).content.decode()
    assert viewer.get(reverse(START)).status_code == start(viewer, source).status_code == 403
    start(editor, source)
    for page in PAGES:
        assert viewer.get(page_of(page)).status_code == viewer.post(page_of(page)).status_code == 403
    assert "Type or paste the pay" not in listed(viewer)
    assert Client().post(reverse(START)).status_code == 302


def test_a_release_that_starts_no_year_has_no_such_pages(editor: Client) -> None:
    editor.post(reverse("admin:guidance_release_add"), {"title": "Anything", "note": ""})
    assert "still lacks" not in listed(editor)
    for page in ("pay", "rates", "clauses", "later"):
        assert editor.get(page_of(page)).status_code == 404


def test_the_points_of_a_whole_release_are_those_of_each_of_its_drafts(editor: Client, source: Source) -> None:
    start(editor, source)
    post(editor, "pay", source=source.pk, locator="Table 1", **{"cell-5-entry": "33000"})
    drafts, day = list(Release.objects.get().editions.select_related("root")), timezone.localdate()
    together = find_points_together(drafts, day)
    assert together == {draft.pk: find_open_points(draft, day) for draft in drafts}
    assert any(together.values())
