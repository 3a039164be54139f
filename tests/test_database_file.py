"""Who on the machine can read the SQLite file: drafts, sessions and accounts are in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent
CONNECT = """
import os, django
os.umask(0o022)
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE IF NOT EXISTS something (at TEXT)")
    cursor.execute("INSERT INTO something VALUES ('now')")
    for entry in sorted(os.scandir(os.environ["FOLDER"]), key=lambda entry: entry.name):
        print(entry.name, oct(entry.stat().st_mode & 0o777))
"""
PRIVATE = ["db.sqlite3 0o600", "db.sqlite3-shm 0o600", "db.sqlite3-wal 0o600"]


def modes_of_a_database_in(folder: Path) -> list[str]:
    """While the site has it open, in a process like that of `make run`."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "pcnroles.settings",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "FOLDER": str(folder),
    }
    command = [sys.executable, "-c", CONNECT]
    return subprocess.check_output(command, cwd=ROOT, env=environment, text=True).splitlines()  # noqa: S603


def test_a_new_database_is_for_its_owner_alone(tmp_path: Path) -> None:
    assert modes_of_a_database_in(tmp_path) == PRIVATE


@pytest.mark.parametrize("mode", [0o644, 0o664, 0o666])
def test_a_database_that_others_could_read_is_closed_to_them_at_the_next_start(tmp_path: Path, mode: int) -> None:
    for ending in ("", "-wal", "-shm"):
        (tmp_path / f"db.sqlite3{ending}").touch()
        (tmp_path / f"db.sqlite3{ending}").chmod(mode)
    assert modes_of_a_database_in(tmp_path) == PRIVATE


TWO_PROCESSES = """
import os, subprocess, sys, threading
import django
django.setup()
from django.db import connection, connections
name = connection.settings_dict["NAME"]
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE IF NOT EXISTS something (at TEXT)")
    cursor.execute("INSERT INTO something VALUES ('before')")

def connect_again():
    connection.cursor().execute("SELECT 1")
    connections.close_all()

thread = threading.Thread(target=connect_again)
thread.start()
thread.join()
once = "import sqlite3, sys; one = sqlite3.connect(sys.argv[1]); one.execute('SELECT * FROM something'); one.close()"
subprocess.run([sys.executable, "-c", once, str(name)], check=True)
connection.cursor().execute("INSERT INTO something VALUES ('after')")
count = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('SELECT COUNT(*) FROM something').fetchone())"
print(subprocess.check_output([sys.executable, "-c", count, str(name)], text=True).strip())
"""


def test_what_is_saved_after_another_process_has_come_and_gone_is_in_the_file(tmp_path: Path) -> None:
    """A process that closes any descriptor of the file loses its locks on it. The other then takes itself for the last
    one there, and deletes the log that this one goes on writing to.
    """
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "pcnroles.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path}/db.sqlite3",
    }
    said = subprocess.check_output([sys.executable, "-c", TWO_PROCESSES], cwd=ROOT, env=environment, text=True)  # noqa: S603
    assert said == "2\n"
