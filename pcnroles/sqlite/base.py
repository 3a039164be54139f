import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

PRIVATE = 0o600
NO_FILES = ("file:", ":memory:")
BESIDE = ("", "-wal", "-shm", "-journal")


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: Any) -> Any:
        name = str(conn_params["database"])
        if not name.startswith(NO_FILES):
            keep_private(name)
        return super().get_new_connection(conn_params)


def keep_private(name: str) -> None:
    """Call before SQLite opens the file, so that others can never read it. Also corrects files of earlier releases.

    SQLite gives the files beside it the same mode. Ignores files that can't be made or changed: SQLite will complain.

    Never opens a file that is there. Closing it would drop all locks that this process's connections have on it
    (POSIX, fcntl). Another process would then delete the log under them.
    """
    with suppress(OSError):
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE))
    for path in (Path(name + ending) for ending in BESIDE):
        with suppress(OSError):
            if path.stat().st_mode & 0o077:
                path.chmod(PRIVATE)
