"""What the form says at once of a path, of too many choices, and what it fills in by itself."""

import pytest
from django.test import Client
from playwright.sync_api import expect
from pytest_django.asserts import assertContains

from guidance.admin.default_slugs import make_slug
from guidance.models import AgreementPoint, BestAnswer, Duty, HomeQuestion, SubjectNotCovered, Synonym, YearFact
from guidance.models.address_parts import KebabField
from tests.admin.drafted import drafted
from tests.admin.forms import KINDS, add_address, change_address, errors_of, typed
from tests.admin.watched import Watched
from tests.factories import (
    a_best_answer,
    a_duty,
    a_faq,
    a_home_question,
    a_job_description,
    a_role,
    a_subject_not_covered,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/nowhere/", "/costs?x=1", "/glossary/#nothing"])
@pytest.mark.parametrize("kind", [BestAnswer, HomeQuestion])
def test_a_path_that_leads_to_no_page_is_refused_beside_its_field(as_editor: Client, kind: type, path: str) -> None:
    record = a_best_answer("who pays") if kind is BestAnswer else a_home_question(a_role())
    errors = errors_of(as_editor, change_address(record), path=path)
    assert list(errors) == ["path"]
    assert f"The link {path} does not lead to a p" in errors["path"][0]
    assert errors_of(as_editor, change_address(record), path="/glossary/") == {}


def test_whoever_chose_two_pages_is_told_to_choose_one(as_editor: Client) -> None:
    role = a_role()
    faq = a_faq(role)
    both = {"path": "", "faq": str(faq.pk), "role": str(role.pk)}
    errors = errors_of(as_editor, change_address(a_best_answer("who pays")), **both)
    assert "Choose only one" in errors["path"][0]
    none = errors_of(as_editor, change_address(a_best_answer("who employs")), path="")
    assert "one of the four" in none["path"][0]


def test_whoever_gave_a_home_question_two_answers_is_told_to_choose_one(as_editor: Client) -> None:
    errors = errors_of(as_editor, change_address(a_home_question(a_role())), subject="funding", text="Words.")
    assert "Choose only one" in errors["subject"][0]


def test_a_slug_left_out_is_made_of_the_first_way_of_asking(as_editor: Client) -> None:
    sent = typed(as_editor, add_address("bestanswer"), slug="", asked="Who pays for it?\nfunding", path="/roles/")
    as_editor.post(add_address("bestanswer"), sent)
    assert drafted()["slug"] == "who-pays-for-it"


def test_a_slug_left_out_of_any_record_is_made_of_what_names_it(as_editor: Client) -> None:
    sent = typed(as_editor, add_address("synonym"), slug="", words="pay\nwages")
    as_editor.post(add_address("synonym"), sent)
    assert drafted()["slug"] == "pay"


def test_a_new_subject_comes_after_the_others(as_editor: Client) -> None:
    a_subject_not_covered()
    SubjectNotCovered.objects.update(order=7)
    assertContains(as_editor.get(add_address("subjectnotcovered")), 'name="order" value="8"')


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_with_a_slug_proposes_one_as_its_title_is_typed(as_editor: Client, kind: str) -> None:
    form = as_editor.get(add_address(kind)).context["adminform"]
    if isinstance(form.form.instance._meta.get_field("slug") if "slug" in form.form.fields else None, KebabField):
        (proposed,) = form.prepopulated_fields
        assert (proposed["field"].name, len(proposed["dependencies"])) == ("slug", 1)


@pytest.mark.parametrize(
    ("kind", "typed_in", "slug"),
    [
        (Duty, {"group": "Care", "text": f"Plans care with {'many ' * 20}people."}, f"plans-care-with{'-many' * 9}"),
        (AgreementPoint, {"label": "ours", "text": "Who employs?"}, "who-employs"),
        (YearFact, {"subject": "funding", "label": "ours", "answer": "Half."}, "funding"),
        (Synonym, {"words": "\n pay \nwages"}, "pay"),
        (Duty, {"group": "Care", "text": ""}, ""),
    ],
)
def test_a_slug_has_whole_words_of_what_the_record_is_called(kind: type, typed_in: dict[str, str], slug: str) -> None:
    assert make_slug(kind, typed_in, 60) == slug


def test_a_duty_shows_its_text_in_its_list(as_editor: Client) -> None:
    duty = a_duty(a_job_description(a_role()), text="Plans care with people.")
    assertContains(as_editor.get("/admin/guidance/duty/"), f'href="{change_address(duty)}">Plans care with people.</a>')


def test_a_slug_is_proposed_while_it_is_typed_and_can_be_changed(signed_in: Watched) -> None:
    signed_in.open(add_address("duty"))
    text, slug = signed_in.page.locator("#id_text"), signed_in.page.get_by_label("Slug")
    text.press_sequentially("Plans care")
    expect(slug).to_have_value("plans-care")
    slug.fill("plans")
    text.press_sequentially(" daily")
    expect(slug).to_have_value("plans")
    signed_in.check()
