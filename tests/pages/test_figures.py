"""Figures are found by role and series, and each series has a page with one table."""

from datetime import date

import pytest
from django.test import Client

from guidance.models import FigureSeries
from tests import factories
from tests.site.pages import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def posts() -> FigureSeries:
    series = factories.a_series(slug="posts", title="Posts filled", role=factories.a_role(slug="nurse", name="nurse"))
    factories.a_figure(series, slug="first", label="Posts at first", as_of=date(2019, 3, 1))
    factories.a_figure(series, slug="later", label="Posts later", as_of=date(2023, 3, 1))
    factories.a_figure(factories.a_series(slug="hours", title="Hours"), as_of=None, date_precision="unknown")
    factories.a_series(slug="nothing", title="Nothing counted")
    return series


def read(client: Client, address: str) -> Page:
    return Page(client.get(address).content.decode())


def test_the_list_says_how_many_figures_each_series_has_and_of_when(client: Client, posts: FigureSeries) -> None:
    page = read(client, "/figures/")
    assert "Nurse" in page.text
    assert "Posts filled2 figures, 2019 to 2023" in page.text
    assert "Not about one role" in page.text
    assert "Hours1 figure, no date stated" in page.text
    assert "Nothing countedNo figure yet" in page.text
    assert {"/figures/posts/", "/figures/hours/", "/roles/nurse/"} <= set(page.links)
    assert "<table" not in page.html


def test_the_list_counts_up_to_the_day_that_it_answers_for(client: Client, posts: FigureSeries) -> None:
    factories.a_year("2021-22")
    factories.a_figure(factories.a_series(title="Vacancies"), as_of=date(2022, 4, 1))
    page = read(client, "/figures/?year=2021-22")
    assert "Posts filled1 figure, 2019" in page.text
    assert "VacanciesNo figure up to 31 March 2022" in page.text


def test_a_former_address_of_a_series_or_a_figure_lands_beside_the_link_that_leads_on(
    client: Client, posts: FigureSeries
) -> None:
    page = read(client, "/figures/")
    assert {"posts", "posts.first", "posts.later"} <= set(page.ids)
    place = page.html.index('id="posts.first"')
    assert page.html.index('id="posts"') < place < page.html.index('href="/figures/posts/"')
    assert "</li>" not in page.html[place : page.html.index('href="/figures/posts/"')]


def test_a_series_has_all_its_figures_in_one_table_where_their_addresses_lead(
    client: Client, posts: FigureSeries
) -> None:
    page = read(client, posts.get_absolute_url())
    assert page.html.count("<table") == 1
    for figure in posts.figures.select_related("series", "source"):
        address, _, anchor = figure.get_absolute_url().partition("#")
        assert address == "/figures/posts/"
        assert anchor in page.ids
        assert figure.label in page.text
        assert figure.source.get_absolute_url() in page.links


def test_a_series_leads_to_those_beside_it_about_the_same_role(client: Client, posts: FigureSeries) -> None:
    factories.a_series(slug="vacancies", title="Vacancies", role=posts.role, order=1)
    page = read(client, "/figures/posts/")
    assert "/figures/vacancies/" in page.links
    assert "/figures/hours/" not in page.links


def test_a_series_that_there_is_not_is_not_found(client: Client) -> None:
    assert client.get("/figures/unheard-of/").status_code == 404
