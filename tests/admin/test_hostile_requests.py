"""Whatever is in an address of the admin, or comes with one of its forms, an editor gets a page."""

import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from guidance.admin.base import MOST_ROWS
from guidance.admin.sound_lists import ASKED_IN_VAIN, LONGEST_QUESTION, CheckedListAdmin
from guidance.models import Edition, Root
from tests.admin.forms import add_address, change_address, list_address, typed
from tests.admin.records import make_records
from tests.factories import a_role, a_section, a_source, a_statement
from tests.publishing.desk import a_draft

pytestmark = pytest.mark.django_db
BEYOND_ALL = "9" * 20
JUST_BEYOND = str(2**63)


@pytest.fixture
def draft() -> Edition:
    section = a_section(a_role(slug="social-prescriber"), "funding")
    return a_draft(a_statement(section, a_source(), heading="Who pays"), heading="Who pays now")


def test_every_list_takes_only_what_its_own_links_send() -> None:
    screens = [admin.site.get_model_admin(model) for model in apps.get_models() if admin.site.is_registered(model)]
    assert [screen for screen in screens if not isinstance(screen, CheckedListAdmin)] == []


@pytest.mark.parametrize(
    ("kind", "query"),
    [
        ("edition", f"saved_at__year={BEYOND_ALL}"),
        ("edition", "saved_at__year=9999"),
        ("edition", f"saved_at__year=2026&saved_at__month={BEYOND_ALL}"),
        ("edition", "saved_at__year=2026&saved_at__month=2&saved_at__day=31"),
        ("edition", "saved_at__month=2"),
        ("edition", "saved_at__gte=10000-01-01"),
        ("edition", f"id__in={BEYOND_ALL}"),
        ("edition", f"revision__gt={BEYOND_ALL}"),
        ("edition", f"root__id__exact={JUST_BEYOND}"),
        ("edition", "state__exact=%00"),
        ("edition", "title__regex=(a%2B)%2B$"),
        ("edition", "title__regex=("),
        ("edition", "no_such_field=1"),
        ("edition", "e=1&no_such_field=1"),
        ("root", f"row__year={BEYOND_ALL}"),
        ("root", "row__isempty=x"),
        ("root", f"review_on__year={BEYOND_ALL}"),
        ("source", "published_on__year=9999"),
        ("milestone", f"happened_on__year=-{BEYOND_ALL}"),
    ],
)
def test_a_list_asked_for_what_cannot_be_looked_up_is_shown_whole_and_says_so(
    as_editor: Client, draft: Edition, kind: str, query: str
) -> None:
    response = as_editor.get(f"{list_address(kind)}?{query}")
    assert response.status_code == 200
    assert ASKED_IN_VAIN in response.content.decode()
    assert response.context["cl"].result_count == response.context["cl"].full_result_count


@pytest.mark.parametrize(
    "query",
    [
        f"release__id__exact={BEYOND_ALL}",
        f"saved_by__id__exact={JUST_BEYOND}",
        "release__isnull=True",
        "state__isnull=x",
        "saved_at__year=1",
        "o=1.-99",
        f"p={BEYOND_ALL}",
    ],
)
def test_a_list_narrowed_to_what_is_not_there_is_empty_or_whole(as_editor: Client, draft: Edition, query: str) -> None:
    response = as_editor.get(f"{list_address('edition')}?{query}")
    assert (response.status_code, ASKED_IN_VAIN in response.content.decode()) == (200, False)


@pytest.mark.slow
@pytest.mark.parametrize("query", ["a " * (LONGEST_QUESTION // 2), "a " * 2_000, "\0"])
def test_a_question_to_a_list_is_answered_however_many_words_it_has(
    as_editor: Client, draft: Edition, query: str
) -> None:
    response = as_editor.get(list_address("statement"), {"q": query})
    assert response.status_code == 200
    too_long = f"Search for {LONGEST_QUESTION} characters or fewer." in response.content.decode()
    assert too_long == (len(query) > LONGEST_QUESTION)


@pytest.mark.parametrize("key", ["x", "", "\0", "\N{SUPERSCRIPT TWO}", "\u0663", JUST_BEYOND, "9" * 5_000])
@pytest.mark.parametrize("action", ["export_as_csv", "name_owner"])
def test_an_action_on_what_names_no_record_does_nothing(as_editor: Client, key: str, action: str) -> None:
    a_role()
    response = as_editor.post(list_address("role"), {"action": action, "_selected_action": [key]})
    assert response.status_code == 302
    assert response["Location"].endswith(list_address("role"))


@pytest.mark.slow
@pytest.mark.parametrize("key", ["x", "%00", "%C2%B2", "%D9%A3", JUST_BEYOND, "9" * 5_000, "_00", "1_2F1"])
def test_an_address_that_names_no_record_finds_none(as_editor: Client, draft: Edition, key: str) -> None:
    for kind in ("edition", "root", "release", "role", "statement", "linkcheck"):
        assert as_editor.get(f"{list_address(kind)}{key}/change/").status_code in {302, 404}
    edition = reverse("admin:guidance_edition_change", args=[draft.pk]).removesuffix("change/")
    assert as_editor.get(f"{edition}compare/?with={key}").status_code == 404
    assert as_editor.get(f"{edition}revoke/?link={key}").status_code == 404
    assert as_editor.get(f"{edition}restore/?revision={key}").status_code == 200
    assert as_editor.get(f"{reverse('admin:guidance_root_assign')}?root={key}").status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("number", ["99999999", BEYOND_ALL, "9" * 5_000, "x", "\0", ""])
def test_a_form_that_says_it_has_rows_without_number_is_shown_again(as_editor: Client, number: str) -> None:
    address = change_address(make_records(1)["statement"])
    response = as_editor.post(address, typed(as_editor, address, **{"citations-TOTAL_FORMS": number}))
    assert response.status_code == 200
    (rows,) = [each.formset for each in response.context["inline_admin_formsets"]]
    assert len(rows.forms) <= MOST_ROWS


@pytest.mark.slow
def test_a_form_whose_rows_are_not_those_that_it_says_is_to_be_opened_again(as_editor: Client) -> None:
    """Rows that are there already are sent as new ones, which the database refuses."""
    address = change_address(make_records(1)["role"])
    response = as_editor.post(address, typed(as_editor, address, **{"other_names-INITIAL_FORMS": "0"}))
    assert (response.status_code, response.context["title"]) == (400, "Open the form again")
    assert Edition.objects.open().count() == 0


@pytest.mark.slow
@pytest.mark.parametrize("value", [JUST_BEYOND, BEYOND_ALL, f"-{BEYOND_ALL}", "x", "\0", "\u0663"])
def test_a_record_chosen_that_is_not_there_is_refused_in_the_form(as_editor: Client, value: str) -> None:
    records = make_records(1)
    for kind, field in [("section", "clauses"), ("section", "role"), ("statement", "citations-0-id")]:
        address = change_address(records[kind])
        sent = typed(as_editor, address)
        assert field in sent or field == "clauses"
        assert as_editor.post(address, {**sent, field: [value]}).status_code == 200


@pytest.mark.parametrize("named", ["[" * 3_000, '["\0"]', "[9999999999999999999999]", '{"a": 1}', '[["a"], {}]', "[]"])
def test_a_link_to_an_empty_form_that_names_no_record_chooses_none(as_editor: Client, named: str) -> None:
    response = as_editor.get(add_address("statement"), {"section": named, "contract_year": named})
    assert response.status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("names", ["[" * 3_000, '{"a":' * 3_000, '{"guidance.statement": {"1": [1]}}', "[]", "\0"])
def test_rows_that_a_form_says_it_had_are_passed_over_where_they_are_not_ours(
    as_editor: Client, draft: Edition, names: str
) -> None:
    address = reverse("admin:guidance_statement_draft", args=[draft.pk])
    assert as_editor.post(address, typed(as_editor, address, **{"made-rows": names})).status_code in {200, 302}


def test_a_root_list_still_offers_its_dates_and_filters(as_editor: Client, draft: Edition) -> None:
    day = Edition.objects.get(pk=draft.pk).saved_at
    page = as_editor.get(f"{list_address('edition')}?saved_at__year={day.year}&saved_at__month={day.month}")
    assert (page.context["cl"].result_count, ASKED_IN_VAIN in page.content.decode()) == (Edition.objects.count(), False)
    assert Root.objects.exists() and re.search(r"saved_at__day=\d+", page.content.decode())


@pytest.mark.parametrize("term", ["\0", "nurse\0", "x " * 2_000], ids=["null", "null at its end", "many words"])
@pytest.mark.parametrize(
    ("kind", "field"), [("faq", "role"), ("statementcitation", "source"), ("statement", "section")]
)
def test_what_is_typed_into_a_choice_and_cannot_be_looked_up_suggests_nothing(
    as_editor: Client, term: str, kind: str, field: str
) -> None:
    make_records(1)
    asked = {"term": term, "app_label": "guidance", "model_name": kind, "field_name": field}
    response = as_editor.get(reverse("admin:autocomplete"), asked)
    assert (response.status_code, response.json()["results"]) == (200, [])
