"""The five main tasks, done by somebody who hears the pages. A transcript of each is kept beside this file.

A transcript changes with the words and the markup of its pages: read it aloud before you renew it.
"""

import difflib
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.conftest import Site
from tests.site.spoken.listening import VIRTUAL, YEAR, Listener

pytestmark = pytest.mark.slow
KEPT = Path(__file__).parent / "transcripts"
RENEW = "RENEW_TRANSCRIPTS"
HOW = f"Read it aloud. If it sounds right, renew the transcripts: {RENEW}=1 .venv/bin/pytest tests/site/spoken"

# Of a page, as many phrases as give its answer: who hears a page can't skim it.
TO_THE_ANSWER = 40
A_FORM = 120
# It changes with every record that is added.
HOW_MANY = re.compile(r"\d+ results, page 1 of \d+")


@pytest.fixture
def listener(site: Site, browser: Browser) -> Iterator[Listener]:
    if not VIRTUAL.is_file():
        pytest.skip("no virtual screen reader. Run the tests with `make test`, which installs it.")
    listener = Listener(browser, site.address)
    yield listener
    listener.close()


def find_who_pays_for_a_first_post(listener: Listener) -> list[str]:
    listener.open(f"/?{YEAR}")
    listener.hear(TO_THE_ANSWER)
    listener.follow("a[href*='/funding/']")
    return listener.hear(TO_THE_ANSWER)


def work_out_a_band_6_in_outer_london(listener: Listener) -> list[str]:
    listener.open(f"/costs/?{YEAR}")
    listener.hear(A_FORM)
    listener.open(f"/costs/?{YEAR}")
    listener.choose("Band 6")
    listener.type("Hours a week", "30")
    listener.choose("Outer London")
    listener.choose("The first in its band")
    listener.press("Work it out")
    return listener.hear(A_FORM)


def read_what_the_contract_requires(listener: Listener) -> list[str]:
    listener.open(f"/roles/mental-health-practitioner/contract-requirements/?{YEAR}")
    heard = listener.hear(TO_THE_ANSWER)
    listener.open("/contract/2023-24/B14/")
    return heard + listener.hear(TO_THE_ANSWER)


def begin_to_tailor_a_job_description(listener: Listener) -> list[str]:
    listener.open(f"/job-descriptions/?{YEAR}")
    listener.hear(TO_THE_ANSWER)
    listener.follow("a[href$='mental-health-practitioner-band-6/tailor/']")
    listener.hear(A_FORM)
    listener.open("/job-descriptions/mental-health-practitioner-band-6/tailor/")
    listener.type("Employer", "Northside Federation")
    listener.press("Continue")
    return listener.hear(TO_THE_ANSWER)


def search_and_open_the_best_answer(listener: Listener) -> list[str]:
    listener.open("/search/?q=who+employs+a+mental+health+practitioner")
    listener.hear(TO_THE_ANSWER)
    listener.follow("#results ~ * h3 a, .app-hit__title a")
    return listener.hear(TO_THE_ANSWER)


# Each task, and what has to be heard before it is done.
TASKS: list[tuple[Callable[[Listener], list[str]], str]] = [
    (find_who_pays_for_a_first_post, "repays 50% for the first practitioner"),
    (work_out_a_band_6_in_outer_london, "£46,813"),
    (read_what_the_contract_requires, "B14, level 1"),
    (begin_to_tailor_a_job_description, "step 2 of 6"),
    (search_and_open_the_best_answer, "mental health provider"),
]


@pytest.mark.parametrize(("task", "answer"), TASKS, ids=[task.__name__ for task, _ in TASKS])
def test_a_task_sounds_as_it_did_and_its_answer_is_heard(
    listener: Listener, task: Callable[[Listener], list[str]], answer: str
) -> None:
    heard = task(listener)
    assert answer in " ".join(heard)
    compare_with_kept(task.__name__, listener.transcript)


def compare_with_kept(name: str, heard: list[str]) -> None:
    path = KEPT / f"{name}.txt"
    heard = [HOW_MANY.sub("N results, page 1 of N", phrase) for phrase in heard]
    if os.environ.get(RENEW):
        path.write_text("\n".join([*heard, ""]), encoding="utf-8")
        return
    kept = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    changes = difflib.unified_diff(kept, heard, f"{path.name}, as kept", "as heard now", lineterm="")
    if said := "\n".join(changes):
        pytest.fail(f"{name} sounds different.\n{said}\n\n{HOW}", pytrace=False)
