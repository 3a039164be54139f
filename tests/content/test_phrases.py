"""What readers are told is missing, in words that they would say."""

import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.phrases import find_refused
from guidance.content.problems import Problem
from tests import factories

pytestmark = pytest.mark.django_db


def problems() -> list[Problem]:
    return list(find_refused(Content()))


@pytest.mark.parametrize(
    "said", ["Its date is not held.", "Not held.", "The points are not\nyet held here.", "It isn't held."]
)
def test_a_text_that_says_that_something_is_not_held_is_refused_with_better_words(said: str) -> None:
    factories.a_statement(factories.a_section(factories.a_role()), body=said)
    [problem] = problems()
    assert problem.field == "body"
    assert "'We have not found this'" in str(problem)
    assert not problem.is_warning


def test_a_heading_a_term_and_a_note_are_looked_at_too() -> None:
    factories.a_statement(factories.a_section(factories.a_role()), heading="Papers named but not held")
    factories.a_source(note="Its date is not held.")
    assert {problem.field for problem in problems()} == {"heading", "note"}


def test_official_words_stay_as_they_are_and_other_sentences_pass() -> None:
    clause = factories.a_clause(
        factories.an_instrument(factories.a_year()), "B14", wording="The meeting was not held.", plain_english="So."
    )
    assert clause.wording
    factories.a_statement(
        factories.a_section(factories.a_role()), body="We have not found this. Meetings are held weekly."
    )
    assert problems() == []
