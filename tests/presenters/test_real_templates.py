"""The templates of the portal, as the form and the checks meet them."""

import pytest

from guidance.models import ContentVersion, Criterion, InterviewQuestion
from guidance.pages.interview_questions.interview_questions_page import interview_questions_page, pack_rows
from guidance.presenters.prose import Prose
from guidance.presenters.template_rows import template_facts, templates_with_lines
from guidance.rules.recruitment.document_checks import list_advice
from guidance.rules.recruitment.tailoring import Tailoring
from guidance.rules.recruitment.templates import TemplateFacts
from guidance.rules.recruitment.wording import find_discriminatory, find_evaluation_language, find_vague
from tests.real_content import load_real_content

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def templates() -> list[TemplateFacts]:
    load_real_content()
    return [template_facts(template) for template in templates_with_lines()]


def test_a_template_taken_as_it_is_with_its_people_named_needs_no_advice(templates: list[TemplateFacts]) -> None:
    people = {"line_manager": "Team manager", "clinical_supervisor": "Lead nurse"}
    advice = {
        template.slug: [
            piece.text for piece in list_advice(template, Tailoring(template.slug, band=template.band, **people))
        ]
        for template in templates
    }
    assert advice == {template.slug: [] for template in templates}
    assert len(advice) >= 8


def test_a_template_keeps_to_the_wording_that_it_advises(templates: list[TemplateFacts]) -> None:
    lines = [line.text for template in templates for line in (*template.duties, *template.criteria)]
    assert [
        (found.words, found.text)
        for look in (find_discriminatory, find_vague, find_evaluation_language)
        for found in look(lines)
    ] == []


def test_a_template_on_agenda_for_change_has_its_band_among_the_roles_and_pay_to_show(
    templates: list[TemplateFacts],
) -> None:
    on_the_scale = [template for template in templates if template.band]
    assert all(template.band in template.bands for template in on_the_scale)
    assert all(template.pay_of(template.band, "2026-27") for template in on_the_scale)


def test_the_questions_held_test_every_essential_criterion_of_every_template(templates: list[TemplateFacts]) -> None:
    assert InterviewQuestion.objects.filter(criteria__isnull=False).exists()
    prose = Prose.for_version(ContentVersion.current())
    untested = {
        template.slug: interview_questions_page(pack_rows(template.role, template.slug, None), prose).untested
        for template in templates_with_lines()
    }
    assert untested == {template.slug: [] for template in templates}
    assert Criterion.objects.filter(weight="essential").count() > 50
