"""An editor sees what a synonym would do to searches before readers meet it."""

import pytest
from django.test import Client
from django.urls import reverse

from guidance.models import Search, Synonym
from guidance.publishing.permissions import PUBLISHER
from guidance.publishing.reviewing.search_effect import SearchEffect, measure_search_effect
from tests import factories
from tests.publishing.desk import NOW, a_draft, a_person, published

pytestmark = pytest.mark.django_db

FOUND = ["Nurse: funding", "Who pays, by contract year"]


@pytest.fixture
def synonym() -> Synonym:
    role = factories.a_role(slug="nurse", name="nurse", order=1)
    factories.a_section(role, "funding", answer="The network pays.")
    return Synonym.objects.create(slug="money", words="funding\nbackfill")


def test_each_way_of_saying_it_is_searched_for_now_and_with_the_draft(synonym: Synonym) -> None:
    draft = a_draft(synonym, words="funding\nwherewithal")
    effects = {effect.typed: effect for effect in measure_search_effect(draft, "2026-27")}
    assert effects["wherewithal"] == SearchEffect("wherewithal", now=[], then=FOUND)
    assert effects["backfill"] == SearchEffect("backfill", now=FOUND, then=[])
    assert not effects["funding"].differs
    assert effects["wherewithal"].differs
    assert effects["backfill"].differs


def test_what_readers_often_search_for_with_one_of_them_is_among_them(synonym: Synonym) -> None:
    for typed in ("wherewithal for nurses", "nurses"):
        for _ in range(3):
            Search.objects.count_one(typed, found=0, day=NOW.date())
    draft = a_draft(synonym, words="funding\nwherewithal")
    typed_by_readers = [effect.typed for effect in measure_search_effect(draft, "2026-27")]
    assert "wherewithal for nurses" in typed_by_readers
    assert "nurses" not in typed_by_readers


@pytest.mark.slow
def test_looking_changes_nothing_and_publishing_does(synonym: Synonym, client: Client) -> None:
    draft = a_draft(synonym, words="funding\nwherewithal")
    measure_search_effect(draft, "2026-27")
    assert b"Nothing was found" in client.get("/search/?q=wherewithal").content
    published(draft)
    assert b"/roles/nurse/funding/" in client.get("/search/?q=wherewithal").content


def test_the_preview_of_a_synonym_shows_its_effect(synonym: Synonym, client: Client) -> None:
    client.force_login(a_person(PUBLISHER, is_staff=True))
    draft = a_draft(synonym, words="funding\n<script>alert(1)</script>")
    page = client.get(reverse("admin:guidance_edition_preview", args=[draft.pk])).content.decode()
    assert "With this draft" in page
    assert "<script>alert" not in page


def test_the_admins_first_page_lists_what_readers_look_for_and_do_not_find(client: Client) -> None:
    for _ in range(3):
        Search.objects.count_one("art therapy", found=0, day=NOW.date())
    client.force_login(a_person(PUBLISHER, is_staff=True))
    assert "art therapy: asked 3 times" in client.get(reverse("admin:index")).content.decode()
    seldom = client.get(reverse("admin:guidance_search_changelist")).content.decode()
    assert "art therapy" in seldom
