import pytest
from django.test import Client

from tests import factories
from tests.documents.rows import a_template

pytestmark = pytest.mark.django_db

PAGE = "/interview-questions/mental-health-practitioner/"


def test_the_list_leads_to_each_role_that_has_questions(client: Client) -> None:
    a_template()
    factories.a_role(slug="without-questions")
    html = client.get("/interview-questions/").content.decode()
    assert f'href="{PAGE}"' in html
    assert "without-questions" not in html


def test_roles_stand_in_their_own_order_and_not_in_that_of_their_making(client: Client) -> None:
    for order, slug in ((2, "after"), (1, "before")):
        factories.an_interview_question(factories.a_role(slug=slug, order=order))
    html = client.get("/interview-questions/").content.decode()
    assert html.index("/interview-questions/before/") < html.index("/interview-questions/after/")


def test_every_question_is_chosen_at_first_with_what_it_tests_and_its_source(client: Client) -> None:
    a_template()
    html = client.get(PAGE).content.decode()
    assert html.count(" checked>") == 4
    assert "Tests: Work in a community mental health team or in primary care" in html
    assert html.count("Source:") == 4


def test_an_essential_criterion_that_no_chosen_question_tests_is_warned_of(client: Client) -> None:
    a_template()
    html = client.get(f"{PAGE}?chosen=yes&question=question-0").content.decode()
    assert "3 essential criteria that no chosen question tests" in html
    assert "Assessment of mental health needs and of risk" in html.partition("<main")[2].partition("<form")[0]


def test_a_criterion_that_an_application_shows_needs_no_question(client: Client) -> None:
    template = a_template()
    template.criteria.exclude(slug__in=["criterion-2", "criterion-4"]).update(assessment="application")
    assert "test every essential criterion" in client.get(PAGE).content.decode()


@pytest.mark.slow
def test_a_pack_holds_the_questions_that_were_chosen(client: Client) -> None:
    a_template()
    html = client.get(f"{PAGE}?chosen=yes&question=question-1").content.decode()
    end = "?for=mental-health-practitioner-band-6&amp;chosen=yes&amp;question=question-1"
    assert f"mental-health-practitioner.docx{end}" in html
    one = client.get(f"{PAGE[:-1]}.pdf?chosen=yes&question=question-1")
    every = client.get(f"{PAGE[:-1]}.pdf")
    assert one["Content-Type"] == every["Content-Type"] == "application/pdf"
    assert len(one.content) < len(every.content)


def test_a_panel_sheet_can_be_had_alone(client: Client) -> None:
    a_template()
    response = client.get(f"{PAGE}panel-sheet.docx")
    assert response["Content-Disposition"].endswith('band-6-panel-sheet.docx"')


def test_choosing_no_question_is_a_mistake_that_is_explained(client: Client) -> None:
    a_template()
    response = client.get(f"{PAGE}?chosen=yes")
    assert response.status_code == 400
    assert "Choose at least one question" in response.content.decode()
    assert client.get(f"{PAGE[:-1]}.docx?chosen=yes").status_code == 400


def test_questions_of_a_role_without_a_template_are_shown_without_a_pack(client: Client) -> None:
    role = factories.a_role(slug="alone")
    factories.an_interview_question(role)
    assert client.get("/interview-questions/alone/").status_code == 200
    assert client.get("/interview-questions/alone.docx").status_code == 404


def test_a_role_without_questions_has_no_page(client: Client) -> None:
    factories.a_role(slug="none")
    assert client.get("/interview-questions/none/").status_code == 404


def test_names_that_are_not_held_count_as_none(client: Client) -> None:
    a_template()
    assert client.get(f"{PAGE}?for=no-such&question=%00&chosen=%ff&x=1").status_code == 400
    assert client.get(f"{PAGE}?for=%00%ff").status_code == 200
