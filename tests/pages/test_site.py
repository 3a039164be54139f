"""The pages about the site itself, and what it says when there is no page to show."""

import re
from html import unescape
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import reverse
from pytest_django.asserts import assertContains, assertInHTML

from guidance.refusals.handlers import server_error
from tests.factories import a_year

STATIC_PAGES = ["about", "privacy", "accessibility-statement"]
RUN_BY_A_HUB = override_settings(SITE_ORGANISATION="Example Training Hub", SITE_CONTACT="roles@example.org")
RUN_BY_NOBODY = override_settings(SITE_ORGANISATION="", SITE_CONTACT="")


def page(client: Client, name: str) -> str:
    response = client.get(reverse(name))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("name", STATIC_PAGES)
def test_a_page_has_one_heading_and_a_title_that_starts_with_it(client: Client, name: str) -> None:
    html = page(client, name)

    [heading] = re.findall(r"<h1[^>]*>([^<]+)</h1>", html)
    assert f"<title>{heading} \N{EN DASH} PCN mental health roles</title>" in html


@pytest.mark.django_db
@override_settings(SITE_ADDRESS="https://roles.example.org")
def test_a_page_names_its_own_address_for_search_engines_and_on_paper(client: Client) -> None:
    html = client.get(f"{reverse('about')}?from=elsewhere").content.decode()

    assertInHTML('<link rel="canonical" href="https://roles.example.org/about/">', html)
    assert "Printed from https://roles.example.org/about/" in html


@pytest.mark.django_db
@override_settings(SITE_ADDRESS="https://roles.example.org", SITE_CONTACT="roles@example.org")
def test_a_mistake_is_reported_with_the_address_of_the_page_and_its_year(client: Client) -> None:
    a_year("2023-24")
    html = client.get("/funding/?year=2023-24").content.decode()
    [link] = re.findall(r'<a href="(mailto:[^"]*)">Report a mistake on this page</a>', html)
    message = parse_qs(urlsplit(unescape(link)).query)
    assert message["body"] == ["Page: https://roles.example.org/funding/?year=2023-24\nWhat is wrong: "]


@pytest.mark.django_db
@override_settings(SITE_ADDRESS="https://roles.example.org", SITE_CONTACT="roles@example.org")
def test_what_was_asked_of_a_page_is_in_the_report_of_a_mistake_and_on_paper(client: Client) -> None:
    html = client.get("/glossary/", {"term": "<b>&", "utm": "letter"}).content.decode()
    assert "Printed from https://roles.example.org/glossary/?term=%3Cb%3E%26" in html
    [link] = re.findall(r'<a href="(mailto:[^"]*)">Report a mistake on this page</a>', html)
    [body] = parse_qs(urlsplit(unescape(link)).query)["body"]
    assert body.startswith("Page: https://roles.example.org/glossary/?term=%3Cb%3E%26\n")


@pytest.mark.django_db
@override_settings(SITE_CONTACT="")
def test_where_nobody_can_be_written_to_no_page_asks_for_reports(client: Client) -> None:
    assert "Report a mistake" not in page(client, "about")


@pytest.mark.django_db
def test_the_skip_link_leads_to_the_main_part_of_the_page(client: Client) -> None:
    html = page(client, "about")

    assert 'href="#maincontent"' in html
    assert '<main class="nhsuk-main-wrapper" id="maincontent">' in html


@pytest.mark.django_db
@pytest.mark.parametrize("name", STATIC_PAGES)
def test_a_page_sets_no_cookie_and_holds_no_inline_script_or_style(client: Client, name: str) -> None:
    response = client.get(reverse(name))

    assert not response.cookies
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", response.content.decode())


@pytest.mark.django_db
@RUN_BY_A_HUB
@pytest.mark.parametrize("name", STATIC_PAGES)
def test_a_page_says_who_runs_the_site_and_how_to_reach_them(client: Client, name: str) -> None:
    html = page(client, name)

    assert "Example Training Hub" in html
    assertInHTML('<a href="mailto:roles@example.org">roles@example.org</a>', html)


@pytest.mark.django_db
@RUN_BY_NOBODY
@pytest.mark.parametrize("name", STATIC_PAGES)
def test_a_site_with_no_contact_offers_none_and_says_nothing_of_how_it_is_set_up(client: Client, name: str) -> None:
    html = page(client, name)

    assert not re.search(r"has been (set|named) for this site", html)
    assert "Who runs it" not in html
    assert "mailto:" not in html
    assert "Published by" not in html


@pytest.mark.django_db
@override_settings(SITE_ADDRESS="https://roles.example.org")
def test_robots_may_read_all_but_the_admin_and_accounts(client: Client) -> None:
    assert client.get("/robots.txt").content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /account/",
        "Sitemap: https://roles.example.org/sitemap.xml",
    ]


@pytest.mark.django_db
def test_an_address_with_no_page_says_where_to_look(client: Client) -> None:
    response = client.get("/roles/nobody/<script>/")

    assertContains(response, "Page not found", status_code=404)
    for name in ("role-list", "contract", "glossary", "source-list"):
        assertContains(response, f'href="{reverse(name)}"', status_code=404)
    assertContains(response, "<script>/", status_code=404, count=0)


@pytest.mark.django_db
def test_an_address_with_no_page_is_kept_out_of_search_engines(client: Client) -> None:
    response = client.get("/nothing-here/")

    assertContains(response, '<meta name="robots" content="noindex">', status_code=404)
    assertContains(response, "canonical", status_code=404, count=0)


def test_a_failure_is_told_without_a_database_or_a_request() -> None:
    response = server_error(None)  # type: ignore[arg-type]

    assert response.status_code == 500
    assert b"There is a problem with this site" in response.content


def test_a_failure_is_told_without_the_list_of_built_files(settings: Any) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    settings.STATIC_ROOT = "/nowhere"

    assert 'href="/static/site.css"' in render_to_string("500.html")
