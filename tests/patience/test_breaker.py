"""After a silence one request a second asks, and the others do not wait."""

import pytest

from guidance.patience import breaker as module
from guidance.patience.breaker import Breaker


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    return now


def test_everybody_asks_while_there_are_answers(clock: list[float]) -> None:
    breaker = Breaker()
    assert [breaker.admits() for _ in range(3)] == [True] * 3


def test_after_a_silence_nobody_asks_for_a_second_and_then_one_does_at_a_time(clock: list[float]) -> None:
    breaker = Breaker()
    breaker.kept_silent()
    assert not breaker.admits()
    clock[0] += 1
    assert [breaker.admits() for _ in range(3)] == [True, False, False]
    clock[0] += 1
    assert [breaker.admits() for _ in range(3)] == [True, False, False]


def test_the_first_answer_lets_everybody_ask_again(clock: list[float]) -> None:
    breaker = Breaker()
    breaker.kept_silent()
    breaker.answered()
    assert breaker.answers
    assert [breaker.admits() for _ in range(3)] == [True] * 3
