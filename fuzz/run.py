"""`make fuzz`: bytes that atheris makes up, from the seeds on, to one parser of what people send.

A target is a module of fuzz/targets/ with a function check_input(data), which raises on anything but the refusals that
it allows. What is found is put in var/fuzz/<target>/: fix it, and keep it as a seed and as a test that names it.
"""

import argparse
import importlib
import os
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
SECONDS_FOR_ONE = 10  # for one input; longer counts as a hang
MEGABYTES = 1_500
LONGEST_INPUT = 20_000  # bytes; larger inputs have their own limits, and are slow to make


def main() -> None:
    named = argparse.ArgumentParser(description=__doc__)
    named.add_argument("target", choices=sorted(path.stem for path in (ROOT / "fuzz/targets").glob("[a-z]*.py")))
    named.add_argument("--seconds", type=int, default=60)
    named.add_argument("--seed", type=int, default=1)
    given = named.parse_args()
    sys.path.insert(0, str(ROOT))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcnroles.settings")
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    with atheris.instrument_imports(include=["guidance"]):
        check = set_up_target(given.target)
    found = ROOT / "var/fuzz" / given.target
    (found / "corpus").mkdir(parents=True, exist_ok=True)
    options = {
        "max_total_time": given.seconds,
        "seed": given.seed,
        "timeout": SECONDS_FOR_ONE,
        "rss_limit_mb": MEGABYTES,
        "max_len": LONGEST_INPUT,
        "artifact_prefix": f"{found}/",
        "print_final_stats": 1,
        "verbosity": 1,
    }
    seeds = [str(found / "corpus"), str(ROOT / "fuzz/seeds" / given.target)]
    atheris.Setup([sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), *seeds], check)
    atheris.Fuzz()


def set_up_target(target: str) -> object:
    """Set Django up with empty tables in memory, and return the target's check."""
    import django

    django.setup()
    from guidance.management.commands.check_content import make_tables

    make_tables()
    return importlib.import_module(f"fuzz.targets.{target}").check_input


if __name__ == "__main__":
    main()
