"""A comparison of roles as a spreadsheet."""

import re

import pytest
from django.test import Client

from guidance.models import Role
from guidance.rules.csv_files import STARTS_A_FORMULA
from tests import factories
from tests.pages.comparing import SHEET, compare, sheet

pytestmark = pytest.mark.django_db


def test_a_sheet_holds_the_table_its_headings_and_each_row_s_sources(client: Client, nurse: Role, porter: Role) -> None:
    response = client.get(SHEET, {"role": ["nurse", "porter"]})
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"] == 'attachment; filename="roles-compared.csv"'
    assert response.content.startswith(b"\xef\xbb\xbfHeading,Nurse,Porter,Sources\r\n")
    rows = sheet(client, "nurse", "porter")
    assert rows[2] == ["In short", "Nurses.", "Carries.", ""]
    assert ["Qualification", "A degree.", "We have not found this", "The annex (NHS England, 30 March 2023)"] in rows


def test_a_sheet_can_hold_the_differences_alone(client: Client, nurse: Role, porter: Role) -> None:
    headings = [row[0] for row in sheet(client, "nurse", "porter", differences="on")]
    assert headings == ["Heading", "In short", "Qualification"]


def test_a_sheet_names_the_page_where_an_answer_has_its_sources(client: Client, nurse: Role) -> None:
    factories.a_section(factories.a_role(slug="guide"), "funding", answer="Half is repaid & more.")
    [funding] = [row for row in sheet(client, "nurse", "guide") if row[0] == "Funding"]
    assert funding[1:3] == ["We have not found this", "Half is repaid & more. Our reading."]
    assert re.fullmatch(r"https?://[^/]+/roles/guide/funding/", funding[3])


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_of_a_sheet_is_run_as_a_formula(client: Client, nurse: Role, start: str) -> None:
    factories.a_role(slug="wicked", name=f"{start}wicked", summary=f"{start}1+2\r\n{start}cmd")
    rows = sheet(client, "wicked", "nurse")
    assert rows[0][1] == f"'{start}wicked"
    assert rows[2][1].startswith(f"'{start}1+2")
    assert [cell for row in rows for cell in row if cell.startswith(STARTS_A_FORMULA)] == []


def test_a_sheet_of_no_roles_says_how_to_ask_for_some(client: Client) -> None:
    assert "?role=" in compare(client, page=SHEET, status=400)
