"""A topic has one answer: that of the years, or its section's own."""

import pytest

from guidance.content.checks.answers import (
    find_doubled_or_missing,
    find_sharing_a_place,
    find_showing_nothing,
    find_unsupported,
)
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.models import Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def role() -> Role:
    return factories.a_role(slug="practitioner")


def wrong(problems: list[Problem]) -> list[str]:
    return [problem.wrong for problem in problems]


@pytest.mark.parametrize(
    ("topic", "answer", "subject", "said"),
    [
        ("supervision", "", "supervision", []),
        ("supervision", "Monthly.", "bands", []),
        ("benefits", "Many.", "supervision", []),
        ("supervision", "", "bands", ["It has no answer."]),
        ("benefits", "", "supervision", ["It has no answer."]),
        (
            "funding",
            "Half.",
            "funding",
            ["The role's facts of a year answer it ('Who pays'), and it has an answer of its own."],
        ),
        ("funding", "Half.", "entitlement", []),
    ],
    ids=["the years'", "its own", "no years' topic", "neither", "neither, no years' topic", "both", "not the main one"],
)
def test_a_topic_with_two_answers_or_none_is_named(
    role: Role, topic: str, answer: str, subject: str, said: list[str]
) -> None:
    factories.a_section(role, topic, answer=answer)
    factories.a_fact(role, factories.a_year("2021-22"), subject=subject)
    found = list(find_doubled_or_missing(Content()))
    assert wrong(found) == said
    assert {problem.field for problem in found} <= {"answer"}


def test_the_facts_of_another_role_answer_for_that_role_alone(role: Role) -> None:
    factories.a_section(role, "supervision", answer="")
    factories.a_fact(factories.a_role(), factories.a_year(), subject="supervision")
    assert wrong(list(find_doubled_or_missing(Content()))) == ["It has no answer."]


def test_facts_of_two_roles_that_would_share_a_place_on_their_years_page_are_named(role: Role) -> None:
    year, other = factories.a_year("2021-22"), factories.a_role()
    factories.a_fact(role, year, slug="funding")
    factories.a_fact(other, factories.a_year("2022-23"), slug="funding")
    assert list(find_sharing_a_place(Content())) == []
    factories.a_fact(other, year, slug="funding")
    assert wrong(list(find_sharing_a_place(Content()))) == [
        "Another role has a fact called 'funding' on the page of this year."
    ]


@pytest.mark.parametrize(
    ("topic", "answer", "subject", "named"),
    [("benefits", "Many.", "bands", False), ("funding", "", "funding", False), ("funding", "", "bands", True)],
    ids=["its words", "a year", "nothing"],
)
def test_a_step_whose_page_has_no_answer_is_named(
    role: Role, topic: str, answer: str, subject: str, named: bool
) -> None:
    factories.a_hiring_step(role, section=factories.a_section(role, topic, answer=answer))
    factories.a_fact(role, factories.a_year("2021-22"), subject=subject)
    found = list(find_showing_nothing(Content()))
    assert [problem.field for problem in found] == (["section"] if named else [])


def test_a_line_of_the_home_page_that_no_year_answers_is_named(role: Role) -> None:
    factories.a_home_question(role, subject="bands")
    factories.a_home_question(role, subject="funding")
    factories.a_home_question(role)
    factories.a_fact(role, factories.a_year("2021-22"), subject="funding")
    factories.a_fact(factories.a_role(), factories.a_year("2021-22"), subject="bands")
    wrong_of_it = "It shows nothing: no year has an answer on 'Bands and registration' for practitioner."
    assert wrong(list(find_showing_nothing(Content()))) == [wrong_of_it]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"label": "reported"}, "Its own words have no source."),
        ({"label": "ours"}, "It is our reading, and does not say how we worked it out."),
        ({"label": "ours", "reasoning": "We looked."}, ""),
    ],
    ids=["no source", "no reasoning", "reasoned"],
)
def test_a_steps_own_words_have_a_source_or_a_reason(role: Role, fields: dict[str, str], said: str) -> None:
    step = factories.a_hiring_step(role, **fields)
    assert wrong(list(find_unsupported(Content()))) == ([said] if fields["label"] == "ours" and said else [])
    step.citations.all().delete()
    assert wrong(list(find_unsupported(Content()))) == ([said] if said else [])
