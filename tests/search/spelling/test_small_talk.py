"""What people say round a question is not what they ask."""

import pytest

from tests.search.small import read


@pytest.mark.parametrize(
    "typed",
    [
        "what on earth is the rota",
        "what is the rota in plain English",
        "can someone explain the rota",
        "wht is the rota plz",
    ],
)
def test_what_is_said_round_a_question_is_not_looked_for(typed: str) -> None:
    assert [concept.options[0].stems for concept in read(typed).concepts] == [("rota",)]


@pytest.mark.parametrize("typed", ["in practice", "asap"])
def test_a_question_of_nothing_else_stays_as_it_is(typed: str) -> None:
    assert read(typed).keys
