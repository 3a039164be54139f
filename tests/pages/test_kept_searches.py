"""A search that is asked again is answered from memory, and still counted."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from guidance.models import Search
from tests.pages.searching import address, content

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def some_content(db: None) -> None:
    content()


def test_the_same_search_again_reads_no_content_and_counts(client: Client) -> None:
    first = client.get(address("claimed back in arrears practitioner"))
    with CaptureQueriesContext(connection) as queries:
        again = client.get(address("claimed back in arrears practitioner"))

    assert again.content == first.content
    assert Search.objects.get().asked == 2
    assert not [each for each in queries if "guidance_section" in each["sql"] or "guidance_statement" in each["sql"]]


def test_two_questions_with_one_answer_read_it_once(client: Client) -> None:
    client.get(address("is tea provided"))
    with CaptureQueriesContext(connection) as queries:
        again = client.get(address("is any tea provided"))

    assert "Is tea provided?" in again.content.decode()
    assert not [each for each in queries if "guidance_faq" in each["sql"]]


def test_another_year_has_a_page_of_its_own(client: Client) -> None:
    pages = [client.get(address("funding", **given)).content for given in ({}, {"year": "2023-24"})]

    assert pages[0] != pages[1]
