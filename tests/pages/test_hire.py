"""Hiring step by step: each step's answer, and what was chosen carried to its tool."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from guidance.models import Role
from guidance.rules.fixed.tools import Tool
from tests import factories
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

STEPS = "/hire/mental-health-practitioner/"
CHOSEN = "band=6&step=entry&hours=30&zone=outer-london&place=first&employer=provider&list_size=52,000&year=2026-27"


@pytest.fixture(autouse=True)
def practitioner() -> Role:
    """A role with a step for each tool, one whose answer is a year's, and one that another role's guide answers."""
    years = [factories.a_year(slug) for slug in ("2023-24", "2026-27")]
    for band in ("5", "6"):
        factories.a_band(band)
    role = factories.a_role(slug="mental-health-practitioner", name="mental health practitioner")
    section = factories.a_section(role, "funding", answer="")
    factories.a_fact(role, years[1], answer="The ARRS repays half.", label="reported")
    factories.a_hiring_step(role, slug="who-pays", title="Check who pays", section=section, tool=Tool.WHO_PAYS)
    other = factories.a_section(factories.a_role(name="social worker"), "benefits", answer="They bring skills.")
    factories.a_hiring_step(role, slug="agree", title="Agree it", section=other)
    for tool in Tool:
        factories.a_hiring_step(role, slug=f"use-{tool}", title=f"Use {tool}", tool=tool)
    for band in ("5", "6"):
        factories.a_job_description(
            role, slug=f"template-{band}", title=f"Band {band} post", band=factories.a_band(band)
        )
    factories.an_interview_question(role)
    return role


def read(client: Client, query: str = "", status: int = 200) -> Page:
    response = client.get(f"{STEPS}?{query}")
    assert response.status_code == status
    return Page(response.content.decode())


def answers_of(page: Page, path: str) -> dict[str, str]:
    """What the step's link to a path carries."""
    address = next(link for link in page.links if link.startswith(f"{path}?"))
    return {name: ",".join(values) for name, values in parse_qs(urlsplit(address).query).items()}


def test_a_step_gives_the_years_answer_with_its_label_and_its_source(client: Client) -> None:
    assert "1 Check who pays The ARRS repays half. How firm: Reported Source: " in read(
        client, "year=2026-27"
    ).text.replace("Step 1", "1")


def test_a_year_without_the_answer_shows_that_of_another_under_its_name(client: Client) -> None:
    assert "We have not found this for 2023/24. In 2026/27: The ARRS repays half." in read(client, "year=2023-24").text


def test_an_answer_about_another_role_says_which(client: Client) -> None:
    assert "Agree it For any social worker They bring skills." in read(client).text


def test_what_was_chosen_opens_each_tool_filled_in(client: Client) -> None:
    page = read(client, CHOSEN)
    post = {"year": "2026-27", "band": "6", "step": "entry", "hours": "30", "zone": "outer-london", "place": "first"}
    assert answers_of(page, "/costs/") == {**post, "on_costs": "rates"}
    without_step = {name: value for name, value in post.items() if name != "step"}
    assert answers_of(page, "/board-paper/") == {
        **without_step, "role": "mental-health-practitioner", "on_costs": "rates",
    }  # fmt: skip
    assert answers_of(page, "/evidence-checklist/") == {
        "year": "2026-27", "place": "first", "role": "mental-health-practitioner",
    }  # fmt: skip
    assert answers_of(page, "/which-role/") == {
        "year": "2026-27", "place": "first", "employer": "provider", "list_size": "52000",
    }  # fmt: skip
    assert answers_of(page, "/roles/compare/") == {"with": "mental-health-practitioner", "year": "2026-27"}
    assert answers_of(page, "/interview-questions/mental-health-practitioner/") == {"for": "template-6"}
    assert answers_of(page, "/job-descriptions/template-6/tailor/") == {
        "year": "2026-27", "band": "6", "hours": "30", "zone": "outer-london", "employed_by": "provider",
        "list_size": "52,000",
    }  # fmt: skip
    assert "/job-descriptions/template-5.docx" not in page.links


IN_FULL = "Probably your PCN or practice, in full: the ARRS is unlikely to repay for somebody you employ yourselves."


@pytest.fixture
def outside_the_arrs(practitioner: Role) -> None:
    """Where the guide says who pays outside the ARRS, and a step that says how to claim."""
    section = factories.a_section(practitioner, "employment-models", answer="The provider employs.")
    hub = factories.a_source(title="The training hub")
    factories.a_statement(section, hub, slug="outside-the-arrs")
    step = practitioner.hiring_steps.get(slug=f"use-{Tool.EVIDENCE_CHECKLIST}")
    step.text = "Claim up to the maximum."
    step.save()


@pytest.mark.usefixtures("outside_the_arrs")
@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("employer=practice", IN_FULL),
        ("employer=practice&place=first", IN_FULL),
        ("place=outside", "Outside the ARRS nothing is repaid: the employer pays in full."),
    ],
)
def test_of_a_post_outside_the_arrs_no_step_says_what_the_arrs_repays(client: Client, chosen: str, said: str) -> None:
    page = read(client, f"band=6&step=entry&hours=30&zone=outer-london&year=2026-27&{chosen}")
    assert f"Who pays: {said}" in page.text
    assert page.text.count(said) == 4  # the message, two steps on who pays, and the claim
    assert "The training hub" in page.text
    for never in ("The ARRS repays half", "Claim up to the maximum"):
        assert never not in page.text
    assert answers_of(page, "/costs/")["place"] == "outside"
    assert answers_of(page, "/board-paper/")["place"] == "outside"
    assert not [link for link in page.links if "evidence-checklist" in link or "/funding/?" in link]
    for path in ("/costs/", "/board-paper/"):
        address = next(link for link in page.links if link.startswith(f"{path}?"))
        assert client.get(address).status_code == 200, address


def test_a_council_as_employer_is_to_be_asked_about_first_as_the_guided_form_says(client: Client) -> None:
    says = "Ask your ICB first whether a post that a local authority employs counts."
    page = read(client, "employer=council&place=first&year=2026-27")
    assert says in page.text
    assert answers_of(page, "/costs/")["place"] == "first"
    assert says not in read(client, "employer=provider&place=first&year=2026-27").text


def test_a_file_that_needs_more_than_was_chosen_is_not_offered(client: Client) -> None:
    assert not [link for link in read(client, "band=6").links if "cost-sheet" in link or "board-paper." in link]
    assert [link for link in read(client, CHOSEN).links if "cost-sheet" in link]


@pytest.mark.parametrize(
    ("query", "said", "kept"),
    [
        ("hours=lots", "Hours a week must be a number, like 37.5", 'value="lots"'),
        ("list_size=-3", "List size must be a whole number, like 52,000", 'value="-3"'),
        ("band=12", "Choose a band from the list", ""),
        ("zone=moon&employer=x", "Choose where the post is based from the list", ""),
        ("step=%00&place=%ff", "Choose a pay point from the list", ""),
    ],
    ids=["hours", "patients", "band", "several", "odd characters"],
)
def test_a_wrong_answer_is_named_kept_and_left_out_of_the_links(
    client: Client, query: str, said: str, kept: str
) -> None:
    page = read(client, f"{query}&year=2026-27", status=400)
    assert said in page.text
    assert kept in page.html
    assert answers_of(page, "/costs/") == {"year": "2026-27"}
    assert "Check who pays" in page.text


def test_a_post_is_taken_as_wte_and_passed_on_as_hours(client: Client) -> None:
    page = read(client, "band=6&step=entry&wte=0.8&zone=outer-london&year=2026-27")
    assert "0.8 WTE, 30 hours a week" in page.text
    assert any("/costs/?" in link and "hours=30" in link for link in page.links)


def test_not_sure_in_the_guided_form_is_not_decided_here(client: Client) -> None:
    assert answers_of(read(client, "place=not-sure&year=2026-27"), "/costs/") == {"year": "2026-27"}


def test_the_guided_form_leads_to_the_steps_of_a_role_that_fits(client: Client, practitioner: Role) -> None:
    answer = "/which-role/answer/?need=first-contact&age=adults&employer=provider&place=first&year=2026-27"
    page = Page(client.get(answer).content.decode())
    assert answers_of(page, STEPS) == {"year": "2026-27", "place": "first", "employer": "provider"}


def test_a_role_without_steps_has_no_such_page_and_its_own_page_leads_to_none(client: Client) -> None:
    factories.a_section(factories.a_role(slug="nurse"))
    assert client.get("/hire/nurse/").status_code == 404
    assert "/hire/nurse/" not in Page(client.get("/roles/nurse/").content.decode()).links
    assert STEPS in Page(client.get("/roles/mental-health-practitioner/").content.decode()).links


def test_a_role_that_a_pcn_cannot_hire_says_why_with_its_source(client: Client) -> None:
    role = factories.a_role(slug="approved-mental-health-professional", name="approved mental health professional")
    section = factories.a_section(role, "contract-requirements")
    factories.a_statement(section, factories.a_source(title="The regulations"), slug="no-contract-clause")
    page = Page(client.get("/hire/").content.decode())
    assert "Hire a mental health practitioner" in page.text
    assert "It is a local authority role: no contract year gives a PCN a post to fill." in page.text
    assert "The regulations" in page.text
    assert "/hire/approved-mental-health-professional/" not in page.links
