"""What is wrong with a request to the API."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass

LONGEST_ECHO = 40


@dataclass(frozen=True, slots=True)
class QueryProblem:
    problem: str
    parameter: str | None = None
    allowed: tuple[str, ...] | None = None

    def as_json(self) -> dict[str, object]:
        return asdict(self)


class RefusedQueryError(Exception):
    """A request that cannot be answered. `status` is the HTTP status of the response."""

    def __init__(self, status: int, problems: Iterable[QueryProblem]) -> None:
        super().__init__(status)
        self.status = status
        self.problems = tuple(problems)


def shorten_typed(typed: str) -> str:
    """What was typed, cut short and without unprintable characters."""
    return "".join(letter for letter in typed if letter.isprintable())[:LONGEST_ECHO]
