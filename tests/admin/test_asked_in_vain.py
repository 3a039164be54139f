"""What readers searched for and did not find becomes a list of things to answer."""

from datetime import date

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from guidance.models import Search

DAY = date(2026, 11, 30)

pytestmark = pytest.mark.django_db


def searched(typed: str, found: int, times: int = 3) -> None:
    for _ in range(times):
        Search.objects.count_one(typed, found=found, day=DAY)


@pytest.fixture
def some_searches() -> None:
    searched("parking & <permits>", 0)
    searched("who pays", 12)
    searched("asked once", 0, times=1)


def test_each_leads_to_the_forms_that_answer_it_with_its_words_typed_in(as_editor: Client, some_searches: None) -> None:
    page = as_editor.get("/admin/guidance/search/?found=nothing")
    assertNotContains(page, "who pays")
    for kind in ("bestanswer", "subjectnotcovered"):
        address = f"/admin/guidance/{kind}/add/?asked=parking+%26+%3Cpermits%3E"
        assertContains(page, f'href="{address}"')
        form = as_editor.get(address)
        assertContains(form, "parking &amp; &lt;permits&gt;</textarea>")


def test_what_was_found_needs_no_answer(as_editor: Client, some_searches: None) -> None:
    page = as_editor.get("/admin/guidance/search/")
    assertContains(page, "who pays")
    assertContains(page, "New best answer", count=1)


def test_the_first_page_of_the_admin_names_them(as_editor: Client, some_searches: None) -> None:
    page = as_editor.get("/admin/")
    assertContains(page, "Asked in vain (1)")
    assertContains(page, "parking &amp; &lt;permits&gt;: asked 3 times")
    assertNotContains(page, "asked once")
    assertNotContains(page, "Searched for and not found")


def test_the_first_page_offers_each_way_to_answer_them(as_editor: Client, some_searches: None) -> None:
    page = as_editor.get("/admin/")
    for address in (
        "/admin/guidance/bestanswer/add/?asked=parking+%26+%3Cpermits%3E",
        "/admin/guidance/subjectnotcovered/add/?asked=parking+%26+%3Cpermits%3E",
        "/admin/guidance/bestanswer/",
    ):
        assertContains(page, f'href="{address}"')
