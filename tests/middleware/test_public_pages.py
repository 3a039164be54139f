"""The real pages, with the real content."""

import pytest
from django.test import Client

from guidance.site_map.addresses import public_addresses
from tests.real_content import load_real_content


@pytest.mark.slow
@pytest.mark.django_db
def test_every_public_page_is_kept_and_sets_no_cookie(client: Client) -> None:
    load_real_content()
    not_kept = []
    for address in [*public_addresses(), "/sitemap.xml", "/robots.txt"]:
        first = client.get(address)
        second = client.get(address, HTTP_IF_NONE_MATCH=first.get("ETag", ""))
        if (first.status_code, second.status_code) != (200, 304) or first.cookies or "Cookie" in first.get("Vary", ""):
            not_kept.append(address)

    assert not_kept == []
