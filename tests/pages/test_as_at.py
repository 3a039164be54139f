"""A page as at another contract year, or another day: what it answers, what it marks, and what it refuses."""

import re
from datetime import date
from urllib.parse import urlencode, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from hypothesis import given
from hypothesis import strategies as st

from guidance.models import ContentVersion, Role, YearFact
from guidance.rules.years.contract_years import get_bounds, get_slug_on, label_year
from guidance.views.requests import get_today
from tests import factories
from tests.examples import costly
from tests.kept import empty_caches
from tests.pages.test_query_counts import content
from tests.site.pages import Page

pytestmark = pytest.mark.django_db

NOW = get_slug_on(get_today())


def read(client: Client, path: str, **asked: str) -> Page:
    response = client.get(path, asked)
    assert response.status_code == 200
    return Page(response.content.decode())


@pytest.fixture
def role() -> Role:
    """A role where we know who pays for 2021/22 and 2024/25, and the band for 2023/24."""
    for year in range(2021, int(NOW[:4]) + 1):
        factories.a_year(f"{year}-{(year + 1) % 100:02}")
    role = factories.a_role(slug="the-role", name="practitioner")
    source = factories.a_source(evidence="secondary", publisher="Pulse", contract_year=factories.a_year("2024-25"))
    factories.a_fact(role, factories.a_year("2021-22"), slug="who-pays", body="Half is repaid.")
    factories.a_fact(
        role, factories.a_year("2024-25"), source, slug="who-pays", body="All is repaid.", label="reported"
    )
    factories.a_role_band(role, factories.a_year("2023-24"), factories.a_band("5"), factories.a_band("6"))
    for topic in ("funding", "banding"):
        section = factories.a_section(role, topic, answer="It depends.", contract_year=factories.a_year("2021-22"))
        factories.a_statement(section, slug="later", heading="Later on", contract_year=factories.a_year("2023-24"))
    return role


def test_a_guide_answers_for_the_year_that_is_asked_for_with_its_source_and_caution(client: Client, role: Role) -> None:
    said = read(client, "/roles/the-role/funding/", year="2024-25").text
    assert "All is repaid. How firm: Reported Contract year 2024/25 Source: " in said
    assert "Half is repaid." not in said


def test_a_year_without_an_answer_shows_that_of_the_year_before_under_its_name(client: Client, role: Role) -> None:
    page = read(client, "/roles/the-role/funding/", year="2022-23")
    assert "We have not found this for 2022/23. In 2021/22: Half is repaid." in page.text
    assert "All is repaid." not in page.text
    assert "/contract/2021-22/#who-pays" in page.links


def test_a_year_before_every_answer_shows_the_first_of_them(client: Client, role: Role) -> None:
    factories.a_year("2020-21")
    said = read(client, "/roles/the-role/funding/", year="2020-21").text
    assert "We have not found this for 2020/21. In 2021/22: Half is repaid." in said


@pytest.mark.parametrize(
    ("path", "year", "expected"),
    [
        ("/roles/the-role/", "2021-22", "Half is repaid."),
        ("/roles/the-role/", "2023-24", "We have not found this for 2023/24. In 2021/22: Half is repaid."),
        ("/roles/the-role/whole-guide/", "2024-25", "All is repaid."),
        ("/roles/the-role/banding/", "2023-24", "2023/24: Band 5 to 6. Registered clinicians only."),
        (
            "/roles/the-role/banding/",
            "2024-25",
            "We have not found this for 2024/25. In 2023/24: 2023/24: Band 5 to 6.",
        ),
        ("/bands/", "2023-24", "2023/24: Band 5 to 6."),
        ("/bands/", "2021-22", "We have not found this for 2021/22. In 2023/24: 2023/24: Band 5 to 6."),
        ("/bands/5/", "2023-24", "Roles that a source puts at this band in 2023/24 Practitioner, 2023/24"),
        ("/bands/5/", "2021-22", "We have not found any for 2021/22."),
        ("/funding/", "2024-25", "2024/25 in full The rule has changed"),
        ("/contract/2023-24/", "", "We have not found this for 2023/24. In 2021/22: Half is repaid."),
    ],
)
def test_each_page_that_depends_on_the_year_answers_for_it(
    client: Client, role: Role, path: str, year: str, expected: str
) -> None:
    assert expected in read(client, path, year=year).text


def test_pay_is_that_of_the_year_or_is_said_not_to_be_held(client: Client, role: Role) -> None:
    factories.a_pay_point(factories.a_band("5"), factories.a_year("2023-24"), "entry", 28407)
    factories.a_pay_point(factories.a_band("5"), factories.a_year("2021-22"), "entry", 25655)
    held = read(client, "/bands/", year="2023-24").text
    assert "£28,407" in held
    assert "£25,655" not in held
    not_held = read(client, "/bands/", year="2022-23").text
    assert "We have not found the pay for 2022/23. The nearest that we have is 2021/22 and 2023/24." in not_held
    assert "£" not in not_held.replace("£0", "")
    band = read(client, "/bands/5/", year="2021-22").text
    assert band.index("2021/22: the year chosen") < band.index("£28,407")


def test_a_statement_of_another_year_than_the_one_asked_for_is_marked(client: Client, role: Role) -> None:
    assert "Contract year 2023/24, not 2024/25" in read(client, "/roles/the-role/funding/", year="2024-25").text
    assert ", not " not in read(client, "/roles/the-role/funding/", year="2023-24").text


def test_the_guide_s_own_answer_is_told_from_that_of_the_year(client: Client, role: Role) -> None:
    said = read(client, "/roles/the-role/banding/", year="2023-24").text
    assert said.index("2023/24: Band 5 to 6.") < said.index("answer now") < said.index("It depends.")
    assert "answer now" not in read(client, "/roles/the-role/banding/").text
    assert "answer now" not in read(client, "/roles/the-role/funding/", year="2024-25").text


def test_clauses_are_those_of_the_year_and_what_is_not_held_of_it_leads_to_another(client: Client, role: Role) -> None:
    section = role.sections.get(topic__slug="funding")
    for slug, numbers in (("2021-22", ("B14.1", "B14.2")), ("2023-24", ("B14.2",))):
        instrument = factories.an_instrument(factories.a_year(slug))
        root = factories.a_clause(instrument)
        for number in numbers:
            clause = factories.a_clause(instrument, number, root, wording=f"{number} in {slug}.")
            if slug == "2021-22":
                section.clauses.add(clause)
    page = read(client, "/roles/the-role/funding/", year="2023-24")
    assert "The clauses of 2023/24 in full" in page.text
    assert "B14.2 in 2023-24." in page.text
    assert "in 2021-22." not in page.text
    assert "We do not have the 2023/24 words of: B14.1 of 2021/22." in page.text
    assert "/contract/2021-22/B14/#B14.1" in page.links
    assert "B14.1 in 2021-22." in read(client, "/roles/the-role/funding/").text


@pytest.mark.parametrize(
    ("asked", "heading"),
    [
        ({}, "What came later, 1 April 2023"),
        (
            {"year": "2021-22"},
            "Not yet overtaken in contract year 2021/22. It has been since: what came later, 1 April",
        ),
        ({"on": "2023-03-31"}, "Not yet overtaken on 31 March 2023. It has been since: what came later, 1 April 2023"),
        ({"on": "2023-04-01"}, "Already overtaken on 1 April 2023: what came, 1 April 2023"),
        ({"year": "2024-25"}, "Already overtaken in contract year 2024/25: what came, 1 April 2023"),
    ],
)
def test_what_overtook_an_answer_is_never_hidden_whatever_the_day(
    client: Client, role: Role, asked: dict[str, str], heading: str
) -> None:
    factories.a_faq(role, slug="asked", overtaken="It is paid by others.", overtaken_on=date(2023, 4, 1))
    said = read(client, "/faqs/asked/", **asked).text
    assert heading in said
    assert "It is paid by others." in said


def test_an_answer_overtaken_during_the_year_asked_for_says_so(client: Client, role: Role) -> None:
    factories.a_faq(role, slug="asked", overtaken="It ended.", overtaken_on=date(2023, 7, 1))
    assert (
        "Overtaken during contract year 2023/24: what came, 1 July 2023"
        in read(client, "/faqs/asked/", year="2023-24").text
    )


def test_figures_of_a_later_day_are_left_out_counted_and_one_link_away(client: Client, role: Role) -> None:
    series = factories.a_series(slug="posts")
    factories.a_figure(series, label="Early posts", as_of=date(2022, 3, 31))
    factories.a_figure(series, label="Late posts", as_of=date(2022, 4, 1))
    factories.a_figure(series, label="Undated posts", as_of=None, date_precision="unknown")
    page = read(client, "/figures/posts/", year="2021-22")
    assert "Early posts" in page.text
    assert "Undated posts" in page.text
    assert "Late posts" not in page.text
    assert "1 later figure left out." in page.text
    assert f"?year={NOW}" in page.links
    assert "Late posts" in read(client, "/figures/posts/").text


def test_what_changed_is_told_up_to_the_day(client: Client, role: Role) -> None:
    factories.a_milestone(title="The caps went", happened_on=date(2023, 3, 6))
    assert "The caps went" in read(client, "/contract/", on="2023-03-06").text
    assert "The caps went" not in read(client, "/contract/", on="2023-03-05").text
    assert "The caps went" not in read(client, "/", year="2021-22").text


def test_roles_are_compared_by_the_bands_of_the_year(client: Client, role: Role) -> None:
    factories.a_role_band(role, factories.a_year("2021-22"), factories.a_band("7"), None)
    factories.a_role(slug="other")
    roles = "/roles/compare/?role=the-role&role=other"
    said = Page(client.get(f"{roles}&year=2023-24").content.decode())
    assert "Bands in 2023/24" in said.text
    assert "Band 7" not in said.text
    assert any(link.endswith("role=other&year=2023-24") and "compare.csv" in link for link in said.links)
    assert "Bands by contract year" in Page(client.get(roles).content.decode()).text


@pytest.mark.parametrize(
    "path", ["/", "/roles/", "/roles/the-role/", "/roles/the-role/funding/", "/bands/", "/funding/", "/contract/"]
)
def test_links_to_pages_that_depend_on_the_year_keep_it_and_no_others_do(client: Client, role: Role, path: str) -> None:
    html = client.get(path, {"year": "2022-23"}).content.decode()
    links = [link for link in Page(re.sub(r"(?s)^.*</header>|<footer.*$", "", html)).links if link.startswith("/")]
    keeping = {link for link in links if re.search(r"[?&]year=2022-23(#|$)", link)}
    depending = {link for link in links if hasattr(resolve(urlsplit(link).path).func, "depends_on_the_year")}
    assert keeping == depending != set()


def test_the_year_in_force_asked_for_by_name_is_the_plain_page(client: Client, role: Role) -> None:
    plain = client.get("/roles/the-role/funding/").content
    assert client.get("/roles/the-role/funding/", {"year": NOW}).content == plain
    assert client.get("/roles/the-role/funding/", {"year": label_year(NOW)}).content == plain


def test_search_engines_are_given_the_page_of_today_alone(client: Client, role: Role) -> None:
    today_s = client.get("/funding/").content.decode()
    assert '<link rel="canonical"' in today_s
    assert "noindex" not in today_s
    another = client.get("/funding/", {"year": "2021-22"}).content.decode()
    assert '<meta name="robots" content="noindex">' in another
    assert "canonical" not in another


def test_a_year_is_chosen_without_losing_the_other_answers_of_the_address(client: Client, role: Role) -> None:
    factories.a_role(slug="another-role")
    html = client.get("/roles/compare/", {"role": ["the-role", "another-role"]}).content.decode()
    for slug in ("the-role", "another-role"):
        assert f'<input type="hidden" name="role" value="{slug}">' in html
    narrowed = client.get("/roles/compare/", {"year": "2021-22"}).content.decode()
    assert '<input type="hidden" name="year" value="2021-22">' in narrowed


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"year": "2031-32"}, "We have nothing on contract year 2031/32."),
        ({"year": "2021-23"}, "is not a contract year. Type it like 2023-24."),
        ({"year": "<script>"}, "is not a contract year."),
        ({"on": "5 October 2023"}, "is not a day. Type the year, the month and the day, like 2023-10-05."),
        ({"on": "2031-10-05"}, "We have nothing on 5 October 2031."),
        ({"year": "2021-22", "on": "2023-10-05"}, "5 October 2023 is in contract year 2023/24, not 2021/22."),
    ],
)
def test_what_is_no_year_held_gets_a_plain_page_with_the_years_there_are(
    client: Client, role: Role, asked: dict[str, str], problem: str
) -> None:
    response = client.get("/roles/the-role/funding/", asked)
    page = Page(response.content.decode())
    assert response.status_code == 400
    assert problem in page.text
    assert "/roles/the-role/funding/?year=2021-22" in page.links
    assert "<script>" not in page.html.replace("<script src", "")
    if "on" in asked:
        assert f'value="{asked["on"]}"' in page.html


@pytest.mark.parametrize("name", ["year", "on"])
def test_a_year_of_any_bytes_is_answered_or_refused(client: Client, role: Role, name: str) -> None:
    for value in (
        "%00",
        "%ff%fe",
        "%F0%9F%92%A9",
        "%0d%0aSet-Cookie:a",
        "a" * 900,
        "%2b%2d",
        "%D9%A2%D9%A0-24",
        "2023-24&year=x",
    ):
        assert client.generic("GET", "/funding/", QUERY_STRING=f"{name}={value}").status_code == 400


def test_a_fact_of_a_role_and_year_stands_in_its_own_year_alone(client: Client, role: Role) -> None:
    factories.a_fact(
        role, factories.a_year("2022-23"), subject=YearFact.Subject.LOCAL_VARIATION, slug="local", body="Ask your ICB."
    )
    assert "Ask your ICB." in read(client, "/roles/the-role/funding/", year="2022-23").text
    assert "Local variation" not in read(client, "/roles/the-role/funding/", year="2024-25").text


def test_a_day_of_the_year_in_force_is_told_from_today(client: Client, role: Role) -> None:
    factories.a_milestone(title="It changed", happened_on=get_today())
    first_day = get_bounds(NOW)[0]
    said = read(client, "/contract/", on=first_day.isoformat()).text
    if first_day != get_today():
        assert "and not for today. See this page for today" in said
        assert "It changed" not in said
    assert "It changed" in read(client, "/contract/", on=get_today().isoformat()).text


@pytest.mark.parametrize(
    "path", ["/funding/", "/roles/the-role/funding/", "/contract/compare/", "/contract/compare.csv"]
)
def test_any_bytes_for_a_year_give_a_page_or_a_plain_refusal(client: Client, role: Role, path: str) -> None:
    @costly(0.2)
    @given(asked=st.lists(st.tuples(st.sampled_from(["year", "on", "from", "to"]), st.binary(max_size=12)), max_size=4))
    def answered(asked: list[tuple[str, bytes]]) -> None:
        assert client.get(f"{path}?{urlencode(asked)}").status_code in {200, 400}

    answered()


@pytest.mark.slow
def test_a_page_as_at_another_year_costs_at_most_eight_queries_however_much_content_there_is(client: Client) -> None:
    content(3)
    counts = {}
    for path in (
        "/roles/the-role/funding/?year=2000-01",
        "/roles/the-role/banding/?year=2001-02",
        "/roles/the-role/whole-guide/?year=2000-01",
        "/bands/?year=2001-02",
        "/contract/compare/?from=2000-01&to=2001-02",
        f"/contract/compare.csv?from=2000-01&to={NOW}",
    ):
        empty_caches()
        ContentVersion.advance()
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        counts[path] = len(queries)
    assert {path: count for path, count in counts.items() if count > 8} == {}
