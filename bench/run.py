"""`make bench`: what a role page and a search cost, beside a bare Django view that returns the same bytes, in one run.

The same bytes means headers and all: what the portal says to a browser is not overhead. 'uncached' has every cache of
pages off, and 'finished' the one of pages as they were sent. With the content as it is, and with ten times as much.

All are served by gunicorn with the portal's own settings and one worker. They are measured in many short turns,
so that whatever else the machine does falls on all alike, and each round's ratio is taken. The middle one is shown. A
target is missed if three rounds in four missed it, so that noise alone does not decide.
"""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copies_database import database_of_copies
from load import Connection, keep_to_own_processor, throughput

PAGE = os.environ.get("BENCH_PAGE", "/roles/mental-health-practitioner/")
SEARCH = "/search/?q=supervision"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "9"))
SECONDS = 1
BARE = "bare view"
TARGETS = {"cached": 0.85, "304": 0.93, "uncached": 0.15, "finished": 0.4, "search": 0.1}
AT_TEN_TIMES = ("uncached", "finished", "search")
SERVERS_OWN = {"server", "date", "connection"}  # headers that gunicorn adds to both


@contextmanager
def served(application: str, **environment: str) -> Iterator[tuple[int, int, float]]:
    """The server's port, its process, and the seconds from its start to its first answer."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--workers", "1", application]
    started = time.perf_counter()
    server = subprocess.Popen(  # noqa: S603
        command,
        env={
            **os.environ,
            "PORT": str(port),
            "PYTHONPATH": os.pathsep.join(filter(None, ["bench", os.environ.get("PYTHONPATH")])),
            **environment,
        },
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: keep_to_own_processor(reads=False),
    )
    try:
        yield port, server.pid, first_answer(port) - started
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=120)


def first_answer(port: int) -> float:
    deadline = time.perf_counter() + 180
    while time.perf_counter() < deadline:
        try:
            status, _, _ = Connection(port).read(PAGE)
        except OSError:
            time.sleep(0.01)
            continue
        if status != 200:
            sys.exit(f"{PAGE} answered {status}. Is the content loaded? `make run` loads it.")
        return time.perf_counter()
    sys.exit("The server did not answer within three minutes.")


def worker_memory(server: int) -> float:
    """Resident megabytes of the server's one worker; 0 where the system doesn't tell."""
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:
            continue
        fields = dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)
        if fields.get("PPid", "").strip() == str(server):
            return int(fields["VmRSS"].split()[0]) / 1024
    return 0.0


@contextmanager
def bare_view_of(portal: int, path: str) -> Iterator[int]:
    """The port of a view that returns what the portal returned."""
    _, headers, body = Connection(portal).read(path)
    own = {name: value for name, value in headers.items() if name not in SERVERS_OWN}
    with tempfile.NamedTemporaryFile("w") as response:
        json.dump({"headers": own, "body": body.decode("latin-1")}, response)
        response.flush()
        with served("bare", BENCH_RESPONSE=response.name) as (port, _, _):
            yield port


def measure(names: tuple[str, ...], **environment: str) -> list[dict[str, float]]:
    """For each round the rate of each kind of request. Those of bare views are named after what they are beside."""
    with (
        served("pcnroles.wsgi", **environment) as (portal, _, start_up),
        served("pcnroles.wsgi", DJANGO_SETTINGS_MODULE="uncached", **environment) as (uncached, _, _),
        served("pcnroles.wsgi", DJANGO_SETTINGS_MODULE="only_finished", **environment) as (finished, _, _),
        bare_view_of(portal, PAGE) as bare,
        bare_view_of(portal, SEARCH) as bare_search,
    ):
        print(f"  start-up {start_up:8.2f} s to the first page")
        etag = f"If-None-Match: {Connection(portal).read(PAGE)[1]['etag']}\r\n"
        asked = {
            BARE: (bare, 200, PAGE, ""),
            "cached": (portal, 200, PAGE, ""),
            "304": (portal, 304, PAGE, etag),
            "uncached": (uncached, 200, PAGE, ""),
            "finished": (finished, 200, PAGE, ""),
            f"{BARE} of search": (bare_search, 200, SEARCH, ""),
            "search": (portal, 200, SEARCH, ""),
        }
        for path in (PAGE, SEARCH):
            Connection(finished).read(path)
        taken = {name: request for name, request in asked.items() if name in names or name.startswith(BARE)}
        return [
            {
                name: throughput(port, status, SECONDS, path, headers)
                for name, (port, status, path, headers) in taken.items()
            }
            for _ in range(ROUNDS)
        ]


def judge(title: str, rounds: list[dict[str, float]]) -> bool:
    """Prints the middle rate and ratio of each kind, and says whether all targets are met."""
    print(f"{title}; one worker, medians of {len(rounds)} rounds")
    met = True
    for name in rounds[0]:
        beside = f"{BARE} of search" if "search" in name else BARE
        ratios = [rates[name] / rates[beside] for rates in rounds]
        rate = statistics.median(rates[name] for rates in rounds)
        verdict = ""
        if name in TARGETS:
            is_met = statistics.quantiles(ratios)[2] >= TARGETS[name]
            met = met and is_met
            verdict = f"  at least {TARGETS[name]}: {said(is_met)}"
        middle = statistics.median(ratios)
        print(f"{name:>19} {rate:8,.0f} a second {1e6 / rate:8,.0f} µs {middle:6.3f} of its bare view{verdict}")
    return met


def main() -> int:
    met = [
        judge(f"{PAGE} and a search", measure(tuple(TARGETS))),
        judge("the same with ten times the content", measure(AT_TEN_TIMES, DATABASE_URL=database_of_copies())),
    ]
    return 0 if all(met) else 1


def said(met: bool) -> str:
    return "yes" if met else "NO"


if __name__ == "__main__":
    sys.exit(main())
