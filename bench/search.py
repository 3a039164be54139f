"""`make bench`: what an answer of the search costs with the real content and with fifty times as much, and its index.

What counts is the time that this process computes, so that whatever else the machine does falls on neither.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import django
import yaml
from run import said

TIMES = 50
MOST_MILLISECONDS = 20  # at the median
MOST_MILLISECONDS_WITH_MORE = 50
MOST_SECONDS_TO_MAKE = 1
QUESTIONS = Path(__file__).parents[1] / "tests/search/judged.yaml"


def spent(work: Callable[[], Any]) -> float:
    """The seconds computed."""
    started = time.process_time()
    work()
    return time.process_time() - started


def repeated(entries: Iterable[Any]) -> Iterator[Any]:
    """Every entry many times, under other addresses."""
    for entry in entries:
        for turn in range(TIMES):
            yield replace(entry, address=f"/{turn}{entry.address}")


def answering(index: Any, most: float, name: str) -> bool:
    """Prints what the judged questions cost, and says whether the middle one is within bounds."""
    from guidance.search.question import read_question
    from guidance.search.ranking import rank_entries

    asked = [row["ask"] for row in yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))]
    each = [
        1000 * spent(lambda ask=ask: rank_entries(index, read_question(ask, index.lexicon, index.spelling.find_meant)))
        for ask in asked
    ]
    middle = statistics.median(each)
    print(f"search, {name}: {len(index.indexed):,} entries, {len(asked)} questions")
    print(f"    median {middle:6.1f} ms  slowest {max(each):6.1f} ms  median under {most}: {said(middle < most)}")
    return middle < most


def main() -> int:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcnroles.settings")
    django.setup()
    from django.utils import timezone

    from guidance.rules.years.contract_years import get_slug_on
    from guidance.search.index import Index, get_index, read_entries

    year = get_slug_on(timezone.localdate())
    get_index("the first, which also reads the modules", year)
    seconds = spent(lambda: get_index("made again", year))
    index = get_index("made again", year)
    if not any(each.entry.role for each in index.indexed):
        sys.exit("Nothing to search. Is the content loaded? `make run` loads it.")
    quick = seconds < MOST_SECONDS_TO_MAKE
    met = [quick, answering(index, MOST_MILLISECONDS, "the real content")]
    print(f"    index made anew in {seconds:.2f} s  under {MOST_SECONDS_TO_MAKE}: {said(quick)}")
    more = Index(repeated(read_entries(year)), index.lexicon)
    met.append(answering(more, MOST_MILLISECONDS_WITH_MORE, f"{TIMES} times as much"))
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
