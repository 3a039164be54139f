"""What must be true of every message to a person, whatever they sent."""

from collections.abc import Sequence

LONGEST = 2_000  # characters: enough for the names of all models, or a shortened value, and a remedy
MOST = 500


def check_messages(problems: Sequence[object]) -> None:
    said = [str(problem) for problem in problems]
    assert len(said) <= MOST, f"{len(said)} messages"
    assert max(map(len, said), default=0) <= LONGEST, max(said, key=len)[:LONGEST]
    for each in said:
        each.encode()
