"""A plan as Excel and CSV, its workbook opened again on its page, and what to claim."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from urllib.parse import parse_qsl

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from guidance.documents.plan_workbook import reading
from guidance.rules.costs.posts import PlaceInBand
from guidance.rules.plans.plan_texts import LONGEST_QUERY, write_query
from guidance.rules.plans.plans import Plan
from tests.pages import made_up_plans
from tests.pages.test_plan_workbooks import a_post, make_plan_by_hand
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("real_content")]
FIRST, LAST = made_up_plans.bounds("2026-27")


def a_plan() -> Plan:
    posts = (a_post(name="=cmd", is_in_wte=True), a_post(name="South", band="7", starts_on=date(2026, 12, 10)))
    return Plan(posts, FIRST, LAST, {"2026-27": Decimal(90_000)})


def a_long_plan() -> Plan:
    plan = Plan(tuple(a_post(name=f"Practitioner of neighbourhood {n}") for n in range(40)), FIRST, LAST)
    assert len(write_query(plan)) > LONGEST_QUERY
    return plan


def upload(client: Client, content: bytes, name: str = "plan.xlsx") -> object:
    return client.post("/plan/file/", {"file": SimpleUploadedFile(name, content)})


def test_a_workbook_put_back_in_leads_to_the_address_of_its_plan(client: Client) -> None:
    query = write_query(a_plan())
    xlsx = client.get(f"/plan/plan.xlsx?{query}")
    assert xlsx["Content-Type"] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert xlsx["Content-Disposition"] == 'attachment; filename="plan-2026-04-01.xlsx"'
    assert upload(client, xlsx.content)["Location"] == f"/plan/?{query}"


def test_a_long_plan_is_sent_to_its_files_by_a_form_and_opened_from_its_workbook(client: Client) -> None:
    query = write_query(a_long_plan())
    xlsx = client.post("/plan/plan.xlsx", query, content_type="application/x-www-form-urlencoded")
    page = Page(upload(client, xlsx.content).content.decode())
    assert "40 posts, 32 WTE" in page.text
    hidden = page.html.partition('action="/plan/plan.xlsx"')[2].partition("</form>")[0]
    assert hidden.count('type="hidden"') == len(parse_qsl(query))


@pytest.mark.parametrize(
    ("content", "says"), [(b"Post,Band\n", reading.TEXT), (bytes(3_000_000), reading.TOO_BIG), (b"", reading.NOT_EXCEL)]
)
def test_another_file_is_refused_on_the_page_in_a_sentence(client: Client, content: bytes, says: str) -> None:
    response = upload(client, content)
    assert response.status_code == 400
    assert says in Page(response.content.decode()).text


def test_a_form_without_a_file_asks_for_one(client: Client) -> None:
    response = client.post("/plan/file/", {})
    assert response.status_code == 400
    assert "Choose the .xlsx file of a plan" in Page(response.content.decode()).text
    assert client.get("/plan/file/")["Location"] == "/plan/"


def test_what_is_wrong_in_a_workbook_is_shown_at_its_row(client: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(made_up_plans.work_out(a_plan()).xlsx))
    book["Inputs"]["D13"].value, book["Inputs"]["F12"].value = 12, 1.4
    saved = io.BytesIO()
    book.save(saved)
    response = upload(client, saved.getvalue())
    page = Page(response.content.decode())
    assert response.status_code == 400
    assert "Row 2, Band: choose a band from the list" in page.text
    assert "Row 1, WTE or hours: choose which you mean" in page.text
    assert 'value="1.4"' in page.html


def test_csv_has_each_post_by_month_to_the_penny_and_no_formula(client: Client) -> None:
    response = client.get(f"/plan/plan.csv?{write_query(a_plan())}")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    first = next(row for row in rows if row["Part"] == "Each post")
    assert (first["Post"], first["Cost"], first["Repaid, within the maximum"]) == ("'=cmd", "46813.04", "not known")
    by_month = [row for row in rows if row["Part"] == "Each post by month" and row["Post"] == "'=cmd"]
    assert sum(Decimal(row["Cost"]) for row in by_month) == Decimal("46813.04")
    assert len([row for row in rows if row["Part"] == "Each post by month"]) == 12 + 4
    assert response["Content-Type"].startswith("text/csv")


def test_a_row_of_a_csv_that_leaves_posts_out_says_so_and_has_no_0_for_what_is_not_known(client: Client) -> None:
    """The first brings back half, nothing comes back of the second, and of the third nobody can say."""
    first = a_post(name="First", place=PlaceInBand.FIRST)
    several = [replace(first, place=place) for place in (PlaceInBand.FIRST, PlaceInBand.OUTSIDE, None)]
    for posts, back, says in (
        (several, "23406.52", "Comes back: up to this, for 2 of 3 posts."),
        (several[1:], "not known", ""),
    ):
        plan = Plan(tuple(posts), FIRST, LAST)
        response = client.get(f"/plan/plan.csv?{write_query(plan)}")
        row = next(
            row
            for row in csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
            if row["Part"] == "All posts"
        )
        assert row["Comes back"] == back
        assert says in row["Note"] and ("Comes back" in row["Note"]) == bool(says)


def test_the_twenty_six_posts_by_hand_are_right_to_the_penny_in_csv(client: Client) -> None:
    plan, expected = make_plan_by_hand()
    sent = client.post("/plan/plan.csv", write_query(plan), content_type="application/x-www-form-urlencoded")
    rows = list(csv.DictReader(io.StringIO(sent.content.decode("utf-8-sig"))))
    of_posts = [row for row in rows if row["Part"] == "Each post"]
    for turn, (row, by_hand) in enumerate(zip(of_posts, expected, strict=True)):
        found = (row["Cost"], row["Comes back"], row["What does not come back"])
        for amount, shown in zip(by_hand, found, strict=True):
            assert not amount or Decimal(shown) == Decimal(amount.replace(",", "")), (turn, row)
    by_month = [row for row in rows if row["Part"] == "Each post by month"]
    in_all = sum(Decimal(cost.replace(",", "")) for cost, *_ in expected)
    assert sum(Decimal(row["Cost"]) for row in by_month) == in_all == Decimal(rows_of("All posts", rows)[0]["Cost"])


def rows_of(part: str, rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if row["Part"] == part]


def test_in_csv_what_a_claim_says_is_blank_for_a_post_outside_the_arrs(client: Client) -> None:
    plan = Plan((a_post(place=PlaceInBand.OUTSIDE),), FIRST, LAST)
    response = client.get(f"/plan/plan.csv?{write_query(plan)}")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    for row in rows_of("Each post", rows) + rows_of("All posts", rows) + rows_of("Each post by month", rows):
        assert [row[one] for one in ("May be claimed", "Repaid, within the maximum", "Left with the provider")] == [
            ""
        ] * 3
        assert row["Comes back"] == "0.00"


def test_claims_name_for_each_month_what_an_older_form_asked_for(client: Client) -> None:
    page = Page(client.get(f"/plan/claims/?{write_query(a_plan())}").content.decode())
    assert "In the order of an older ARRS claim form" in page.text
    april, december = (
        page.html.partition(f'id="claims-2026-{month}"')[2].partition("</table>")[0] for month in ("04", "12")
    )
    assert (april.count("<tr"), december.count("<tr")) == (2, 3)
    cells = [part.partition("<")[0] for part in april.partition("<tbody")[2].split('__cell">')[1:]]
    # 46,813.04 a year: 36,762.28 of pay, 4,764.34 and 5,286.42. A twelfth of each, and of the half that is claimed.
    assert cells[:3] == ["£3,063.52", "£397.03", "£440.54"]
    assert cells[3:] == [
        "30",
        "not said",
        "",
        "0.8",
        "up to £1,950.54",
        "Payroll report or the provider&#x27;s invoice for April 2026",
    ]


def test_files_of_no_plan_are_not_made(client: Client) -> None:
    for name in ("plan.xlsx", "plan.csv"):
        response = client.get(f"/plan/{name}")
        assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert client.get("/plan/claims/").status_code == 200
