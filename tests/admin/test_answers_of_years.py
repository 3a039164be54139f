"""The form of a topic that the years answer: what was written there stays, and the form says where the answer is."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client

from guidance.admin.drafting import draft_address
from guidance.models import Edition, Revision, Section
from guidance.publishing.reviewing.checklist import find_open_points
from tests import factories
from tests.admin.forms import change_address
from tests.publishing.desk import a_draft
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

SAID = "This topic's answer comes from the year's answers. Leave the answer below empty: no page shows it."


@pytest.fixture
def section() -> Section:
    return factories.a_section(factories.a_role(slug="practitioner"), "supervision", answer="It sees to it.")


@pytest.fixture
def earlier(section: Section, editor: User) -> Edition:
    """A draft of the release before, with an answer of its own; its topic is answered by the year since."""
    draft = a_draft(section, editor, answer="The provider sees to it.")
    factories.a_fact(section.role, factories.a_year("2021-22"), subject="supervision", slug="supervision")
    Section.objects.update(answer="")
    return draft


def test_a_draft_with_an_answer_of_its_own_keeps_it_opens_and_says_whose_answer_is_shown(
    client: Client, editor: User, earlier: Edition
) -> None:
    client.force_login(editor)
    response = client.get(draft_address(earlier))
    assert response.status_code == 200
    page = Page(response.content.decode())
    assert SAID in page.text
    assert "2021/22: supervision" in page.text
    assert "The provider sees to it." in response.content.decode()
    stored = [*Revision.objects.filter(edition=earlier), earlier]
    assert {one.snapshot[0]["fields"]["answer"] for one in stored} == {"The provider sees to it."}


def test_the_checklist_asks_for_the_answer_to_be_taken_out(earlier: Edition) -> None:
    points = find_open_points(earlier, date(2026, 11, 21))
    assert [(point.message.partition(",")[0], point.field) for point in points] == [
        ("The role's facts of a year answer it ('Supervision')", "id_answer")
    ]


def test_a_topic_that_no_year_answers_says_so_and_cannot_go_without_an_answer(
    client: Client, editor: User, section: Section
) -> None:
    client.force_login(editor)
    page = Page(client.get(change_address(section)).content.decode())
    assert "None. The page shows the answer below." in page.text
    points = find_open_points(a_draft(section, editor, answer=""), date(2026, 11, 21))
    assert [(point.message.partition(".")[0], point.field) for point in points] == [("It has no answer", "id_answer")]
