"""The steps of the real content: each tool and each file takes what was chosen."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from guidance.models import HiringStep, HomeQuestion, Role
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("real_content")]

CHOSEN = "band=6&step=entry&hours=30&zone=outer-london&place=first&employer=provider&list_size=52,000&year=2026-27"
TOOLS = (
    "/costs/",
    "/board-paper/",
    "/evidence-checklist/",
    "/which-role/",
    "/interview-questions/",
    "/job-descriptions/",
)


@pytest.mark.parametrize("query", ["", "hours=30", CHOSEN], ids=["nothing chosen", "hours alone", "a whole post"])
def test_every_tool_and_every_file_of_every_step_takes_what_was_chosen(client: Client, query: str) -> None:
    for role in Role.objects.with_hiring_steps():
        page = Page(client.get(f"/hire/{role.slug}/?{query}").content.decode())
        links = {link for link in page.links if urlsplit(link).path.startswith(TOOLS)}
        assert len(links) > 5
        assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_each_role_that_a_pcn_claims_for_has_ten_steps_each_with_something_to_tick(client: Client) -> None:
    for role in Role.objects.with_hiring_steps():
        html = client.get(f"/hire/{role.slug}/").content.decode()
        assert html.count('class="app-steps__step"') == 10
        assert html.count('class="app-ticks"') == 10
    assert not [step for step in HiringStep.objects.all() if not step.done.startswith("- ")]


def test_the_six_questions_are_answered_on_the_home_page(client: Client) -> None:
    page = Page(client.get("/").content.decode())
    questions = list(HomeQuestion.objects.all())
    assert len(questions) == 6
    assert all(question.question in page.text for question in questions)
    assert "We have not found this." not in page.text
