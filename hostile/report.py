"""Prints the outcomes as a table."""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from hostile import judging, mix
from hostile.attempts import AttemptOutcome

COLUMNS = ["2xx", "3xx", "4xx", "5xx", "crashed", judging.SLOW, "loose", "our own"]
EVERY = 60  # seconds between lines of progress
EXAMPLES = 5


def watch_outcomes(outcomes: Iterable[AttemptOutcome]) -> Iterator[AttemptOutcome]:
    """Passes the outcomes on, and prints new faults and the progress."""
    told: set[tuple[str, str]] = set()
    started = last = time.monotonic()
    for number, outcome in enumerate(outcomes, 1):
        for fault in outcome.faults:
            if _name_fault(fault) not in told:
                told.add(_name_fault(fault))
                print(f"  {outcome.turn}: {outcome.kind}: {fault.kind}: {fault.what}", flush=True)
        if time.monotonic() - last > EVERY:
            last = time.monotonic()
            print(f"  {number:,} made in {last - started:,.0f} s", flush=True)
        yield outcome


def _name_fault(fault: judging.Fault) -> tuple[str, str]:
    """Faults at one place count as one, even if their messages differ."""
    return fault.kind, fault.what.partition(": ")[0]


def get_column(fault: judging.Fault) -> str:
    if fault.kind == "our own":
        return fault.kind
    if fault.kind.startswith(("5", "not committed")):
        return "5xx"
    if fault.kind in {"loose", "broken cookie"}:
        return "loose"
    return judging.SLOW if fault.kind == judging.SLOW else "crashed"


def print_report(outcomes: list[AttemptOutcome], seed: int) -> None:
    print(f"\n{_build_table(outcomes)}\n")
    _print_faults(outcomes)
    print("Slowest, in seconds of CPU:")
    for outcome in sorted(outcomes, key=lambda one: -one.cpu)[:10]:
        print(f"  {outcome.cpu:6.2f}  {outcome.turn}  {outcome.kind}")
    print("Largest rise of memory:")
    for outcome in sorted(outcomes, key=lambda one: -one.grown)[:5]:
        print(f"  {outcome.grown:4d} MB  {outcome.turn}  {outcome.kind}")
    wrong = sum(bool(outcome.faults) for outcome in outcomes)
    print(f"Peak memory {max((outcome.peak for outcome in outcomes), default=0)} MB. Seed {seed}.")
    print(f"{len(outcomes):,} attempts, {wrong:,} with something wrong.")


def _build_table(outcomes: list[AttemptOutcome]) -> str:
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    spent: dict[str, float] = defaultdict(float)
    for outcome in outcomes:
        columns = {get_column(fault) for fault in outcome.faults}
        if outcome.status and not columns & {"crashed", "5xx", "our own"}:
            columns.add(f"{outcome.status // 100}xx")
        for kind in (outcome.kind, "all"):
            counts[kind].update(["made", *columns])
            spent[kind] += outcome.spent
    shares = {name: weight / sum(each for each, _ in drawn.values()) for drawn in (mix.REQUESTS, mix.FILES)
              for name, (weight, _) in drawn.items()}  # fmt: skip
    kinds = [kind for kind in [*mix.REQUESTS, *mix.FILES, "all"] if kind in counts]
    lines = ["".join([f"{'kind':22}", f"{'share':>7}{'CPU s':>8}", *(f"{name:>9}" for name in ["made", *COLUMNS])])]
    for kind in kinds:
        share = f"{100 * shares[kind]:.1f}%" if kind in shares else ""
        figures = (f"{counts[kind][name] or '':>9}" for name in ["made", *COLUMNS])
        lines.append("".join([f"{kind:22}", f"{share:>7}{spent[kind]:>8.0f}", *figures]))
    return "\n".join(lines)


def _print_faults(outcomes: list[AttemptOutcome]) -> None:
    """Prints each fault once, with its count, the numbers that repeat it, and the end of its traceback."""
    found: dict[tuple[str, str], list[tuple[AttemptOutcome, judging.Fault]]] = defaultdict(list)
    for outcome in outcomes:
        for name, fault in {_name_fault(fault): fault for fault in outcome.faults}.items():
            found[name].append((outcome, fault))
    for times in sorted(found.values(), key=len, reverse=True):
        outcome, fault = times[0]
        again = ", ".join(str(one.turn) for one, _ in times[:EXAMPLES])
        print(f"{len(times)} x {fault.kind}: {fault.what}\n    again by: {again}")
        print(f"    asked: {fault.asked}")
        # A traceback ends with the newest call. What a dying process writes begins with it.
        for line in fault.lines[:8] if fault.kind == "crash" else fault.lines[-4:]:
            print(f"    | {line[:160]}")
    print()
