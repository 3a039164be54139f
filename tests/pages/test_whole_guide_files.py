"""A whole guide to take away says what its page says, for the year asked, and each page of the guide leads to it."""

import pytest
from django.test import Client

from guidance.models import Role
from tests import factories
from tests.documents.word import headings, opened, text_of
from tests.site.pages import Page

pytestmark = pytest.mark.django_db
FILES = ["/roles/nurse/whole-guide.docx", "/roles/nurse/whole-guide.pdf"]


@pytest.fixture
def role() -> Role:
    role = factories.a_role(slug="nurse", name="nurse")
    section = factories.a_section(role, "funding", answer="")
    source = factories.a_source(title="The contract")
    for year, answer in (("2021-22", "All of it is repaid."), ("2026-27", "Half of it is repaid.")):
        factories.a_fact(role, factories.a_year(year), source, answer=answer, label="reported", subject="funding")
    factories.a_statement(section, source, heading="How to claim", body="| Month | Sum |\n|---|---|\n| May | £5 |")
    factories.a_statement(section, source, says="One thing", heading="The date", body="Follow the later.")
    return role


def test_the_word_file_has_each_answer_with_its_label_and_source_and_tables_as_tables(
    client: Client, role: Role
) -> None:
    response = client.get(f"{FILES[0]}?year=2026-27")
    file = opened(response.content)
    text = text_of(file)
    assert "Half of it is repaid." in text
    assert "Reported. Source: The contract" in text
    assert "All of it is repaid." not in text
    assert [name for level, name in headings(file) if level == 3] == ["How to claim", "Sources differ: The date"]
    assert file.tables[0].rows[1].cells[0].text == "May"
    assert "Follow the later." in text
    assert 'filename="nurse-the-whole-guide.docx"' in response["Content-Disposition"]


def test_a_file_answers_for_the_year_asked(client: Client, role: Role) -> None:
    text = text_of(opened(client.get(f"{FILES[0]}?year=2021-22").content))
    assert "All of it is repaid." in text
    assert "Answers for contract year 2021/22" in text


@pytest.mark.parametrize("page", ["/roles/nurse/whole-guide/", "/roles/nurse/funding/"])
def test_a_page_of_the_guide_leads_to_the_files_of_its_year(client: Client, role: Role, page: str) -> None:
    links = Page(client.get(f"{page}?year=2021-22").content.decode()).links
    assert {f"{file}?year=2021-22" for file in FILES} <= set(links)
    assert {client.get(file).status_code for file in FILES} == {200}


def test_the_contents_of_the_page_lead_to_every_topic_and_are_for_paper_too(client: Client, role: Role) -> None:
    page = Page(client.get("/roles/nurse/whole-guide/").content.decode())
    assert "#funding" in page.links
    assert 'class="app-contents-printed"' in page.html


def test_a_role_without_a_guide_has_no_file(client: Client) -> None:
    factories.a_role(slug="other", kind="comparison")
    assert client.get("/roles/other/whole-guide.docx").status_code == 404
