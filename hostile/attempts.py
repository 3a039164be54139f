"""One attempt by its number: the seed and the number decide everything that it does."""

import resource
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from random import Random
from typing import Any, Self

from django.core.cache import cache
from django.db import DatabaseError, connection

from hostile import mix, visits
from hostile.judging import Fault
from hostile.site import SiteUnderTest

REQUEST, FILE = "request", "file"


@dataclass(frozen=True)
class Turn:
    """`what` is 'request' or 'file'."""

    seed: int
    what: str
    number: int

    def __str__(self) -> str:
        return f"{self.what}-{self.number}"


@dataclass
class AttemptOutcome:
    """The result of an attempt.

    `cpu` is the time of its slowest request and `spent` that of the whole attempt, in seconds of CPU. `peak` is the
    process's peak memory so far and `grown` how much the attempt raised it, in MB.
    """

    turn: Turn
    kind: str
    status: int
    faults: list[Fault]
    cpu: float
    spent: float
    peak: int
    grown: int

    def as_json(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if name != "turn"}

    @classmethod
    def from_json(cls, turn: Turn, held: dict[str, Any]) -> Self:
        return cls(turn, **{**held, "faults": [Fault(**fault) for fault in held["faults"]]})


def make_attempt(
    site: SiteUnderTest, turn: Turn, tell: Callable[[str, str], object] = lambda *_: None
) -> AttemptOutcome:
    """Makes an attempt. Each starts from the same state of the site."""
    outcome, _ = replay_attempt(site, turn, tell)
    return outcome


def replay_attempt(
    site: SiteUnderTest, turn: Turn, tell: Callable[[str, str], object] = lambda *_: None
) -> tuple[AttemptOutcome, visits.Visit]:
    rng = Random(f"{turn.seed} {turn}")
    kind, make = mix.choose_attempt(rng, mix.REQUESTS if turn.what == REQUEST else mix.FILES)
    visit = visits.Visit(site, told=lambda request: tell(kind, request))
    before, started = _get_peak_memory(), time.process_time()
    with visits.rolled_back():
        visit.sign_in("")
        try:
            make(rng, visit)
            _check_commit(visit)
        except Exception as error:
            visit.faults.append(Fault("our own", repr(error)[:200], traceback.format_exc().splitlines()[-12:]))
    if any(request.method == "POST" for request, _ in visit.asked):
        cache.clear()  # it counts requests for a new password, and is not rolled back
    slowest = max((answer.cpu for _, answer in visit.asked), default=0)
    status = visit.hostile.status if visit.hostile else 0
    peak, spent = _get_peak_memory(), time.process_time() - started
    return AttemptOutcome(turn, kind, status, visit.faults, slowest, spent, peak, peak - before), visit


def _check_commit(visit: visits.Visit) -> None:
    """Checks that the database would have accepted what is rolled back: some constraints are checked only at commit."""
    if any(request.method not in {"GET", "HEAD"} for request, _ in visit.asked) and not visit.faults:
        try:
            connection.check_constraints()
        except DatabaseError as error:
            visit.faults.append(Fault("not committed", str(error)[:200]))


def _get_peak_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
