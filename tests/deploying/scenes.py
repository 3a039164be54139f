"""What is tried, in order. Each scene leaves the site well for the next."""

import time
import traceback
from collections.abc import Callable, Sequence

from django.test import Client
from pytest import MonkeyPatch

from tests.deploying import faults, moments, portal_faults, releases, setting_up
from tests.deploying.asking import Reader
from tests.deploying.machine import Machine
from tests.deploying.stage import Stage
from tests.faults.visitors import HEADINGS, as_line, visitors_who
from tests.signing_in import take_both_steps

TIME_FOR_SCENES = 210  # seconds: the longest of them takes less than the rest of the five minutes
SCENES: list[Callable[[Stage], list[str]]] = [
    setting_up.headers_and_limits,
    portal_faults.origin,
    faults.postgresql,
    moments.publishing,
    moments.loss_and_restore,
    faults.redis,
    faults.full,
    portal_faults.half_sent_forms,
    moments.restart_under_load,
    releases.release_with_migration,
    releases.release_that_is_not_well,
    moments.clock,
]


def play(machine: Machine, only: Sequence[str]) -> list[str]:
    """Prints a line for each thing that was tried, and gives the names of the scenes that failed. `only` names some."""
    began = time.monotonic()
    with MonkeyPatch.context() as patch:
        take_both_steps(patch)
        setting_up.check_units(machine)
        setting_up.install(machine)
        reader = Reader(machine.layout)
        stage = Stage(machine, reader, visitors_who(reader), Client())
        print(as_line(*HEADINGS))
        failed = []
        late = []
        for scene in (scene for scene in SCENES if not only or scene.__name__ in only):
            if time.monotonic() - began > TIME_FOR_SCENES:
                late.append(scene.__name__)
                continue
            try:
                for line in scene(stage):
                    print(line, flush=True)
            except Exception:
                traceback.print_exc()
                failed.append(scene.__name__)
        if late:
            print(f"Not tried, because this machine is slow today: {', '.join(late)}.")
    return failed
