"""Puts so many faults in, by a seed, and prints those that no test notices: `python -m tests.mutants SEED HOW_MANY`."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from queue import Queue

import yaml

from tests.mutants.choosing import Mutant, chosen
from tests.mutants.covering import Covering
from tests.mutants.trying import Verdict, copied, verdict

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "build/mutants"
EXPLAINED = Path(__file__).with_name("explained.yaml")


def tried(seed: int) -> Iterator[tuple[Mutant, Verdict, int]]:
    """Mutants in the order of the seed, each with its verdict and how many tests there were to notice it."""
    covering = Covering.read(ROOT, FOLDER)
    at_once = os.cpu_count() or 1
    trees: Queue[Path] = Queue()
    for number in range(at_once):
        trees.put(copied(ROOT, FOLDER / f"tree-{number}"))

    def try_one(mutant: Mutant) -> tuple[Mutant, Verdict, int]:
        tests, seconds = covering.tests_of(mutant.place)
        tree = trees.get()
        try:
            found = verdict(tree, mutant, tests, seconds) if tests else Verdict.SURVIVED
        finally:
            trees.put(tree)
        return mutant, found, len(tests)

    mutants = chosen(ROOT, seed)
    with ThreadPoolExecutor(at_once) as pool:
        while several := list(islice(mutants, 10 * at_once)):
            yield from pool.map(try_one, several)


def main(seed: int, how_many: int) -> None:
    explained = {
        (each["file"], each["was"], each["becomes"]): each["why"] for each in yaml.safe_load(EXPLAINED.read_text())
    }
    counts: Counter[str] = Counter()
    for mutant, found, tests in tried(seed):
        if found is Verdict.NEVER_LOADS:
            continue
        was, becomes = mutant.changed(ROOT)
        why = explained.get((mutant.place.path, was, becomes))
        counts[found.value if found is Verdict.NOTICED or not why else "explained"] += 1
        if found is Verdict.SURVIVED:
            print(f"{mutant.place.path}:{mutant.place.start[0]} {mutant.operator}, {tests} tests", flush=True)  # noqa: T201
            print(f"  - {was}\n  + {becomes}\n  {why or 'Not explained.'}", flush=True)  # noqa: T201
        if counts.total() == how_many:
            break
    told = ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
    print(f"{counts.total()} mutants of seed {seed}: {told}")  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
