"""Every seed of `make fuzz` still goes through its target, so that what was found once is tried in each run."""

import importlib
from pathlib import Path

import pytest

FUZZ = Path(__file__).parent.parent / "fuzz"
TARGETS = sorted(path.stem for path in (FUZZ / "targets").glob("[a-z]*.py"))
SEEDS = sorted((FUZZ / "seeds").glob("*/*"))


@pytest.mark.django_db
@pytest.mark.parametrize("target", TARGETS)
def test_every_seed_of_a_target_is_taken_or_refused(target: str) -> None:
    check = importlib.import_module(f"fuzz.targets.{target}").check_input
    seeds = [seed for seed in SEEDS if seed.parent.name == target]
    assert seeds
    for seed in seeds:
        check(seed.read_bytes())


def test_no_seed_is_without_a_target() -> None:
    assert {seed.parent.name for seed in SEEDS} == set(TARGETS)
