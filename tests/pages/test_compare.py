"""Roles side by side, by what is in the address alone."""

import re
from html import unescape

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertInHTML, assertNotContains

from guidance.models import Role
from tests import factories
from tests.examples import costly
from tests.pages.comparing import PAGE, SHEET, compare, table

pytestmark = pytest.mark.django_db


def test_roles_of_any_kind_stand_side_by_side_in_the_order_asked_for(client: Client, nurse: Role, porter: Role) -> None:
    guide = factories.a_role(slug="guide", name="guide", kind="established", summary="Guides.")
    plan = factories.a_role(slug="plan", name="plan", kind="proposed", summary="Planned.")
    html = compare(client, plan.slug, nurse.slug, guide.slug, porter.slug)
    assert table(html)["In short"] == ["Planned.", "Nurses.", "Guides.", "Carries."]
    assertInHTML('<a href="/roles/nurse/">Nurse</a>', html)
    assert "<title>Plan compared with nurse, guide, porter" in html


def test_every_row_and_column_of_the_table_has_its_heading(client: Client, nurse: Role, porter: Role) -> None:
    html = compare(client, "nurse", "porter")
    assert re.search(r"<caption[^>]*>Nurse compared with porter</caption>", html)
    assert len(re.findall(r'<th[^>]* scope="col"', html)) == 3
    assert len(re.findall(r'<th[^>]* scope="row"', html)) == len(table(html))


def test_where_nothing_is_held_the_cell_says_so(client: Client, nurse: Role, porter: Role) -> None:
    assert table(compare(client, "nurse", "porter"))["Qualification"] == [
        "A degree. Source 1",
        "We have not found this",
    ]


def test_each_source_is_cited_once_with_every_place_in_it(client: Client, nurse: Role, porter: Role) -> None:
    html = compare(client, "nurse", "porter")
    assert html.count('href="/sources/annex/"') == 1
    assert ", Annex one; Row 2; Row 1" in html
    assert 'id="source-1"' in html
    assert 'href="#source-1"' in html


def test_differences_only_leaves_out_what_all_say_alike_and_names_it(client: Client, nurse: Role, porter: Role) -> None:
    everything, differing = (table(compare(client, "nurse", "porter", **more)) for more in ({}, {"differences": "on"}))
    left_out = {"Kind of role", "Initiated by", "Core features", "Entry requirement", "Agenda for Change band"}
    assert everything.keys() - differing.keys() == {*left_out, "Bands by contract year"}
    assertContains(
        client.get(PAGE, {"role": ["nurse", "porter"], "differences": "on"}),
        "Left out, because these roles are alike in what we have found: Kind of role, Initiated by",
    )


def test_differences_only_says_so_where_nothing_is_left_out(client: Client) -> None:
    for slug, kind in (("a", "comparison"), ("b", "proposed")):
        role = factories.a_role(slug=slug, kind=kind, summary=slug)
        for aspect in ("initiated-by", "core-features", "qualification", "entry-requirement", "band"):
            factories.a_role_aspect(role, aspect, text=slug)
        factories.a_role_band(role, factories.a_year(), band := factories.a_band("56"["ab".index(slug)]), band)
    assert "These roles differ under every heading" in compare(client, "a", "b", differences="on")


def test_the_choice_of_differences_can_be_turned_by_a_link(client: Client, nurse: Role, porter: Role) -> None:
    on, off = f"{PAGE}?role=nurse&amp;role=porter&amp;differences=on", f"{PAGE}?role=nurse&amp;role=porter"
    assert f'<a href="{on}">Show only the headings on which they differ</a>' in compare(client, "nurse", "porter")
    assert f'<a href="{off}">Show every heading</a>' in compare(client, "nurse", "porter", differences="on")


def test_bands_are_written_and_drawn_for_each_year_with_their_sources(client: Client, nurse: Role) -> None:
    bands = {slug: factories.a_band(slug) for slug in ("3", "4", "5", "6")}
    porter = factories.a_role(slug="porter")
    early, late = factories.a_year("2021-22"), factories.a_year("2023-24")
    factories.a_role_band(nurse, early, bands["4"], bands["5"])
    factories.a_role_band(nurse, early, bands["4"], bands["5"])
    factories.a_role_band(nurse, late, bands["5"], None, registration="not-stated")
    factories.a_role_band(porter, late, None, None, registration="not-stated")
    html = compare(client, "nurse", porter.slug)
    assert table(html)["Bands by contract year"] == [
        "2021/22: Band 4 to 5. Registered clinicians only. 3 4 5 6 Source 2 , Source 3 "
        "2023/24: Band 5 or above. Registration not stated. 3 4 5 6 + Source 4",
        "We have not found this",
    ]
    assert re.findall(r'<svg[^>]*role="img" aria-label="([^"]*)"', html) == [
        "Band 4 to 5, on a scale from Band 3 to Band 6",
        "Band 5 or above, on a scale from Band 3 to Band 6",
    ]
    drawn = re.findall(r'<svg[^>]*role="img".*?</svg>', html, re.DOTALL)
    filled = [re.findall(r'app-band-scale__name--in"[^>]*>(\w+)', scale) for scale in drawn]
    assert filled == [["4", "5"], ["5", "6"]]


def test_a_role_whose_bands_no_row_gives_has_the_answer_of_the_year(client: Client, nurse: Role) -> None:
    guide = factories.a_role(slug="guide")
    factories.a_fact(guide, factories.a_year("2023-24"), subject="bands", answer="Band 5 or above.", label="reported")
    bands = factories.a_band("4")
    factories.a_role_band(nurse, factories.a_year("2023-24"), bands, bands)
    said = table(client.get(f"{PAGE}?role=nurse&role=guide&year=2023-24").content.decode())["Bands in 2023/24"]
    assert said[1] == "Band 5 or above. Reported."


def test_a_guide_s_answers_stand_beside_roles_that_have_none(client: Client, nurse: Role) -> None:
    guide = factories.a_role(slug="guide")
    factories.a_section(guide, "funding", answer="Half is repaid.", contract_year=factories.a_year("2026-27"))
    factories.a_section(guide, "recruitment", answer="Advertise.")
    found = table(compare(client, "nurse", "guide"))
    assert found["Funding"][0] == "We have not found this"
    assert found["Funding"][1].startswith("Half is repaid. Our reading. Detail and sources")
    assert found["Funding"][1].endswith("mostly of 2026/27")
    assert "Recruitment" not in found
    assertContains(client.get(PAGE, {"role": ["nurse", "guide"]}), 'href="/roles/guide/funding/"')


def test_a_choice_not_yet_made_offers_every_role_and_complains_of_nothing(client: Client, nurse: Role) -> None:
    for query in ("", "?differences=on", "?role=", "?with=no-such-role"):
        response = client.get(f"{PAGE}{query}")
        assertContains(response, '<label class="nhsuk-label nhsuk-checkboxes__label" for="role-comparison-nurse">')
        assertNotContains(response, "There is a problem")
        assertNotContains(response, "<table")


def test_a_role_s_own_page_ticks_it_beforehand(client: Client, nurse: Role, porter: Role) -> None:
    html = compare(client, **{"with": "nurse"})
    assert re.findall(r'value="([^"]*)" checked', html) == ["nurse"]


@pytest.mark.parametrize(
    ("slugs", "said"),
    [
        (["nurse"], "Only one role is chosen: Nurse."),
        (["nurse", "nurse"], "Nurse is chosen more than once."),
        (["nurse", "porter", "baker"], "We have no role called \N{LEFT SINGLE QUOTATION MARK}baker"),
        (["nurse", "porter", "a", "b", "c"], "5 roles are chosen. Choose four at most."),
        (["NURSE", "porter"], "We have no role called"),
    ],
    ids=["one", "twice", "unknown", "five", "wrong letters"],
)
def test_a_choice_that_cannot_be_compared_is_explained_at_the_top_and_kept(
    client: Client, nurse: Role, porter: Role, slugs: list[str], said: str
) -> None:
    for slug in "abc":
        factories.a_role(slug=slug)
    html = compare(client, *slugs, status=400)
    summary, _, rest = html.partition("<h1")
    assert "There is a problem" in summary
    assert said in unescape(summary)
    assert said in unescape(rest)
    assert "<title>Error: Compare roles" in html
    assert set(re.findall(r'name="role" type="checkbox" value="([^"]*)" checked', html)) == set(slugs) - {
        "baker",
        "NURSE",
    }
    [link] = set(re.findall(r'href="#(role-[^"]*)"', summary))
    assert f'id="{link}"' in rest
    assert said.partition(":")[0] in compare(client, *slugs, page=SHEET, status=400)


def test_the_word_compare_is_never_taken_for_a_role(client: Client) -> None:
    factories.a_role(slug="compare", summary="A role called that.")
    assertNotContains(client.get(PAGE), "A role called that.")


@pytest.mark.slow
@costly(0.3)
@given(query=st.binary(max_size=80), page=st.sampled_from([PAGE, SHEET]))
def test_a_query_of_any_bytes_is_answered_and_never_fails(
    client: Client, nurse: Role, porter: Role, query: bytes, page: str
) -> None:
    for start in (b"", b"role=nurse&role=", b"role=nurse&role=porter&differences="):
        response = client.generic("GET", page, QUERY_STRING=(start + query).decode("latin-1"))
        assert response.status_code in {200, 400}


def test_hostile_words_in_the_address_are_shown_as_words(client: Client, nurse: Role) -> None:
    html = compare(client, "nurse", "<script>alert(1)</script>", status=400)
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html


def test_a_comparison_is_kept_and_a_mistake_is_not(client: Client, nurse: Role, porter: Role) -> None:
    sound, wrong = (client.get(PAGE, {"role": slugs}) for slugs in (["nurse", "porter"], ["nurse"]))
    assert sound.has_header("ETag")
    assert not wrong.has_header("ETag")
    assert not sound.cookies
    assert not wrong.cookies
