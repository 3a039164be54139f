"""What every scene has: the machine, who reads and edits, and readers who read on meanwhile."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event

from django.test import Client

from tests.deploying.asking import Reader
from tests.deploying.machine import Machine
from tests.faults.asking import Answer, first_answer, is_well
from tests.faults.visitors import Visitors

READERS = 6
LIVE_WITHIN = 5.0  # seconds, after which an edit is to be seen


@dataclass(frozen=True)
class Stage:
    machine: Machine
    reader: Reader
    they: Visitors
    desk: Client

    def heal(self) -> float:
        """How many seconds it took until the site was well, and every page was there again."""
        health = first_answer(self.they.asks_for_health, is_well)
        page = first_answer(self.they.reads_other_page, lambda answer: answer.status == 200)
        assert health.status == page.status == 200
        return health.seconds + page.seconds

    @contextmanager
    def read_on(self) -> Iterator[list[Answer]]:
        """Readers of a page that is kept and of one that is not. The answers are there once the block is over."""
        enough, answers = Event(), []  # type: ignore[var-annotated]

        def read() -> None:
            while not enough.wait(0.05):
                answers.append(self.they.reads_kept_page())
                answers.append(self.they.reads_other_page())

        with ThreadPoolExecutor(READERS) as pool:
            reading = [pool.submit(read) for _ in range(READERS)]
            try:
                yield answers
            finally:
                enough.set()
            for each in reading:
                each.result()


def told(answers: list[Answer]) -> str:
    statuses = Counter(answer.status or "nothing" for answer in answers)
    many = ", ".join(f"{count} times {status}" for status, count in statuses.items())
    return f"{many}; the slowest after {max(answer.seconds for answer in answers):.2f} s"
