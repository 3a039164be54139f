"""A topic's own answer, and an FAQ's, has its label and its sources beside it wherever it is given."""

from datetime import date

import pytest
from django.test import Client

from guidance.models import Section, Source
from guidance.search.entry_readers.guide_entries import read_guide_entries
from tests import factories
from tests.documents.word import opened, text_of
from tests.pages.deciding import NURSE, PAPER, PRACTITIONER, address, content
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ROLE = f"/roles/{PRACTITIONER}/"
OWN = "The trust sees to it."


def text_at(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, path
    return text_of(opened(response.content)) if ".docx" in path else Page(response.content.decode()).text


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> Section:
    """No year answers who supervises, so the section does."""
    monkeypatch.setattr("guidance.views.requests.get_today", lambda: date(2026, 11, 21))
    role = content()
    role.sections.filter(topic__slug="supervision").delete()
    section = factories.a_section(role, "supervision", answer=OWN, label="official")
    return factories.an_answer_cited(section, factories.a_source(title="The letter"), factories.a_source(title="Notes"))


def test_the_label_and_sources_of_a_topics_own_answer_are_beside_it(client: Client, answered: Section) -> None:
    for path in (f"{ROLE}supervision/", f"{ROLE}whole-guide/", "/which-role/answer/?age=adults&year=2026-27"):
        text = text_at(client, path)
        assert f"{OWN} Official guidance" in text.replace("How firm: ", ""), path
        assert text.index(OWN) < text.index("The letter") < text.index("Notes"), path


def test_where_it_is_given_in_a_line_its_label_follows_it(client: Client, answered: Section) -> None:
    paper = address("/board-paper/board-paper.docx", PAPER)
    for path in (ROLE, f"/roles/compare/?role={PRACTITIONER}&role={NURSE}", paper):
        assert f"{OWN} Official guidance." in text_at(client, path), path
    [found] = [one.summary for one in read_guide_entries("2026-27") if one.address == answered.get_absolute_url()]
    assert found == f"{OWN} Official guidance."


def test_a_source_is_named_with_all_that_is_said_of_it(client: Client, answered: Section) -> None:
    Source.objects.filter(title="The letter").update(
        scope="local", area="Bristol", standing="superseded", contract_year=factories.a_year("2021-22")
    )
    text = text_at(client, f"{ROLE}supervision/")
    cited = text[text.index("The letter") : text.index("Notes")]
    for part in ("page 1", "NHS England", "30 March 2023", "Bristol", "Superseded"):
        assert part in cited


def test_an_answer_that_an_earlier_release_took_without_a_label_stands_alone(client: Client, answered: Section) -> None:
    answered.citations.all().delete()
    Section.objects.filter(pk=answered.pk).update(label="")
    text = text_at(client, f"{ROLE}supervision/")
    assert OWN in text
    assert "Official guidance" not in text


def test_a_source_lists_the_topics_whose_answer_it_bears_out(client: Client, answered: Section) -> None:
    source = Source.objects.get(title="The letter")
    assert f'href="{answered.get_absolute_url()}"' in client.get(source.get_absolute_url()).content.decode()


def test_an_faq_has_its_label_between_its_answer_and_its_sources_and_the_list_has_none(client: Client) -> None:
    role = factories.a_role()
    faq = factories.a_faq(role, answer="Yes, mostly.\n\nNot on Sundays.", label="reported")
    listed = factories.a_faq(role, answer="Two things:\n\n- a form\n- a day", label="law")
    text = text_at(client, faq.get_absolute_url()).partition("Practitioner")[2]
    assert "Yes, mostly. How firm: Reported" in text
    assert text.index("Reported") < text.rindex("Not on Sundays.")
    assert "Two things: a form a day How firm: Law" in text_at(client, listed.get_absolute_url())
    assert "Reported" not in text_at(client, "/faqs/")


def test_open_data_gives_the_label_and_the_sources_of_a_topics_own_answer(client: Client, answered: Section) -> None:
    [item] = client.get(f"/api/v1/sections?role={PRACTITIONER}&topic=supervision").json()["items"]
    assert (item["answer"], item["label"]) == (OWN, "official")
    assert [source["title"] for source in item["sources"]] == ["The letter", "Notes"]
