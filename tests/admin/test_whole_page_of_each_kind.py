"""The editor of a role's own page, of terms of the glossary, and of a job description."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from guidance import models
from guidance.publishing.permissions import EDITOR
from tests.admin.drafted import drafts
from tests.admin.people import a_person, signed_in
from tests.admin.whole_pages import code_of, editor_address, fill, held, open_form, press
from tests.factories import (
    a_criterion,
    a_duty,
    a_fact,
    a_job_description,
    a_role,
    a_role_aspect,
    a_section,
    a_section_of_job_descriptions,
    a_source,
    a_term,
    a_year,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_writer(db: None) -> Client:
    return signed_in(a_person(EDITOR))


def titles(client: Client, address: str) -> list[str]:
    return [part.title for part in client.get(address).context["parts"]]


def test_a_role_is_edited_with_its_other_names_and_the_answers_of_the_year(as_writer: Client) -> None:
    role, year, source = a_role(slug="nurse", name="nurse"), a_year(), a_source()
    a_section(role, "training")
    fact = a_fact(role, year, slug="pays", answer="Half.")
    address = editor_address(role)
    assert titles(as_writer, address) == ["Nurse", str(fact)]
    sent = fill(open_form(as_writer, address), role, summary="Somebody who helps.")
    names = f"{code_of(role)}-other_names"
    sent |= {f"{names}-0-name": "helper", f"{names}-0-kind": "former", f"{names}-0-source": source.pk}
    sent |= {f"{names}-0-locator": "page 1"}
    as_writer.post(address, fill(sent, fact, answer="A third."))
    of_role, of_fact = sorted(drafts(), key=lambda draft: draft.pk)
    assert held(of_role)["summary"] == "Somebody who helps."
    assert of_role.snapshot[1]["fields"]["name"] == "helper"
    assert held(of_fact)["answer"] == "A third."
    assert of_role.release == of_fact.release


def test_answers_of_one_subject_are_told_apart(as_writer: Client) -> None:
    role, year = a_role(), a_year()
    first, second = (a_fact(role, year, slug=slug) for slug in ("one", "two"))
    assert str(first) == str(second)
    assert titles(as_writer, editor_address(role))[1:] == [f"{first} (1 of 2)", f"{second} (2 of 2)"]


def test_another_name_is_added_and_no_row_elsewhere_in_the_part(as_writer: Client) -> None:
    role = a_role()
    a_role_aspect(role)
    address, code = editor_address(role), code_of(role)
    sent = open_form(as_writer, address)
    assert (sent[f"{code}-aspects-TOTAL_FORMS"], sent[f"{code}-bands-TOTAL_FORMS"]) == (1, 1)
    sent = press(as_writer, address, sent, f"row {code}-aspects")
    assert (sent[f"{code}-aspects-TOTAL_FORMS"], sent[f"{code}-bands-TOTAL_FORMS"]) == ("2", "1")


def test_a_term_of_the_glossary_is_edited_from_its_place(as_writer: Client) -> None:
    term = a_term("ICB", "integrated care board")
    a_term("PCN", "primary care network")
    page = as_writer.get("/glossary/")
    assertNotContains(page, "Edit this page")
    assertContains(page, '<a href="/admin/">Content admin</a>')
    address = f"{reverse('edit-page')}?{urlencode({'of': f'/glossary/#{term.slug}'}, safe='/')}"
    assertContains(page, f'href="{address}"')
    assert titles(as_writer, address) == ["integrated care board (ICB)"]
    as_writer.post(address, fill(open_form(as_writer, address), term, definition="It plans care."))
    (draft,) = drafts()
    assert held(draft)["definition"] == "It plans care."
    assert str(draft.release) == "Edit: integrated care board (ICB)"
    assertContains(as_writer.get(address.replace("/page/", "/page/preview/", 1)), "It plans care.")


def test_the_terms_that_the_glossary_is_narrowed_to_are_edited_together(as_writer: Client) -> None:
    for short, term in (("ICB", "integrated care board"), ("ICS", "integrated care system"), ("PCN", "network")):
        a_term(short, term)
    page = as_writer.get("/glossary/?term=integrated")
    assertContains(page, "Edit this page")
    address = f"{reverse('edit-page')}?of=/glossary/%3Fterm%3Dintegrated"
    assert titles(as_writer, address) == ["integrated care board (ICB)", "integrated care system (ICS)"]


@pytest.mark.parametrize("of", ["/glossary/", "/glossary/#nothing", "/glossary/?term=nothing"])
def test_a_glossary_without_a_term_to_edit_is_no_form(as_writer: Client, of: str) -> None:
    a_term("ICB", "integrated care board")
    assert as_writer.get(reverse("edit-page"), {"of": of}).status_code == 404


def test_readers_see_no_link_to_edit_a_term(client: Client) -> None:
    a_term("ICB", "integrated care board")
    assertNotContains(client.get("/glossary/"), "/admin/")


def test_a_job_description_is_edited_with_its_duties_criteria_and_sections(as_writer: Client) -> None:
    template = a_job_description(a_role())
    first, second = (a_duty(template, text=text, order=order) for order, text in enumerate(("Assess.", "Refer.")))
    a_criterion(template, text="A degree.")
    a_section_of_job_descriptions(template, heading="About us")
    address = editor_address(template)
    assertContains(as_writer.get(template.get_absolute_url()), "Edit this page")
    assert titles(as_writer, address) == [template.title, "Assess.", "Refer.", "A degree.", "About us"]
    sent = fill(open_form(as_writer, address), template, purpose="To help.")
    sent = press(as_writer, address, sent, f"up {code_of(second)}")
    sent = press(as_writer, address, sent, "add duties")
    sent = fill(sent, "n1", group="Clinical", text="Plan care with people.", source=first.source_id, locator="page 2")
    as_writer.post(address, sent)
    assert titles(as_writer, address) == [
        template.title,
        "Refer.",
        "Assess.",
        "Plan care with people.",
        "A degree.",
        "About us",
    ]
    assert {draft.title for draft in drafts()} >= {template.title, "Plan care with people."}
    assert held(next(draft for draft in drafts() if draft.title.startswith("Plan")))["slug"] == "plan-care-with-people"
    assert models.Duty.objects.count() == 2


def test_a_duty_is_removed_by_a_draft(as_writer: Client) -> None:
    template = a_job_description(a_role())
    duty = a_duty(template)
    address = editor_address(template)
    as_writer.post(address, press(as_writer, address, open_form(as_writer, address), f"remove {code_of(duty)}"))
    (draft,) = drafts()
    assert draft.withdraws
    assert draft.root == models.Root.objects.get(model="guidance.duty")
