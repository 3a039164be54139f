"""`make bench`: what a tailored document costs to download, beside a bare Django view that returns the same bytes.

Every download is of other answers, so that nothing can be used again. One reader asks for one after the other, from
one worker: what is measured is the making, not the queue.
"""

import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from urllib.parse import urlencode

from load import Connection
from run import BARE, SERVERS_OWN, said, served, worker_memory

TEMPLATE = os.environ.get("BENCH_TEMPLATE", "mental-health-practitioner-band-6")
WARM = 20
ROUNDS = 60
IN_A_ROW = 600
MOST_MILLISECONDS = {"docx": 60, "pdf": 70}
MOST_BYTES = {"docx": 100_000, "pdf": 1_000_000}
MOST_GROWTH_MB = 10  # over 600 downloads

_reader = count(1)


@contextmanager
def connected(port: int) -> Iterator[Connection]:
    """Closed at the end: the server waits for open connections before it stops."""
    connection = Connection(port)
    try:
        yield connection
    finally:
        connection.socket.close()


def download(connection: Connection, ending: str) -> tuple[float, dict[str, str], bytes]:
    """The milliseconds it took, the headers and the file."""
    answers = {"template": TEMPLATE, "employer": f"Employer {next(_reader)}", "own_duties": [f"Duty {next(_reader)}"]}
    form = urlencode({"answers": json.dumps(answers)})
    path = f"/job-descriptions/{TEMPLATE}/tailored.{ending}"
    started = time.perf_counter()
    status, headers, body = connection.read(path, form=form)
    if status != 200:
        sys.exit(f"{path} answered {status}. Is the content loaded? `make run` loads it.")
    return 1000 * (time.perf_counter() - started), headers, body


def median(connection: Connection, ending: str) -> float:
    for _ in range(WARM):
        download(connection, ending)
    return statistics.median(download(connection, ending)[0] for _ in range(ROUNDS))


def bare(ending: str, portal: Connection) -> float:
    """The same bytes and headers from a view that does nothing else."""
    _, headers, body = download(portal, ending)
    own = {name: value for name, value in headers.items() if name not in SERVERS_OWN}
    with tempfile.NamedTemporaryFile("w") as response:
        json.dump({"headers": own, "body": body.decode("latin-1")}, response)
        response.flush()
        with served("bare", BENCH_RESPONSE=response.name) as (port, _, _), connected(port) as connection:
            return median(connection, ending)


def making(portal: Connection, ending: str) -> bool:
    """Prints what making one kind of file costs, and says whether it is within bounds."""
    spent, least = median(portal, ending), bare(ending, portal)
    size = len(download(portal, ending)[2])
    quick, small = spent < MOST_MILLISECONDS[ending], size < MOST_BYTES[ending]
    print(f"tailored {ending}: {size:,} bytes  under {MOST_BYTES[ending]:,}: {said(small)}")
    print(f"    median {spent:8.1f} ms  under {MOST_MILLISECONDS[ending]}: {said(quick)}")
    print(f"      bare {least:8.2f} ms  ratio {least / spent:.3f} of the {BARE}")
    return quick and small


def stays_flat(portal: Connection, server: int) -> bool:
    """Once both kinds have been made, which is what `making` did."""
    before = worker_memory(server)
    in_a_row(portal)
    growth = worker_memory(server) - before
    flat = growth <= MOST_GROWTH_MB
    print(f"    memory {before:8.0f} MB a worker  {growth:+.1f} MB after {IN_A_ROW} downloads  flat: {said(flat)}")
    return flat


def in_a_row(portal: Connection) -> None:
    for turn in range(IN_A_ROW):
        download(portal, "docx" if turn % 2 else "pdf")


def main() -> int:
    with served("pcnroles.wsgi") as (port, server, _), connected(port) as portal:
        met = [making(portal, ending) for ending in MOST_MILLISECONDS]
        met.append(stays_flat(portal, server))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
