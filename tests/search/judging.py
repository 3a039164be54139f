"""Questions with the addresses that answer them, and how well the search answers each.

`judged.yaml` has those that the order is tuned on, and two sets that nobody tunes on: `held_out`, and `further`, which
somebody else wrote later. `everyday.yaml` is tuned on, and half of `unseen.yaml`, `fresh.yaml` and `fresh_2.yaml` is
marked `tuned_on`. Nobody tunes on the other halves, and nobody reads them who works on the search: only sums over them
are printed.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from guidance.search.index import Index
from guidance.search.results import Narrowed, find_results
from tests.search.scoring import score

HERE = Path(__file__).parent
DAY = date(2026, 11, 30)


@dataclass(frozen=True)
class Judged:
    """`right` has the addresses with their grades. It is empty for a question that the site does not answer."""

    ask: str
    right: dict[str, int] = field(default_factory=dict)
    held_out: bool = False
    further: bool = False
    sort: str = ""
    not_covered: bool = False
    tuned_on: bool = False

    @property
    def part(self) -> str:
        if self.tuned_on:
            return "tuned on"
        return self.sort or ("further" if self.further else "held out" if self.held_out else "tuned on")


@dataclass(frozen=True)
class Outcome:
    """`first_address` is the first result's. `told` is whether the reader was told that the answer isn't here, and
    `not_covered` of which subject."""

    judged: Judged
    first_address: str = ""
    gain: float = 0.0
    first: bool = False
    in_five: bool = False
    told: bool = False
    not_covered: str = ""


@cache
def read_judged(name: str) -> list[Judged]:
    rows = yaml.load((HERE / name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return [Judged(**row) for row in rows]


def read_all() -> list[Judged]:
    return [
        judged
        for name in ("judged", "unseen", "everyday", "fresh", "fresh_2")
        for judged in read_judged(f"{name}.yaml")
    ]


def read_tuned_on() -> list[Judged]:
    return [judged for judged in read_all() if judged.part == "tuned on"]


def read_untuned() -> list[Judged]:
    return [judged for judged in read_all() if judged.part != "tuned on"]


def list_addresses(index: Index) -> set[str]:
    """Everything that can be found, and every place on it."""
    entries = [each.entry for each in index.indexed]
    return {entry.address for entry in entries} | {text.address for entry in entries for text in entry.passages}


def keep_present(judged: Iterable[Judged], index: Index, tell: Callable[[str], None]) -> Iterator[Judged]:
    """The questions without the addresses that no longer exist, and without those that have no other. A comparison
    filled in exists where its page does."""
    present = list_addresses(index)
    gone: Counter[str] = Counter()
    for each in judged:
        right = {address: grade for address, grade in each.right.items() if address.partition("?")[0] in present}
        gone.update(each.right.keys() - right.keys())
        if right or each.not_covered:
            yield replace(each, right=right)
    if gone:
        tell(f"Left out, because they are no longer there: {', '.join(sorted(gone))}")


def judge(index: Index, judged: Judged) -> Outcome:
    results = find_results(index, judged.ask, Narrowed(), DAY)
    told = (bool(results.not_covered) and not results.covered_part) or not results.hits
    if judged.not_covered:
        return Outcome(judged, told=told, not_covered=results.not_covered)
    found = [hit.address for hit in results.hits]
    scored = score(found, judged.right)
    return Outcome(judged, next(iter(found), ""), scored.gain, scored.first_is_right, scored.right_in_five, told)


def summarise(outcomes: list[Outcome]) -> dict[str, float]:
    """The shares of the covered questions that are answered, and of both kinds that were told 'not here'."""
    covered = [each for each in outcomes if not each.judged.not_covered]
    others = [each for each in outcomes if each.judged.not_covered]
    sums = {
        "first right": _share(each.first for each in covered),
        "in five": _share(each.in_five for each in covered),
        "nDCG@5": _share(each.gain for each in covered),
        "false 'not here'": _share(each.told for each in covered),
        "'not here'": _share(each.told for each in others),
    }
    return {name: value for name, value in sums.items() if value is not None}


def _share(values: Iterable[float]) -> float | None:
    held = list(values)
    return sum(held) / len(held) if held else None


def write_sums(name: str, outcomes: list[Outcome]) -> str:
    sums = ", ".join(f"{what} {share:.1%}" for what, share in summarise(outcomes).items())
    return f"Search, {name}: {len(outcomes)} questions, {sums}"


def list_parts(outcomes: list[Outcome]) -> Iterator[tuple[str, list[Outcome]]]:
    for part in dict.fromkeys(each.judged.part for each in outcomes):
        yield part, [each for each in outcomes if each.judged.part == part]
