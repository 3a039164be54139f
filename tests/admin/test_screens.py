"""That there is a screen for everything, that each opens, and what it may contain."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from guidance.admin.content.clause_choices import label_clause
from guidance.admin.plain_words import PLAIN_WORDS
from guidance.models import ContentModel, ContentVersion, LoadedRecord, Role, Source, TemplateVersion
from tests.admin.forms import KINDS, add_address, change_address, list_address
from tests.admin.records import Records, make_records
from tests.factories import a_role, a_source

INLINE_CODE = re.compile(r"<[^>]* (?:style|on\w+)=|<style|<script(?![^>]* src=)|javascript:", re.IGNORECASE)
HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>"


def models_of_content() -> list[type[ContentModel]]:
    return [model for model in Role._meta.apps.get_models() if issubclass(model, ContentModel)]


@pytest.fixture
def records(db: None) -> Records:
    return make_records(2)


def test_every_kind_of_content_has_a_screen_or_is_a_row_of_one() -> None:
    screens = [admin.site.get_model_admin(model) for model in models_of_content() if admin.site.is_registered(model)]
    rows = {inline.model for screen in screens for inline in screen.inlines}
    assert set(models_of_content()) == {screen.model for screen in screens} | rows


@pytest.mark.parametrize("model", [ContentVersion, LoadedRecord, TemplateVersion])
def test_what_the_site_keeps_for_itself_has_no_screen(model: type) -> None:
    assert not admin.site.is_registered(model)


@pytest.mark.parametrize("model", models_of_content(), ids=lambda model: model.__name__)
def test_every_field_has_help(model: type[ContentModel]) -> None:
    fields = [field for field in [*model._meta.fields, *model._meta.many_to_many] if field.editable]
    assert not [field.name for field in fields if field.name != "id" and not field.help_text]


@pytest.mark.parametrize("model", models_of_content(), ids=lambda model: model.__name__)
def test_every_constraint_is_explained_in_plain_words(model: type[ContentModel]) -> None:
    """But for those that Django words itself, as it does when a set of fields is to be unique."""
    conditional = [each for each in model._meta.constraints if getattr(each, "condition", None)]
    assert not [each.name for each in conditional if each.name not in PLAIN_WORDS]


def test_the_records_of_these_tests_are_of_every_kind_with_a_screen(records: Records) -> None:
    assert sorted(records) == KINDS


def test_the_front_page_links_to_every_screen(as_editor: Client) -> None:
    page = as_editor.get(reverse("admin:index")).content.decode()
    assert not [kind for kind in KINDS if f'href="{list_address(kind)}"' not in page]


def test_the_screens_carry_the_name_of_the_site(as_editor: Client) -> None:
    page = as_editor.get(reverse("admin:index")).content.decode()
    assert f"<title>Content | {settings.SITE_NAME}</title>" in page
    assert "Django" not in page


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_each_list_and_form_opens_with_no_inline_style_or_script(
    as_editor: Client, records: Records, kind: str
) -> None:
    for address in (list_address(kind), add_address(kind), change_address(records[kind])):
        response = as_editor.get(address)
        assert response.status_code == 200
        assert not INLINE_CODE.search(response.content.decode())


def worth_following(spec: admin.ListFilter, changes: ChangeList) -> list[dict[str, Any]]:
    """All choices of a filter but for those that ask the same of a field as the one before, with another value."""
    choices = list(spec.choices(changes))
    by_value = isinstance(spec, admin.RelatedFieldListFilter | admin.ChoicesFieldListFilter)
    return [*choices[:2], *choices[2:][-1:]] if by_value else choices


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_each_list_can_be_searched_and_filtered(as_editor: Client, records: Records, kind: str) -> None:
    assert as_editor.get(list_address(kind), {"q": "practitioner"}).context["cl"].query == "practitioner"
    changes = as_editor.get(list_address(kind)).context["cl"]
    for choice in (choice for spec in changes.filter_specs for choice in worth_following(spec, changes)):
        response = as_editor.get(list_address(kind) + choice["query_string"])
        assert (response.status_code, response.request["QUERY_STRING"]) == (200, choice["query_string"].lstrip("?"))


@pytest.mark.slow
def test_clauses_to_stand_under_are_offered_in_groups_with_the_one_chosen(as_editor: Client, records: Records) -> None:
    clause = records["clause"].children.get()
    page = as_editor.get(change_address(clause)).content.decode()
    (offered,) = re.findall(r'<select name="parent"[^>]*>(.*?)</select>', page, re.DOTALL)
    assert re.findall(r'<optgroup label="([^"]*)">', offered) == [escape(clause.instrument.title)]
    assert re.findall(r'<option value="(\d*)" selected>([^<]*)</option>', offered) == [
        (str(clause.parent_id), escape(label_clause(clause.parent)))
    ]


@pytest.mark.slow
def test_text_that_looks_like_html_is_shown_as_text(as_editor: Client) -> None:
    source = a_source(title=HOSTILE, publisher=HOSTILE)
    role = a_role(name=HOSTILE, summary=HOSTILE)
    role.other_names.create(name=HOSTILE, kind="former", source=source, locator=HOSTILE)
    for address in (
        list_address("source"),
        list_address("role"),
        add_address("statement"),
        change_address(role),
        change_address(source),
    ):
        page = as_editor.get(address).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page


@pytest.mark.slow
def test_view_on_site_leads_to_the_record_and_is_not_offered_where_it_has_no_page(
    as_editor: Client, records: Records
) -> None:
    page = as_editor.get(change_address(records["statement"])).content.decode()
    assert f'href="{records["statement"].get_absolute_url()}"' in page
    assert "View on site" not in as_editor.get(change_address(records["criterion"])).content.decode()


@pytest.mark.slow
def test_nothing_of_the_content_can_be_deleted_but_is_withdrawn(as_editor: Client, records: Records) -> None:
    for kind in KINDS:
        assert as_editor.post(f"{list_address(kind)}{records[kind].pk}/delete/", {"post": "yes"}).status_code == 403
        assert "Delete" not in as_editor.get(list_address(kind)).content.decode()


def test_nobody_sees_a_screen_without_signing_in(client: Client, records: Records) -> None:
    response = client.get(change_address(records["role"]))
    assert response.url.startswith(reverse("admin:login"))
    assert Source.objects.first().title not in client.get(response.url).content.decode()
