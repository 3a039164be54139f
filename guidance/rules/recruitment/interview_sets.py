"""Which questions an interview has if nobody chooses, how long each takes and who asks it.

Eight fit into an hour. The few that together test most come first, so that each essential criterion is tested.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

QUESTIONS = 8
TO_ANSWER, TO_OPEN, TO_CLOSE = 6, 5, 7  # minutes
PANEL = ("Chair", "Second member", "Third member")  # NHS employers' guides ask for two or more, and advise three

_IN_WORDS = {"five": 5, "ten": 10, "fifteen": 15, "twenty": 20}
_WRITING = re.compile(rf"\bin ({'|'.join(_IN_WORDS)}) minutes\b")


@dataclass(frozen=True, slots=True)
class InterviewPart:
    """A part of the interview."""

    what: str
    minutes: int
    who: str


def choose_questions(tests: Mapping[str, Set[str]], needed: Set[str], most: int = QUESTIONS) -> list[str]:
    """`tests` has what each question tests, in the order of the list, and `needed` is what has to be tested.

    The question that tests most of what is still untested is taken, again and again; then the first of the others.
    """
    chosen: list[str] = []
    untested = set(needed)
    while untested and len(chosen) < most:
        best = max(tests, key=lambda name: len(tests[name] & untested), default="")
        if not best or not tests[best] & untested:
            break
        chosen.append(best)
        untested -= tests[best]
    others = [name for name in tests if name not in chosen]
    chosen += others[: max(0, most - len(chosen))]
    return [name for name in tests if name in chosen]


def plan_interview(questions: Sequence[tuple[str, str]]) -> Iterator[InterviewPart]:
    """`questions` are what each is called and its text. Each member of the panel asks some that follow each other."""
    yield InterviewPart("Welcome, introductions and how the interview will run", TO_OPEN, PANEL[0])
    share = -(-len(questions) // len(PANEL))
    for place, (called, text) in enumerate(questions):
        yield InterviewPart(called, _count_minutes(text), PANEL[place // share])
    yield InterviewPart("The candidate's questions, and what happens next", TO_CLOSE, PANEL[0])


def _count_minutes(text: str) -> int:
    """With the time to write, where the question asks for that."""
    found = _WRITING.search(text)
    return TO_ANSWER + (_IN_WORDS[found[1]] if found else 0)
