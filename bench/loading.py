"""`make bench`: how much longer load_content takes for ten times the content, in one run on a database in memory."""

import os
import sys
import tempfile
import time
from pathlib import Path

MOST_TIMES_LONGER = 12

os.environ["DATABASE_URL"] = "sqlite://:memory:"

from copies import Record, call_command, read_content, with_copies, write_files  # noqa: E402  once the database is named
from django.db import connections  # noqa: E402

from guidance.management.commands.check_content import make_tables  # noqa: E402


def main() -> int:
    content = read_content()
    copied = with_copies(content)
    seconds = [loading(content), loading(copied)]
    longer = seconds[1] / seconds[0]
    print(f"load_content: {seconds[0]:.1f} s for {len(content):,} records, {seconds[1]:.1f} s for {len(copied):,}")
    print(f"              {longer:.1f} times as long for {len(copied) / len(content):.1f} times as many")
    return int(longer > MOST_TIMES_LONGER)


def loading(content: list[Record]) -> float:
    """Seconds of this process's time, from files to rows, all of them new."""
    connections["default"].close()
    del connections["default"]
    make_tables()
    with tempfile.TemporaryDirectory() as folder:
        write_files(content, Path(folder))
        started = time.process_time()
        call_command("load_content", folder, verbosity=0)
        return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
