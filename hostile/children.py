"""Makes attempts in a process that may crash or hang. Another then carries on from where it ended."""

import faulthandler
import gc
import json
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections

from hostile import attempts
from hostile.judging import Fault
from hostile.site import SiteUnderTest

MOST_MEMORY = 2 * 1024**3  # bytes of address space, which is more than the memory in use
LAST_CPU = 20  # seconds of CPU for one attempt, after which the system ends its process
LAST_WAIT = 90  # seconds of real time, for an attempt that waits without using CPU


@dataclass
class Ended:
    """What is known about an attempt that ended its process."""

    turn: attempts.Turn
    kind: str
    request: str


def run_turns(site: SiteUnderTest, turns: Sequence[attempts.Turn], folder: Path) -> Iterator[attempts.AttemptOutcome]:
    """Every turn's outcome in order. `folder` is for the tracebacks of processes that crash."""
    done = 0
    while done < len(turns):
        traces = folder / f"trace-{done}.txt"
        reading, child = _fork_child(site, turns[done:], traces)
        last = Ended(turns[done], "", "before it asked anything")
        with os.fdopen(reading) as told:
            for line in told:
                news = json.loads(line)
                if "asking" in news:
                    last = Ended(turns[done], news["kind"], news["asking"])
                else:
                    yield attempts.AttemptOutcome.from_json(turns[done], news)
                    done += 1
        _, status = os.waitpid(child, 0)
        if done < len(turns):
            yield _describe_crash(last, status, traces)
            done += 1


def _describe_crash(last: Ended, status: int, traces: Path) -> attempts.AttemptOutcome:
    how = signal.Signals(os.WTERMSIG(status)).name if os.WIFSIGNALED(status) else f"exit {os.WEXITSTATUS(status)}"
    kind = {"SIGPROF": f"over {LAST_CPU} s", "SIGALRM": f"no answer in {LAST_WAIT} s"}.get(how, "crash")
    lines = traces.read_text(errors="replace").splitlines() if traces.exists() else []
    own = next((line.strip() for line in lines if "/guidance/" in line), "")
    place = own.partition("/guidance/")[2].replace('", line ', ":")
    fault = Fault(kind, f"{how} at guidance/{place}" if place else how, lines[:25], last.request)
    return attempts.AttemptOutcome(last.turn, last.kind, 0, [fault], 0, 0, 0, 0)


def _fork_child(site: SiteUnderTest, turns: Sequence[attempts.Turn], traces: Path) -> tuple[int, int]:
    """Returns the end of a pipe from which to read the child's outcomes, and the child's process id."""
    connections.close_all()
    gc.collect()
    gc.freeze()
    sys.stdout.flush()
    reading, writing = os.pipe()
    if child := os.fork():
        os.close(writing)
        return reading, child
    os.close(reading)
    code = 1
    try:
        with os.fdopen(writing, "w", buffering=1) as news, traces.open("w") as trace:
            _limit_resources(trace)
            _make_attempts(site, turns, lambda one: news.write(json.dumps(one) + "\n"))
        code = 0
    finally:
        os._exit(code)


def _limit_resources(trace: Any) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.dup2(trace.fileno(), 2)
    faulthandler.enable(trace)
    for ending in (signal.SIGPROF, signal.SIGALRM):
        faulthandler.register(ending, trace, all_threads=False, chain=True)


def _make_attempts(
    site: SiteUnderTest, turns: Sequence[attempts.Turn], tell: Callable[[dict[str, Any]], object]
) -> None:
    for turn in turns:
        signal.setitimer(signal.ITIMER_PROF, LAST_CPU)
        signal.alarm(LAST_WAIT)
        outcome = attempts.make_attempt(site, turn, lambda kind, request: tell({"asking": request, "kind": kind}))
        tell(outcome.as_json())
