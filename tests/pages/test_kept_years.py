"""Whoever looks at another year goes on looking at it: every page's own links, in the real content."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.test import Client

from guidance.site_map.addresses import public_addresses
from guidance.site_map.pages_of_a_year import depends_on_the_year
from tests.real_content import load_real_content
from tests.site.pages import Page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SEARCHES = ("/search/?q=who+pays", "/search/?q=band+6+pay", "/search/?q=qqqzzz")
COMPARED = "/roles/compare/?role=mental-health-practitioner&role=mental-health-social-worker"
NAMES_A_YEAR = re.compile(r"[?&](year|on|from|to)=")


@pytest.fixture
def client(db: None) -> Client:
    load_real_content()
    return Client()


def links_in_main(client: Client, address: str, asked: str) -> Iterator[str]:
    response = client.get(f"{address}{'&' if '?' in address else '?'}{asked}")
    assert response.status_code == 200
    yield from Page(re.sub(r"(?s)^.*<main|</main>.*$", "", response.content.decode())).links


@pytest.mark.parametrize("asked", ["year=2023-24", pytest.param("on=2024-05-01", marks=pytest.mark.whole)])
def test_each_link_of_a_page_for_another_year_keeps_it_where_its_page_depends_on_the_year(
    client: Client, asked: str
) -> None:
    pages = [path for path in public_addresses() if depends_on_the_year(path)] + [COMPARED]
    pages += SEARCHES if asked.startswith("year=") else ()
    keeping, losing, needless = set(), set(), set()
    for page in pages:
        for link in links_in_main(client, page, asked):
            keeps = asked in urlsplit(link).query.split("&")
            if not link.startswith("/"):
                continue
            if not depends_on_the_year(urlsplit(link).path):
                needless |= {(page, link)} if keeps and not link.startswith("/search/") else set()
            elif keeps:
                keeping.add(page)
            elif not NAMES_A_YEAR.search(link):
                losing.add((page, link))
    assert losing == set()
    assert needless == set()
    assert len(keeping) > len(pages) / 2


def test_no_link_of_a_page_for_today_asks_for_a_year_that_its_reader_did_not(client: Client) -> None:
    for page in ("/", "/bands/", "/funding/", "/roles/mental-health-practitioner/funding/", "/search/?q=who+pays"):
        links = [link for link in links_in_main(client, page, "") if link.startswith("/")]
        assert [link for link in links if depends_on_the_year(urlsplit(link).path) and NAMES_A_YEAR.search(link)] == []
