"""A tree of the project's files in which one fault at a time is put in, and tests are run."""

import os
import shutil
import subprocess
import sys
from enum import Enum
from pathlib import Path

from tests.mutants.choosing import Mutant

STARTING = 60  # seconds for pytest to begin on a busy machine
FIRST = 20  # tests that are run before the others: pytest runs those of rules last, where others use the database
SLOWER = 5  # times as long as tests may take before a fault is said to have made them endless


class Verdict(Enum):
    NOTICED = "noticed"
    SURVIVED = "survived"
    NEVER_LOADS = "never loads"  # so that any test would notice it, however little it says


def copied(root: Path, tree: Path) -> Path:
    """What git knows of, and links to what `make` made."""
    shutil.rmtree(tree, ignore_errors=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, check=True, capture_output=True)  # noqa: S607
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (root / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, tree / name)
    for name in ("build", "node_modules", "var"):
        (tree / name).symlink_to(root / name)
    return tree


def verdict(tree: Path, mutant: Mutant, tests: list[str], seconds: float) -> Verdict:
    """What the first test that fails, or none, says of it: the first few alone, since most notice."""
    file = tree / mutant.place.path
    original = file.read_text()
    file.write_text(mutant.source)
    forget_compiled(file)
    try:
        for some in (tests[:FIRST], tests[FIRST:]):
            found = _tried(tree, some, seconds) if some else Verdict.SURVIVED
            if found is not Verdict.SURVIVED:
                return found
    finally:
        file.write_text(original)
        forget_compiled(file)
    return Verdict.SURVIVED


def _tried(tree: Path, tests: list[str], seconds: float) -> Verdict:
    """Pytest does not say in what an assertion differed, which of two long texts takes it minutes."""
    names = tree / "chosen-tests.txt"
    names.write_text("\n".join(tests))
    command = [sys.executable, "-m", "pytest", "-q", "-x", "--assert=plain", "-p", "no:cacheprovider", f"@{names.name}"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {"CI": "1"}
    quiet = subprocess.DEVNULL
    try:
        ended = subprocess.run(  # noqa: S603  our own tests
            command, cwd=tree, env=environment, stdout=quiet, stderr=quiet, timeout=STARTING + SLOWER * seconds
        )
    except subprocess.TimeoutExpired:
        return Verdict.NOTICED
    return {0: Verdict.SURVIVED, 1: Verdict.NOTICED}.get(ended.returncode, Verdict.NEVER_LOADS)


def forget_compiled(file: Path) -> None:
    """Python tells a module that was changed by its time, in whole seconds, and its size."""
    for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
        compiled.unlink()
