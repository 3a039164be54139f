"""The preview beside a Markdown field: who may ask for it, and that nothing typed can harm whoever reads it."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from guidance.admin.preview import NOT_TEXT, SIGNED_OUT, TOO_LONG
from guidance.content.checks.prose import markdown_fields
from guidance.content.kinds import content_models
from guidance.models import ContentModel, ImplementationStep
from guidance.presenters import prose
from guidance.rules.limits.markdown_limits import MOST_CHARACTERS
from tests.factories import a_source, a_term

ALLOWED = {"p", "br", "ul", "ol", "li", "strong", "em", "a", "blockquote", "code", "abbr", "div"} | {
    "table", "thead", "tbody", "tr", "th", "td"
}  # fmt: skip


def preview(client: Client, text: str | bytes) -> HttpResponse:
    response: Any = client.post(reverse("markdown-preview"), text, content_type="text/plain; charset=utf-8")
    return response


def test_shows_the_text_as_a_page_does_with_abbreviations_written_out(as_editor: Client) -> None:
    a_term("PCN", "primary care network", source=a_source())
    response = preview(as_editor, "A **PCN** pays.\n\n- one\n\n[Bands](/bands/)")
    page = response.content.decode()
    assert "primary care network (" in page
    assert "<strong>" in page
    assert '<ul class="nhsuk-list nhsuk-list--bullet">' in page
    assert '<a href="/bands/">Bands</a>' in page
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)><style>*{display:none}</style>",
        "[click](javascript:alert(1)) <javascript:alert(1)> [x](JaVaScRiPt&#58;alert(1)) [y](data:text/html,<script>)",
        '[a](https://example.org "onmouseover=alert(1)" style=x) ![b](https://example.org/x.png)',
        '| <b onclick="alert(1)"> |\n|---|\n| <form action=//example.org> |',
        "a\0b \u202e <\u200bscript>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    ],
)
def test_nothing_typed_becomes_a_script_a_style_or_a_form(as_editor: Client, text: str) -> None:
    response = preview(as_editor, text)
    assert response.status_code == 200
    tags = re.findall(r"<(\w+)([^>]*)>", response.content.decode())
    assert {name for name, _ in tags} <= ALLOWED
    for _, attributes in tags:
        assert set(re.findall(r'([\w-]+)="', attributes)) <= {
            "href", "class", "title", "scope", "role", "tabindex", "aria-label"
        }  # fmt: skip
        assert not re.search(r'href="(?!https?:|mailto:|/|#)', attributes)


@pytest.mark.slow
@pytest.mark.parametrize("text", [">" * MOST_CHARACTERS, "- " * 10_000, "[" * MOST_CHARACTERS, "*a_ " * 5_000])
def test_deep_nesting_is_answered(as_editor: Client, text: str) -> None:
    assert preview(as_editor, text).status_code == 200


def test_a_table_that_nobody_could_read_is_shown_as_it_was_typed_and_said(as_editor: Client) -> None:
    page = preview(as_editor, "|a" * 3_000 + "|\n" + "|-" * 3_000 + "|\n<b>").content.decode()
    assert page.startswith("<p><strong>A table has 3,000 columns. Make it 20 or fewer, or write a list. Until then")
    assert "<table" not in page
    assert "&lt;b&gt;" in page


def test_what_is_typed_is_not_kept_in_memory(as_editor: Client) -> None:
    kept = prose._mark_cached.cache_info().currsize  # noqa: SLF001  the memory of texts of pages
    preview(as_editor, "Still being written.")
    assert prose._mark_cached.cache_info().currsize == kept  # noqa: SLF001


@pytest.mark.parametrize(
    ("text", "words"),
    [("a" * (MOST_CHARACTERS + 1), TOO_LONG), ("a" * 1_000_000, TOO_LONG), (b"\xff\xfe", NOT_TEXT)],
)
def test_what_cannot_be_shown_is_said_in_plain_words(as_editor: Client, text: str | bytes, words: str) -> None:
    response = preview(as_editor, text)
    assert (response.status_code, response.content.decode()) == (400, words)
    assert response["Content-Type"] == "text/plain; charset=utf-8"


def test_a_text_of_the_greatest_length_is_shown_in_any_script(as_editor: Client) -> None:
    assert preview(as_editor, "\N{GRINNING FACE}" * MOST_CHARACTERS).status_code == 200


@pytest.mark.parametrize("user", [None, {"is_staff": False}, {"is_staff": True, "is_active": False}])
def test_only_staff_who_are_signed_in_are_answered(client: Client, db: None, user: dict[str, bool] | None) -> None:
    if user is not None:
        client.force_login(User.objects.create_user("reader", **user))
    response = preview(client, "Words.")
    assert (response.status_code, response.content.decode()) == (403, SIGNED_OUT)


def test_it_is_asked_for_by_post_with_the_token_of_a_form(editor: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.get(reverse("markdown-preview")).status_code == 405
    assert preview(client, "Words.").status_code == 403


@pytest.mark.parametrize("model", content_models(), ids=lambda model: model.__name__)
def test_the_fields_with_an_editor_are_those_whose_help_says_markdown(model: type[ContentModel]) -> None:
    said = [
        field.name
        for field in model._meta.fields
        if isinstance(field, models.TextField) and "Markdown" in str(field.help_text)
    ]
    # Pages show it as Markdown; its help says only what it is for.
    unsaid = ["finance"] if model is ImplementationStep else []
    assert sorted(markdown_fields(model)) == sorted(said + unsaid)
