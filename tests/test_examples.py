"""Examples are drawn alike each time where a change is judged, whatever else was loaded or changed meanwhile."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
DRAWN = """
import sys
from importlib import import_module
from hypothesis import given, strategies as st
import tests.examples
for name in sys.argv[1:]:
    import_module(name)
@given(st.text(), st.integers())
def print_each(text, number):
    print(ascii(text), number)
print_each()
"""


def drawn(*loaded: str, **environment: str) -> list[str]:
    """What a program of its own draws once these modules are loaded."""
    others = {
        name: value for name, value in os.environ.items() if name not in {"CI", "REQUIRE_ALL", "HYPOTHESIS_PROFILE"}
    }
    program = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", DRAWN, *loaded],
        cwd=ROOT,
        env=others | environment,
        check=True,
        capture_output=True,
        text=True,
    )
    return program.stdout.splitlines()


def test_ci_draws_the_same_examples_each_time_whatever_modules_are_loaded() -> None:
    alone = drawn(REQUIRE_ALL="1")
    assert len(alone) == 100
    assert drawn("guidance.rules.recruitment.wording", "guidance.rules.choosing.funding", CI="1") == alone


def test_a_person_draws_others_each_time() -> None:
    assert drawn() != drawn()
