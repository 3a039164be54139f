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
    """Before SQLite opens the file, so that it is never there for others, or no more where an earlier release made it.

    SQLite gives the files beside it the same mode. What cannot be made or changed is left for SQLite to complain of.
    """
    with suppress(OSError):
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, PRIVATE))
    for path in (Path(name + ending) for ending in BESIDE):
        with suppress(OSError):
            if path.stat().st_mode & 0o077:
                path.chmod(PRIVATE)
