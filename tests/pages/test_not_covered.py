"""The page that says what the site leaves to others, and who leads to it."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from tests import factories

pytestmark = pytest.mark.django_db


def test_each_subject_has_who_to_ask_and_a_place_to_link_to(client: Client) -> None:
    factories.a_subject_not_covered("Visas & <permits>", slug="visas", answer="See [roles](/roles/).")
    page = client.get("/not-covered/")
    assertContains(page, '<h2 class="nhsuk-heading-s" id="visas">Visas &amp; &lt;permits&gt;</h2>')
    assertContains(page, "Ask the Home Office.")
    assertContains(page, 'See <a href="/roles/">roles</a>.')


@pytest.mark.parametrize(("path", "status"), [("/about/", 200), ("/there-is-no-such-page/", 404)])
def test_pages_that_may_disappoint_lead_to_it(client: Client, path: str, status: int) -> None:
    page = client.get(path)
    assert page.status_code == status
    assert 'href="/not-covered/"' in page.content.decode().partition("<main")[2].partition("</main>")[0]
