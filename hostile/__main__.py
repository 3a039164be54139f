"""`python -m hostile`: makes a site and the attempts on it, and prints what came of them; 1 if anything is wrong."""

import argparse
import os
import signal
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hostile.databases import own_database


def read_arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="hostile", description=__doc__)
    parser.add_argument("--requests", type=int, default=100_000, help="how many requests (100,000)")
    parser.add_argument("--files", type=int, default=1_000, help="how many uploads and imports (1,000)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes other attempts (1)")
    parser.add_argument("--only", default="", help="one attempt, shown in full, such as request-4711 or file-17")
    return parser.parse_args(given)


def set_environment(database: str) -> None:
    """Call before Django reads its settings. Ignores the developer's own environment."""
    for name in ("REDIS_URL", "EMAIL_URL", "ALLOWED_HOSTS", "SITE_CONTACT"):
        os.environ.pop(name, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "hostile.settings",
        "DATABASE_URL": database,
        "DEBUG": "0",
        "SECRET_KEY": "kept-by-nobody-" * 5,
        "SITE_ADDRESS": "https://roles.example.org",
        "TRUSTED_PROXY": "1",
    }


def main() -> int:
    chosen = read_arguments()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the database is dropped when the run is stopped
    with own_database(os.environ.get("DATABASE_URL", "")) as database, tempfile.TemporaryDirectory() as folder:
        set_environment(database)
        from hostile.making import make_run  # imported here because it reads the settings

        return make_run(chosen, Path(folder))


if __name__ == "__main__":
    sys.exit(main())
