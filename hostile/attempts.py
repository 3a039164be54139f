"""One attempt by its number: what it does follows from the seed and the number alone."""

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
from hostile.site import Site

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
class Outcome:
    """`cpu` is what the slowest of its requests took and `spent` what all of it did, in seconds. `peak` is the memory
    of the process so far and `grown` by how much that rose, in MB."""

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
    def read(cls, turn: Turn, held: dict[str, Any]) -> Self:
        return cls(turn, **{**held, "faults": [Fault(**fault) for fault in held["faults"]]})


def attempt(site: Site, turn: Turn, tell: Callable[[str, str], object] = lambda *_: None) -> Outcome:
    """Starts from the same site as every other."""
    outcome, _ = replay(site, turn, tell)
    return outcome


def replay(
    site: Site, turn: Turn, tell: Callable[[str, str], object] = lambda *_: None
) -> tuple[Outcome, visits.Visit]:
    rng = Random(f"{turn.seed} {turn}")
    kind, make = mix.chosen(rng, mix.REQUESTS if turn.what == REQUEST else mix.FILES)
    visit = visits.Visit(site, told=lambda request: tell(kind, request))
    before, started = _peak(), time.process_time()
    with visits.rolled_back():
        visit.sign_in("")
        try:
            make(rng, visit)
            _commit(visit)
        except Exception as error:
            visit.faults.append(Fault("our own", repr(error)[:200], traceback.format_exc().splitlines()[-12:]))
    if any(request.method == "POST" for request, _ in visit.asked):
        cache.clear()  # which counts how often somebody asked for a password, and is not rolled back
    slowest = max((answer.cpu for _, answer in visit.asked), default=0)
    status = visit.hostile.status if visit.hostile else 0
    peak, spent = _peak(), time.process_time() - started
    return Outcome(turn, kind, status, visit.faults, slowest, spent, peak, peak - before), visit


def _commit(visit: visits.Visit) -> None:
    """Whether the database would have taken what is rolled back: it checks some of it at the end alone."""
    if any(request.method not in {"GET", "HEAD"} for request, _ in visit.asked) and not visit.faults:
        try:
            connection.check_constraints()
        except DatabaseError as error:
            visit.faults.append(Fault("not committed", str(error)[:200]))


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
