import pytest
from django.test import Client

from tests import factories
from tests.documents.rows import a_template

pytestmark = pytest.mark.django_db

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = "/job-descriptions/mental-health-practitioner-band-6/"


def test_the_list_leads_to_each_template_its_form_and_its_files(client: Client) -> None:
    a_template()
    html = client.get("/job-descriptions/").content.decode()
    for address in (PAGE, f"{PAGE}tailor/", f"{PAGE[:-1]}.docx", f"{PAGE[:-1]}.pdf", "/job-descriptions/check/"):
        assert f'href="{address}"' in html


def test_a_template_shows_the_clause_and_the_source_behind_each_line(client: Client) -> None:
    template = a_template()
    html = client.get(PAGE).content.decode()
    for duty in template.duties.all():
        assert f'id="duty-{duty.slug}"' in html
    for address in ("/contract/2021-22/B14/#B14.2.a", "/contract/2021-22/B14/#B14.2.d"):
        assert f'href="{address}"' in html
    assert html.count(">Source: ") == template.criteria.count()
    assert "The employer must still have the post evaluated" in html


def test_a_template_without_a_band_says_that_agenda_for_change_does_not_apply(client: Client) -> None:
    a_template(band=None, contract_year=None)
    assert "Agenda for Change does not apply" in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("ending", "content_type", "start"), [("docx", WORD, b"PK"), ("pdf", "application/pdf", b"%PDF")]
)
def test_one_click_downloads_the_template_untailored(
    client: Client, ending: str, content_type: str, start: bytes
) -> None:
    a_template()
    response = client.get(f"{PAGE[:-1]}.{ending}")
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == (
        f'attachment; filename="mental-health-practitioner-band-6-job-description.{ending}"'
    )
    assert response.content.startswith(start)
    assert "ETag" in response
    assert not response.cookies


@pytest.mark.slow
def test_a_guide_leads_to_its_templates_and_questions(client: Client) -> None:
    template = a_template()
    for topic, address in (
        ("job-descriptions", PAGE),
        ("interview-questions", f"/interview-questions/{template.role.slug}/"),
    ):
        factories.a_section(template.role, topic)
        assert f'href="{address}"' in client.get(f"/roles/{template.role.slug}/{topic}/").content.decode()


@pytest.mark.parametrize(
    "path", ["/job-descriptions/none/", "/job-descriptions/none.docx", "/job-descriptions/none/tailor/"]
)
def test_a_template_that_is_not_held_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404
