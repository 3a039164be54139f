"""Pictures: what is drawn and what is written beside it are the same facts, as we have them now."""

from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from guidance.models import Role, RoleBand, YearFact
from guidance.rules.fixed.slugs import RoleSlug
from tests import factories
from tests.kept import empty_caches
from tests.real_content import load_real_content

pytestmark = pytest.mark.django_db

Drawn = dict[str, list[tuple[str, str, str]]]  # by year: the post, the bar's width, the words


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def find(element: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def read_page(client: Client, path: str) -> html.HtmlElement:
    empty_caches()
    response = client.get(path)
    assert response.status_code == 200
    return html.fromstring(response.content.decode())


def read_shares(page: html.HtmlElement) -> Drawn:
    return {
        words(find(year, "app-picture__name")[0]).split()[0]: [
            (words(share.find("dt")), "".join(share.xpath(".//rect/@width")), words(share.find("dd")))
            for share in find(year, "app-picture__share")
        ]
        for year in find(page, "app-picture__year")
    }


def read_employers(page: html.HtmlElement) -> list[str]:
    return [words(said) for employer in find(page, "app-picture__employer") for said in employer.findall("dd")]


@pytest.fixture
def practitioner() -> Role:
    role = factories.a_role(slug=RoleSlug.MHP, name="mental health practitioner")
    factories.a_section(role, "funding", answer="")
    factories.a_section(role, "training-and-qualifications")
    return role


def fund(role: Role, year: str, first: int | None, later: int | None, **fields: str | bool) -> YearFact:
    return factories.a_fact(
        role, factories.a_year(year), first_share=first, later_share=later, answer="The ARRS pays.", **fields
    )


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/funding/", f"/roles/{RoleSlug.MHP}/funding/"])
def test_the_real_picture_of_who_pays_draws_what_each_year_answers_in_figures(client: Client, path: str) -> None:
    load_real_content()
    shown = read_shares(read_page(client, path))
    facts = YearFact.objects.filter(role__slug=RoleSlug.MHP).with_share().select_related("contract_year")
    assert len(facts) >= 5
    for fact in facts:
        drawn = shown.pop(str(fact.contract_year))
        for share, (_, width, text) in zip((fact.first_share, fact.later_share), drawn, strict=True):
            if share is None:
                assert (width, text) == ("", f"We have not found this for {fact.contract_year}.")
            else:
                assert Decimal(width.removesuffix("%")) == share
                assert f"{share.normalize():f}%" in text
                assert fact.rest_paid_by in text
    for year, drawn in shown.items():
        assert drawn == [("First and later posts", "", f"We have not found the share repaid for {year}.")]


def test_a_share_that_changes_changes_the_bar_and_the_words(client: Client, practitioner: Role) -> None:
    fact = fund(practitioner, "2026-27", 50, 50, rest_paid_by="the provider")
    before = ("First post", "50%", "ARRS: 50%. The other half: the provider.")
    assert read_shares(read_page(client, "/funding/"))["2026/27"][0] == before
    fact.first_share, fact.rest_paid_by = Decimal(70), ""
    fact.save()
    after = ("First post", "70%", "ARRS: 70%. The rest: we have not found who pays it. Ask your ICB.")
    assert read_shares(read_page(client, "/funding/"))["2026/27"][0] == after


def test_a_year_that_gets_an_answer_is_drawn_and_said(client: Client, practitioner: Role) -> None:
    fund(practitioner, "2026-27", 50, 100, later_is_up_to=True, later_condition="a written agreement")
    factories.a_year("2025-26")
    page = read_page(client, "/funding/")
    assert read_shares(page)["2026/27"][1] == (
        "Later posts",
        "100%",
        "ARRS: up to 100%, if there is a written agreement.",
    )
    assert [width for _, width, _ in read_shares(page)["2025/26"]] == [""]
    assert read_employers(page)[1] == "We have not found this for 2025/26."
    fund(practitioner, "2025-26", 60, None)
    factories.a_fact(practitioner, factories.a_year("2025-26"), subject="employment", answer="A federation.")
    page = read_page(client, "/funding/")
    assert read_shares(page)["2025/26"] == [
        ("First post", "60%", "ARRS: 60%. The rest: we have not found who pays it. Ask your ICB."),
        ("Later posts", "", "We have not found this for 2025/26."),
    ]
    assert read_employers(page)[1] == "A federation."


def test_a_role_without_a_share_in_any_year_has_no_picture(client: Client, practitioner: Role) -> None:
    factories.a_fact(practitioner, factories.a_year("2026-27"), answer="Nobody knows.")
    assert find(read_page(client, "/funding/"), "app-picture") == []
    assert find(read_page(client, f"{practitioner.get_absolute_url()}funding/"), "app-picture") == []


def read_bands(page: html.HtmlElement) -> list[tuple[list[str], str]]:
    """Of each scale the steps that are marked, and the words beside it."""
    return [
        ([words(step) for step in find(bands, "app-way__band--in")], words(bands.xpath(".//p/strong")[0]))
        for bands in find(page, "app-way__bands")
    ]


@pytest.mark.slow
def test_the_real_picture_of_the_way_draws_the_bands_that_it_names(client: Client) -> None:
    load_real_content()
    for role in Role.objects.with_guidance():
        page = read_page(client, f"{role.get_absolute_url()}training-and-qualifications/")
        said = [words(way) for way in find(page, "app-way__box")[0].findall("dd")]
        for aspect in role.aspects.filter(aspect__in=["qualification", "entry-requirement"]):
            assert any(aspect.source.title in way for way in said), role
        rows = RoleBand.objects.filter(role=role, lowest__isnull=False)
        drawn = read_bands(page)
        assert bool(drawn) == rows.exists(), role
        for marked, named in drawn:
            first, last = named.removeprefix("Band ").removesuffix(".").partition(" to ")[::2]
            assert (marked[0], marked[-1]) == (first, last or first)


def test_bands_and_ways_in_are_of_the_rows_that_we_hold_now(client: Client, practitioner: Role) -> None:
    bands = [factories.a_band(slug) for slug in ("4", "5", "6")]
    factories.a_role_band(practitioner, factories.a_year("2023-24"), bands[1], None, registration="required")
    factories.a_role_aspect(practitioner, "qualification", text="A degree in nursing.")
    path = f"{practitioner.get_absolute_url()}training-and-qualifications/"
    page = read_page(client, path)
    assert read_bands(page) == [(["5", "6"], "Band 5 or above.")]
    assert "Bands, as sources gave them in 2023/24" in words(page)
    qualification, entry = find(page, "app-way__box")[0].findall("dd")
    assert words(qualification).startswith("A degree in nursing.")
    assert words(entry) == "We have not found this."
    factories.a_role_band(practitioner, factories.a_year("2024-25"), bands[0], bands[0])
    page = read_page(client, path)
    assert read_bands(page) == [(["4"], "Band 4.")]
    assert "Bands, as sources gave them in 2024/25" in words(page)
