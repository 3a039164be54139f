"""Answers to the guided form that cannot both be true of one post."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidance.rules.choosing.suitability.weighing import SuitabilityQuestion


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers, each to its own question, and why they do not go together."""

    first: tuple[SuitabilityQuestion, str]
    second: tuple[SuitabilityQuestion, str]
    why: str


AGE, POST = SuitabilityQuestion.AGE, SuitabilityQuestion.POST
_OF_THE_ADULT_POST = "The adult post is for adults and older adults."
_OF_THE_CHILDRENS_POST = "The children and young people's post is a separate post, beside the adult one."
CONTRADICTIONS = (
    Contradiction((AGE, "children"), (POST, "adult"), _OF_THE_ADULT_POST),
    Contradiction((AGE, "adults"), (POST, "children"), _OF_THE_CHILDRENS_POST),
    Contradiction((AGE, "older-adults"), (POST, "children"), _OF_THE_CHILDRENS_POST),
)


def find_contradictions(answers: Mapping[SuitabilityQuestion, str]) -> Iterator[Contradiction]:
    for one in CONTRADICTIONS:
        if all(answers.get(question) == answer for question, answer in (one.first, one.second)):
            yield one


def leave_out(
    answers: Mapping[SuitabilityQuestion, str], found: tuple[Contradiction, ...]
) -> dict[SuitabilityQuestion, str]:
    """The answers that contradict no other: the rest is answered by these."""
    doubtful = {question for one in found for question, _ in (one.first, one.second)}
    return {question: answer for question, answer in answers.items() if question not in doubtful}
