"""Every answer has a label, and a topic's own answer has one to three sources unless it is our reading."""

import pytest

from guidance.content.checks.answers import find_unlabelled
from guidance.content.checks.content import Content
from guidance.models import FAQ, Role, Section
from tests import factories

pytestmark = pytest.mark.django_db

NO_LABEL = ("Its answer has no label.", "label")
NO_SOURCE = ("Its answer has no source of its own.", "")


@pytest.fixture
def role() -> Role:
    return factories.a_role(slug="practitioner")


def found() -> list[tuple[str, str]]:
    return [(problem.wrong, problem.field) for problem in find_unlabelled(Content())]


@pytest.mark.parametrize(
    ("label", "sources", "said"),
    [
        ("official", 1, []),
        ("official", 3, []),
        ("ours", 0, []),
        ("ours", 1, []),
        ("", 1, [NO_LABEL]),
        ("", 0, [NO_LABEL, NO_SOURCE]),
        ("official", 0, [NO_SOURCE]),
        ("ours", 4, [("Its answer has 4 sources of its own.", "")]),
    ],
)
def test_a_topics_own_answer_is_asked_for_what_it_lacks(
    role: Role, label: str, sources: int, said: list[tuple[str, str]]
) -> None:
    section = factories.a_section(role, label=label)
    if sources:
        factories.an_answer_cited(section, *(factories.a_source() for _ in range(sources)))
    assert found() == said


def test_a_topic_that_the_years_answer_is_asked_for_nothing(role: Role) -> None:
    factories.a_section(role, "supervision", answer="")
    both = factories.a_section(role, "funding", answer="Half.", label="")
    assert found() == [NO_LABEL, NO_SOURCE]
    factories.a_fact(role, factories.a_year(), subject="funding")
    assert found() == []
    Section.objects.filter(pk=both.pk).update(answer="")
    assert found() == []


def test_an_faq_and_the_answer_of_a_year_are_asked_for_a_label(role: Role) -> None:
    factories.a_faq(role)
    factories.a_fact(role, factories.a_year(), answer="Half.", label="reported")
    factories.a_fact(role, factories.a_year(), answer="")
    assert found() == []
    FAQ.objects.update(label="")
    factories.a_fact(role, factories.a_year(), answer="A quarter.", label="")
    assert found() == [NO_LABEL, NO_LABEL]
