"""The whole run. Importing this sets Django up, so the settings must be ready."""

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connections

django.setup()

from hostile import attempts, network  # noqa: E402  these need Django
from hostile.children import run_turns  # noqa: E402
from hostile.report import get_column, print_report, watch_outcomes  # noqa: E402
from hostile.site import SiteUnderTest, prepare_site  # noqa: E402

SHOWN = 4000  # bytes of a body


def make_run(chosen: argparse.Namespace, folder: Path) -> int:
    network.cut_off()
    site = load_site()
    if chosen.only:
        what, _, number = chosen.only.partition("-")
        turn = attempts.Turn(chosen.seed, what, int(number))
        outcomes = list(run_turns(site, [turn], folder))
        connections.close_all()
        if all(get_column(fault) != "crashed" for fault in outcomes[0].faults):
            show_attempt(site, turn)
    else:
        print(f"{chosen.requests:,} requests and {chosen.files:,} files, seed {chosen.seed}", flush=True)
        outcomes = collect_outcomes(
            watch_outcomes(run_turns(site, list_turns(chosen.seed, chosen.requests, chosen.files), folder))
        )
    print_report(outcomes, chosen.seed)
    return 1 if any(outcome.faults for outcome in outcomes) else 0


def collect_outcomes(outcomes: Iterable[attempts.AttemptOutcome]) -> list[attempts.AttemptOutcome]:
    """All the outcomes or, if the run is interrupted, those so far."""
    found: list[attempts.AttemptOutcome] = []
    try:
        for outcome in outcomes:
            found.append(outcome)
    except KeyboardInterrupt:
        print("Interrupted.")
    return found


def list_turns(seed: int, requests: int, files: int) -> Sequence[attempts.Turn]:
    first = [attempts.Turn(seed, attempts.REQUEST, number) for number in range(1, requests + 1)]
    return [*first, *(attempts.Turn(seed, attempts.FILE, number) for number in range(1, files + 1))]


def load_site() -> SiteUnderTest:
    call_command("migrate", verbosity=0)
    call_command("load_content", settings.FIXTURES_DIR, verbosity=0)
    return prepare_site()


def show_attempt(site: SiteUnderTest, turn: attempts.Turn) -> None:
    """Prints every request of an attempt, nearly in full."""
    _, visit = attempts.replay_attempt(site, turn)
    for request, answer in visit.asked:
        print(f"{request.method} {request.target}")
        for name, value in request.headers.items():
            print(f"    {name}: {value[:200]}")
        if request.body:
            print(f"    {request.body[:SHOWN]!r}")
        print(f"  {answer.status} in {answer.cpu:.2f} s, {len(answer.body):,} bytes")
    for fault in visit.faults:
        print(f"{fault.kind}: {fault.what}", *fault.lines, sep="\n    ")
