"""A collection as Excel opens it."""

import csv
import io
from datetime import date
from decimal import Decimal

import pandas
import pytest
from django.test import Client
from pandas.api.types import is_numeric_dtype

from guidance.api.catalogue import COLLECTIONS
from guidance.api.fields import ValueKind, fields_of
from guidance.rules.csv_files import escape_formula, unescape_formula
from tests import factories
from tests.real_content import load_real_content

pytestmark = pytest.mark.django_db


def rows(client: Client, path: str) -> list[dict[str, str]]:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_row_has_its_days_its_source_and_its_page(client: Client) -> None:
    source = factories.a_source(
        title="Pay scales", publisher="Pulse", evidence="secondary", scope="local", area="Bristol",
        published_on=date(2023, 3, 1), date_precision="month", address="https://example.org/pay",
    )  # fmt: skip
    point = factories.a_pay_point(factories.a_band("5"), factories.a_year("2021-22"))
    point.source = source
    point.save()
    assert rows(client, "pay-points.csv") == [
        {
            "Band": "Band 5",
            "Step": "Entry",
            "Holds from": "2021-04-01",
            "Holds to": "2022-03-31",
            "Amount": "32073.00",
            "Amount: found or not": "found",
            "Source": "Pay scales",
            "Source: publisher": "Pulse",
            "Source: date": "March 2023",
            "Source: evidence": "secondary: reported by somebody else",
            "Source: scope": "Local: Bristol",
            "Source: place in it": "table",
            "Source: address": "https://example.org/pay",
            "Page on this site": "http://127.0.0.1:8000/bands/5/#year-2021-22",
            "Identifier": "5/entry/2021-04-01",
        }
    ]


def test_an_amount_that_was_not_found_is_an_empty_cell_and_says_so(client: Client) -> None:
    factories.a_pay_point(factories.a_band("5"), factories.a_year("2021-22"), amount=None)
    assert [(row["Amount"], row["Amount: found or not"]) for row in rows(client, "pay-points.csv")] == [
        ("", "not found")
    ]


def test_a_figure_has_its_unit(client: Client) -> None:
    series = factories.a_series()
    factories.a_figure(series, value=Decimal("12.5"))
    assert [(row["Value"], row["Unit"]) for row in rows(client, "figures.csv")] == [("12.5", series.unit)]


def test_a_list_has_bullets_and_a_list_of_blanks_is_an_empty_cell(client: Client) -> None:
    factories.a_term("", "Triage", definition="- First\n  - and within it\n- Last, 2 - 1", slug="triage")
    section = factories.a_section(factories.a_role())
    factories.a_statement(section, *(factories.a_source(title=title, address="") for title in ("One", "Other")))
    assert rows(client, "glossary-terms.csv")[0]["Definition"] == "• First\n  • and within it\n• Last, 2 - 1"
    assert rows(client, "statements.csv")[0]["Source: address"] == ""


def test_several_sources_stand_on_lines_of_their_own_with_what_each_says(client: Client) -> None:
    section = factories.a_section(factories.a_role())
    first, second = factories.a_source(title="One"), factories.a_source(title="Other", publisher="Pulse")
    factories.a_statement(section, first, second, says="Half")
    (row,) = rows(client, "statements.csv")
    assert row["Source"] == "One\nOther"
    assert row["Source: publisher"] == "NHS England\nPulse"
    assert row["Source: what it says"] == "Half (0)\nHalf (1)"


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+1", "-1+2", "@SUM(A1)", "\t=1"])
def test_no_cell_is_run_as_a_formula(client: Client, text: str) -> None:
    factories.a_term("", text.strip() or "x", definition=text, slug="the-term")
    (row,) = rows(client, "glossary-terms.csv")
    assert row["Definition"].startswith("'")


def test_a_spreadsheet_is_narrowed_as_its_collection_is_and_is_not_in_pages(client: Client) -> None:
    band = factories.a_band("5")
    for first in range(1950, 2010):
        factories.a_pay_point(band, factories.a_year(f"{first}-{(first + 1) % 100:02}"))
    assert len(rows(client, "pay-points.csv")) == 60
    assert len(rows(client, "pay-points.csv?year=1950-51")) == 1


def test_a_spreadsheet_is_downloaded_under_the_name_of_its_collection(client: Client) -> None:
    response = client.get("/api/v1/glossary-terms.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert response["Content-Disposition"] == 'attachment; filename="glossary-terms.csv"'


@pytest.mark.whole
def test_every_table_of_the_real_content_is_read_by_pandas_as_what_it_is(client: Client) -> None:
    """Numbers are numbers, an empty cell is empty, and no apostrophe is ours but before what would run."""
    load_real_content()
    for collection in COLLECTIONS:
        table = pandas.read_csv(
            io.StringIO(client.get(f"/api/v1/{collection.name}.csv").getvalue().decode("utf-8-sig"))
        )
        assert len(table) == collection.kind.objects.count()
        for field in fields_of(collection):
            if field.kind is ValueKind.NUMBER:
                heading = field.name.capitalize()
                found = table[f"{heading}: found or not"] == "found"
                assert is_numeric_dtype(table[heading]) or table.empty, collection.name
                assert (table[heading].notna() == found).all()
        for heading in table.select_dtypes(["object", "string"]):
            texts = table[heading].dropna()
            assert not texts.str.strip().eq("").any()
            for text in texts[texts.str.startswith("'")]:
                assert escape_formula(unescape_formula(text)) == text
                assert not text.removeprefix("'").startswith(("\n", "- ")), (collection.name, text)
