"""Which pages and documents a draft would change."""

import pytest

from guidance.models import Section
from guidance.publishing.reviewing.impact import AffectedOutput, measure_impact
from tests import factories
from tests.publishing.desk import a_draft

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def section() -> Section:
    return factories.a_section(factories.a_role(slug="nurse", name="nurse"), "funding", answer="Half is paid.")


def test_the_pages_that_would_say_something_else_are_named_and_no_others(section: Section) -> None:
    factories.a_section(section.role, "banding")
    found = measure_impact(a_draft(section, answer="All is paid."))
    changed = {reached.address for reached in found.pages if reached.how == "changed"}
    assert "/roles/nurse/funding/" in changed
    assert "/roles/nurse/whole-guide/" in changed
    assert "/roles/nurse/banding/" not in changed
    assert found.documents == []
    [page] = [reached for reached in found.pages if reached.address == "/roles/nurse/funding/"]
    assert "Nurse" in page.title
    assert "<" not in page.title


def test_a_page_that_moves_is_gone_from_where_it_was(section: Section) -> None:
    found = {reached.address: reached.how for reached in measure_impact(a_draft(section.role, slug="doctor")).pages}
    assert (found["/roles/nurse/"], found["/roles/doctor/"]) == ("gone", "new")


def test_documents_that_would_say_something_else_are_named(section: Section) -> None:
    template = factories.a_job_description(section.role, slug="template", title="Nurse")
    duty = factories.a_duty(template)
    question = factories.an_interview_question(section.role)
    assert measure_impact(a_draft(duty, text="Something else.")).documents == [AffectedOutput("Nurse", "", "changed")]
    assert measure_impact(a_draft(question, question="Why?")).documents == [
        AffectedOutput("Interview pack: Nurse", "", "changed")
    ]
