"""The real pages, with the real content."""

import pytest
from django.test import Client
from django.urls import resolve

from guidance.site_map.addresses import public_addresses
from tests.middleware.pages import SHARED
from tests.real_content import load_real_content

NEVER_KEPT = {"/plan/"}  # it has the form that its own reader is filling in


def one_of_each_kind(addresses: list[str]) -> list[str]:
    return list({resolve(address).view_name: address for address in addresses}.values())


@pytest.mark.sampled
@pytest.mark.slow
@pytest.mark.django_db
def test_every_public_page_is_kept_and_sets_no_cookie(client: Client, takes_all: bool) -> None:
    load_real_content()
    pages = list(public_addresses())
    not_kept = []
    for address in [*(pages if takes_all else one_of_each_kind(pages)), "/sitemap.xml", "/robots.txt"]:
        first = client.get(address)
        if address in NEVER_KEPT:
            assert "s-maxage" not in first["Cache-Control"]
            continue
        second = client.get(address, HTTP_IF_NONE_MATCH=first.get("ETag", ""))
        shared = first.get("Cache-Control") == second.get("Cache-Control") == SHARED
        same = not first.cookies and "Cookie" not in first.get("Vary", "")
        if (first.status_code, second.status_code) != (200, 304) or not (shared and same):
            not_kept.append(address)

    assert not_kept == []
