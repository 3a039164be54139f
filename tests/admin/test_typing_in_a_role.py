"""A new role typed in as drafts of one release, from its first source on: readers see all of it at once, or none."""

import re
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse
from pytest_django import Settings

from guidance.models import Edition, Event, Release, Role, Source
from guidance.publishing.permissions import EDITOR, PUBLISHER
from tests.admin.forms import add_address, typed_on
from tests.factories import a_topic
from tests.publishing.desk import a_person

pytestmark = pytest.mark.django_db

PAGE = "/roles/social-prescriber/funding/"
SOURCE = {
    "title": "The contract",
    "short_title": "The contract",
    "slug": "the-contract",
    "publisher": "NHS England",
    "kind": "guidance",
    "published_on": "30 March 2023",
    "scope": "national",
    "evidence": "official",
    "checked_on": "21/11/2026",
}
ROLE = {
    "name": "social prescriber",
    "slug": "social-prescriber",
    "kind": "established",
    "summary": "Links people to what helps them.",
}
SECTION = {"answer": "The scheme pays for it.", "label": "ours", "checked_on": "21/11/2026"}
STATEMENT = {"heading": "Who pays", "slug": "who-pays", "body": "The scheme pays **all** of it."}


@pytest.fixture(autouse=True)
def records_written_one_by_one(settings: Settings) -> None:
    """Drafts are laid over the rows record by record, and the lists of each are fetched as they are written."""
    settings.ZEAL_ALLOWLIST = [{"model": "*", "field": "get()"}, {"model": "guidance.Section", "field": "clauses"}]


def signed_in(group: str) -> Client:
    client = Client()
    client.force_login(a_person(group, is_staff=True))
    return client


def sent(client: Client, address: str, cites: str = "", **answers: Any) -> str:
    """Fills in the form at an address and sends it. Gives the address that it leads on to."""
    form = client.get(address)
    if cites:
        answers |= {"citations-0-source": choice(form, "citations-0-source", cites), "citations-0-locator": "page 1"}
    return onward(client.post(address, typed_on(form, **answers)))


def onward(response: HttpResponse) -> str:
    assert response.status_code == 302, re.findall(
        r'<(?:ul class="errorlist".*?</ul|p class="errornote".*?</p)>', response.content.decode(), re.S
    )
    return response["Location"]


def draft_at(address: str) -> Edition:
    return Edition.objects.get(pk=resolve(address).kwargs["edition_id"])


def step(edition: Edition, name: str) -> str:
    return reverse(f"admin:guidance_edition_{name}", args=[edition.pk])


def link(client: Client, address: str, text: str) -> str:
    """Where the link with this text leads."""
    found = re.search(rf'href="([^"]+)">{text}<', client.get(address).content.decode())
    assert found, text
    return unescape(found[1])


def choice(form: HttpResponse, field: str, label: str) -> str:
    """What a list on the form sends for the record with this name."""
    options = re.search(rf'<select name="{field}".*?</select>', form.content.decode(), re.S)
    assert options, field
    found = re.search(rf'<option value="([^"]+)"[^>]*>{label}', options[0])
    assert found, label
    return found[1]


@pytest.mark.slow
def test_a_role_typed_in_as_drafts_is_live_whole_once_a_publisher_publishes_its_release(client: Client) -> None:
    a_topic("funding")
    editor = signed_in(EDITOR)
    editor.post(add_address("release"), {"title": "Social prescribers", "note": "A new role."})
    release = Release.objects.get()

    source = sent(editor, add_address("source"), **SOURCE)
    role = sent(editor, add_address("role"), **ROLE)
    for address in (source, role):
        draft = draft_at(address)
        onward(editor.post(step(draft, "release"), {"revision": 1, "release": release.pk}))
    section = sent(editor, link(editor, role, "Answer it"), **SECTION)
    statement = sent(editor, link(editor, section, "Add a statement"), cites="The contract", **STATEMENT)
    assert set(release.editions.all()) == set(map(draft_at, (source, role, section, statement)))
    assert not Role.objects.exists()
    assert not Source.objects.exists()
    assert client.get(PAGE).status_code == 404

    shown = editor.get(step(draft_at(statement), "preview")).content.decode()
    assert "The scheme pays <strong>all</strong> of it." in shown
    publisher, publish = signed_in(PUBLISHER), reverse("admin:guidance_release_publish", args=[release.pk])
    assert "not reviewed yet" in publisher.post(publish).content.decode()
    for address in (source, role, section, statement):
        review = {"revision": draft_at(address).revision, "importance": "major", "note": "It is new."}
        onward(editor.post(step(draft_at(address), "review"), review))
    assert editor.post(publish).status_code == 403
    assert client.get(PAGE).status_code == 404

    onward(publisher.post(publish))
    page = client.get(PAGE).content.decode()
    for words in (SECTION["answer"], "Who pays", "The scheme pays <strong>all</strong> of it.", "The contract"):
        assert words in page
    assert "social prescriber" in client.get("/roles/").content.decode().lower()
    updates = client.get("/updates/").content.decode()
    assert updates.count("Social prescribers") == 1
    assert Event.objects.filter(action="published", release=release).count() == 5
