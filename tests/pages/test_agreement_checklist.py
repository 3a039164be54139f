"""What a PCN and the provider settle for a post: a page, Word and PDF of what editors keep."""

from io import BytesIO

import pikepdf
import pytest
from django.test import Client

from guidance.models import AgreementPoint
from guidance.models.guide.labels import Label
from tests import factories
from tests.documents.standards import pdf_faults, word_faults
from tests.documents.word import opened, rows_of, text_of
from tests.real_content import load_real_content

pytestmark = pytest.mark.django_db
FILE = "/agreement-checklist/agreement-checklist"


def test_a_point_has_its_label_its_source_and_where_to_read_more(client: Client) -> None:
    source = factories.a_source(title="A guide to agreements", short_title="Agreements guide")
    factories.an_agreement_point(source, slug="vat", part="recharge", text="Whether there is **VAT**.", path="/faqs/")
    page = client.get("/agreement-checklist/").content.decode()
    assert 'id="vat"' in page
    assert "Recharge and VAT" in page
    assert "<strong>VAT</strong>" in page
    assert "Reported" in page
    assert "Agreements guide" in page
    assert 'href="/faqs/"' in page


def test_what_is_ours_is_called_a_suggestion_on_the_page_and_on_paper(client: Client) -> None:
    factories.an_agreement_point(label=Label.OURS, text="Who agrees leave.", part="absence")
    assert "Our suggestion" in client.get("/agreement-checklist/").content.decode()
    said = text_of(opened(client.get(f"{FILE}.docx").content))
    assert "Our suggestion: points 1." in said
    assert "1. Who agrees leave." in said


def test_a_point_without_a_source_is_as_far_from_the_next_as_one_with_a_source(client: Client) -> None:
    """By a class that the style sheets have: 'nhsuk-list--border' is in none of them."""
    factories.an_agreement_point(label=Label.OURS, text="Who agrees leave.", part="absence", slug="leave")
    page = client.get("/agreement-checklist/").content.decode()
    assert '<li class="app-tasks__item" id="leave">' in page and "nhsuk-list--border" not in page


def test_without_points_there_is_still_a_page(client: Client) -> None:
    assert client.get("/agreement-checklist/").status_code == 200
    assert client.get(f"{FILE}.pdf").status_code == 200


@pytest.mark.slow
def test_the_real_checklist_has_every_part_and_makes_sound_files(client: Client) -> None:
    load_real_content()
    points = list(AgreementPoint.objects.with_sources())
    assert {point.part for point in points} == set(AgreementPoint.Part.values)
    assert all(bool(point.citations.all()) == (point.label != Label.OURS) for point in points)
    word, pdf = (client.get(f"{FILE}.{ending}").content for ending in ("docx", "pdf"))
    assert word_faults(word) == []
    assert pdf_faults(pdf) == []
    assert sum(len(rows_of(table)) - 1 for table in opened(word).tables[1:]) == len(points)
    assert len(pikepdf.open(BytesIO(pdf)).pages) <= 6
