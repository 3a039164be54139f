"""Whether every entry leads to where it says, and every page is found."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from guidance.search.entries import EntryKind
from guidance.search.index import Index
from guidance.site_map.addresses import public_addresses
from tests.real_content import load_real_content

pytestmark = pytest.mark.slow


# Pages without an entry, and why: the home page leads to others; a whole guide repeats its topics, the updates of a
# role those of the site. The employer's notes go with a template that is found.
REPEATS = re.compile(r"/|/search/|/roles/[^/]+/whole-guide/|/updates/[^/]+/|/job-descriptions/[^/]+/notes/")


class Anchors(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids |= {value for name, value in attrs if name == "id" and value}


@pytest.mark.whole
@pytest.mark.django_db
def test_every_address_is_a_place_on_a_page(index: Index, client: Client) -> None:
    load_real_content()
    wanted: dict[str, set[str]] = {}
    for each in index.indexed:
        for address in (each.entry.address, *(passage.address for passage in each.entry.passages)):
            page, _, anchor = address.partition("#")
            wanted.setdefault(page, set()).update({anchor} - {""})
    missing = []

    for page, anchors in wanted.items():
        response = client.get(page)
        if response.status_code != 200:
            missing.append(page)
        missing += [f"{page}#{anchor}" for anchor in anchors - Anchors(response.content.decode()).ids]

    assert missing == []


@pytest.mark.django_db
def test_every_public_page_has_an_entry(index: Index) -> None:
    load_real_content()
    found = {each.entry.address for each in index.indexed}

    lacking = [address for address in public_addresses() if address not in found]

    assert [address for address in lacking if not REPEATS.fullmatch(address)] == []


def test_no_two_entries_have_one_address(index: Index) -> None:
    addresses = [each.entry.address for each in index.indexed]

    assert len(set(addresses)) == len(addresses)


def test_there_are_entries_of_every_kind_with_titles_and_plain_words(index: Index) -> None:
    entries = [each.entry for each in index.indexed]

    assert {entry.kind for entry in entries} == set(EntryKind)
    assert all(entry.title.strip() for entry in entries)
    assert [entry.address for entry in entries if "](" in "".join(passage.text for passage in entry.passages)] == []
