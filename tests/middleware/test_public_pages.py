"""The real pages, with the real content."""

import pytest
from django.test import Client

from guidance.site_map.addresses import public_addresses
from tests.middleware.pages import SHARED
from tests.real_content import load_real_content

NEVER_KEPT = {"/plan/"}  # it has the form that its own reader is filling in


@pytest.mark.slow
@pytest.mark.django_db
def test_every_public_page_is_kept_and_sets_no_cookie(client: Client) -> None:
    load_real_content()
    not_kept = []
    for address in [*public_addresses(), "/sitemap.xml", "/robots.txt"]:
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
