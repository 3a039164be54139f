"""Whether a question sounds like ours or like others', by its words."""

from collections.abc import Iterable

import pytest

from guidance.search.left_to_others.odds import Odds
from tests.search.small import LEXICON, read


def weigh(typed: str, ours: Iterable[str], others: Iterable[str]) -> float:
    odds = Odds(LEXICON)
    odds.add_ours(ours)
    odds.add_others(others)
    question = read(typed)
    return odds.weigh(question.keys, question.named.year)


OURS = ["who keeps the rota", "rota of the team", "duties of an MHP", "funding in 2021/22"]
OTHERS = ["rent of a room", "who pays the rent", "a room for the team"]


@pytest.mark.parametrize("typed", ["room", "rent a room", "my rent"])
def test_words_that_only_others_are_asked_in_speak_for_others(typed: str) -> None:
    assert weigh(typed, OURS, OTHERS) > 0


@pytest.mark.parametrize("typed", ["rota", "who keeps the keys", "a social worker", "in 2023/24"])
def test_our_words_any_role_and_any_contract_year_speak_for_us(typed: str) -> None:
    assert weigh(typed, OURS, OTHERS) < 0


def test_words_that_neither_has_say_nothing() -> None:
    assert weigh("xyzzy", OURS, OTHERS) == 0.0


def test_neighbours_count_besides_their_words() -> None:
    assert weigh("room rent", OURS, OTHERS) != weigh("rent of a room", OURS, OTHERS)


def test_where_nothing_is_left_to_others_nothing_speaks_for_them() -> None:
    assert weigh("rent a room", OURS, []) == 0.0
