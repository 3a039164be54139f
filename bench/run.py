"""`make bench`: what a role page costs, beside a bare Django view that returns the same bytes, in one run.

The same bytes means headers and all: what the portal says to a browser is not overhead.

Both are served by gunicorn with the portal's own settings and one worker. They are measured in many short turns,
so that whatever else the machine does falls on both alike; each round's ratio is taken, and the middle one counts.
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

from load import Connection, throughput

PAGE = os.environ.get("BENCH_PAGE", "/roles/mental-health-practitioner/")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "11"))
SECONDS = 0.5
BARE = "bare view"
TARGETS = {"cached": 0.75, "304": 0.9, "uncached": 0.2}
LARGEST_WORKER_MB = 150
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
    )
    try:
        yield port, server.pid, first_answer(port) - started
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def first_answer(port: int) -> float:
    deadline = time.perf_counter() + 30
    while time.perf_counter() < deadline:
        try:
            status, _, _ = Connection(port).read(PAGE)
        except OSError:
            time.sleep(0.01)
            continue
        if status != 200:
            sys.exit(f"{PAGE} answered {status}. Is the content loaded? `make run` loads it.")
        return time.perf_counter()
    sys.exit("The server did not answer within 30 seconds.")


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


def measure(portal: int, uncached: int, bare: int, etag: str) -> dict[str, tuple[float, float]]:
    """For each kind of request its rate, and its ratio to the bare view's."""
    rounds: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        rounds.append(
            {
                BARE: throughput(bare, 200, SECONDS, PAGE),
                "cached": throughput(portal, 200, SECONDS, PAGE),
                "304": throughput(portal, 304, SECONDS, PAGE, f"If-None-Match: {etag}\r\n"),
                "uncached": throughput(uncached, 200, SECONDS, PAGE),
            }
        )
    return {
        name: (
            statistics.median(rates[name] for rates in rounds),
            statistics.median(rates[name] / rates[BARE] for rates in rounds),
        )
        for name in rounds[0]
    }


def main() -> int:
    with served("pcnroles.wsgi") as (portal, process, start_up), tempfile.NamedTemporaryFile("w") as response:
        _, headers, body = Connection(portal).read(PAGE)
        own = {name: value for name, value in headers.items() if name not in SERVERS_OWN}
        json.dump({"headers": own, "body": body.decode("latin-1")}, response)
        response.flush()
        with (
            served("bare", BENCH_RESPONSE=response.name) as (bare, _, bare_start_up),
            served("pcnroles.wsgi", DJANGO_SETTINGS_MODULE="uncached") as (uncached, maker, _),
        ):
            measured = measure(portal, uncached, bare, headers["etag"])
            memory = max(worker_memory(process), worker_memory(maker))

    print(f"{PAGE}: {len(body):,} bytes ({headers.get('content-encoding', 'identity')}); one worker")
    for name, (rate, ratio) in measured.items():
        verdict = f"  at least {TARGETS[name]}: {said(ratio >= TARGETS[name])}" if name in TARGETS else ""
        print(f"{name:>10} {rate:8,.0f} a second {1e6 / rate:8,.0f} µs {ratio:6.2f} of the bare view{verdict}")
    print(f"  start-up {start_up:8.2f} s to the first page (bare view {bare_start_up:.2f} s)")
    print(f"    memory {memory:8.0f} MB a worker  at most {LARGEST_WORKER_MB}: {said(memory <= LARGEST_WORKER_MB)}")
    met = memory <= LARGEST_WORKER_MB and all(measured[name][1] >= target for name, target in TARGETS.items())
    return 0 if met else 1


def said(met: bool) -> str:
    return "yes" if met else "NO"


if __name__ == "__main__":
    sys.exit(main())
