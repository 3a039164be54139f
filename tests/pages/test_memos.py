"""What the code remembers between requests is bounded, and of what somebody typed it remembers next to nothing."""

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

import guidance
from guidance.middleware.encodings import best_encoding
from guidance.search.words import LONGEST_WORD, get_stem
from tests.pages.deciding import CHECKLIST, NURSE, PAPER, PRACTITIONER, SUM, content

pytestmark = pytest.mark.django_db

# Keyed by what the code is made of: models, collections, route names.
AS_MANY_AS_THE_CODE_HAS = {
    "guidance.admin.plain_lists.write_column",
    "guidance.api.fields.fields_of", "guidance.api.filters.filters_of",
    "guidance.content.kinds.by_label", "guidance.content.kinds.get_fields",
    "guidance.content.kinds.get_references", "guidance.documents.pdf._get_compiler",
    "guidance.documents.pdf._find_fonts",
    "guidance.documents.pdf._get_empty_compiler",
    "guidance.documents.pdf_letters._letters_of_font",
    "guidance.documents.word_styles.empty_file",
    "guidance.link_checking.addresses._list_address_fields",
    "guidance.pages.sources.uses._write_statement",
    "guidance.publishing.finding.texts._get_names", "guidance.publishing.finding.texts.get_kinds",
    "guidance.publishing.finding.texts.get_texts", "guidance.publishing.finding.texts.get_wholes",
    "guidance.site_map.release.current_release",
    "guidance.templatetags.nhsuk._get_environment",
}  # fmt: skip
# Keyed by what a reader sends, and bounded in number and in the length of what they hold.
OF_READERS = {
    "guidance.middleware.encodings.best_encoding",
    "guidance.middleware.kept_pages.find_shelf",
    "guidance.middleware.page_addresses.find_view",
    "guidance.search.words._find_stem",
    # Links that keep the day that a page was asked for, which is a day of a contract year that we have.
    "guidance.templatetags.guidance._render_cached",
    "guidance.templatetags.nhsuk.render_macro",
}
NOT_KEPT = {"guidance.pages.roles.guide_rows.guide_rows"}  # it raises for a role that is not there
FIELDS = ("q", "kind", "role", "year", "on", "page", "from", "to", "with", "theme", "topic", "called", "list_size")


def memos() -> dict[str, Any]:
    for module in pkgutil.walk_packages(guidance.__path__, "guidance."):
        if ".migrations" not in module.name:
            importlib.import_module(module.name)
    modules = [module for name, module in sys.modules.items() if name.startswith("guidance.")]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, type(best_encoding))]
    return {f"{each.__module__}.{each.__qualname__}": each for each in found if each.__module__.startswith("guidance.")}


def requests(typed: str, number: int) -> Iterator[str]:
    """Addresses with something typed into every part that anybody can type into."""
    for path in (
        "/", "/roles/", f"/roles/{PRACTITIONER}/", "/roles/compare/", "/roles/compare.csv", "/contract/",
        "/contract/compare/", "/contract/compare.csv", "/bands/", "/funding/", "/which-role/", "/which-role/answer/",
        "/costs/", "/board-paper/", "/evidence-checklist/", "/faqs/", "/publications/", "/updates/", "/search/",
        "/search/suggestions/", "/interview-questions/", "/api/v1/bands", "/api/v1/bands.csv",
    ):  # fmt: skip
        yield f"{path}?{urlencode(dict.fromkeys(FIELDS, typed))}"
        yield f"{path}?on=2026-05-{number:02}"
    for path in (
        "/",
        "/roles/",
        "/faqs/",
        "/sources/",
        "/updates/",
        "/api/v1/",
        "/api/v1/bands/",
        "/bands/",
        "/preview/",
    ):
        yield f"{path}{typed}"
        yield f"{path}{typed}/"
    yield f"/roles/compare/?{urlencode({'role': [PRACTITIONER, NURSE, typed], 'with': typed}, doseq=True)}"
    yield f"/?{urlencode({typed: typed})}"
    yield f"/contract/compare/?from={typed}&to=2026-27"
    yield f"/search/?q={typed}+pay"
    yield f"/which-role/answer/?year=2026-27&list_size={50_000 + number}"
    yield f"/costs/?{urlencode({**SUM, 'called': typed, 'population': 50_000 + number})}"
    yield f"/board-paper/?{urlencode({**PAPER, 'called': typed, 'pay': 30_000 + number})}"
    yield f"/evidence-checklist/?{urlencode({**CHECKLIST, 'called': typed})}"


@pytest.mark.slow
def test_what_somebody_typed_is_remembered_nowhere_but_in_what_is_bounded(client: Client) -> None:
    content()
    for address in requests("firstword", 1):
        client.get(address)
    before = {name: memo.cache_info().misses for name, memo in memos().items()}
    for address in requests("secondone", 2):
        client.get(address)
    grown = {name for name, memo in memos().items() if memo.cache_info().misses > before[name]}
    assert grown - NOT_KEPT <= OF_READERS


def test_only_what_the_code_is_made_of_is_remembered_without_end() -> None:
    assert {name for name, memo in memos().items() if memo.cache_info().maxsize is None} <= AS_MANY_AS_THE_CODE_HAS


def test_a_long_word_is_not_remembered() -> None:
    long = "a" * (LONGEST_WORD + 1)
    before = memos()["guidance.search.words._find_stem"].cache_info().misses
    assert get_stem(long) == get_stem("a" * LONGEST_WORD)
    assert memos()["guidance.search.words._find_stem"].cache_info().misses <= before + 1
