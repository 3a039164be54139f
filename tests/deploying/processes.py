"""Programs of the machine: where they are, and how they are ended or hung. Only ever those that were started here."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def as_postgres() -> list[str]:
    """PostgreSQL refuses to run as root. A shell of its own would be one more process to end."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def program(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(found[-1]) if found else shutil.which(name) or name


def end(process: "subprocess.Popen[bytes] | subprocess.Popen[str]", number: int = signal.SIGTERM) -> None:
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGCONT)
            process.send_signal(number)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def tree_of(process: int) -> list[int]:
    """A process and all below it."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [process, *(below for child in children for below in tree_of(int(child)))]


@contextmanager
def stopped(process: int) -> Iterator[None]:
    """Hung: SIGSTOP, for it and all below it."""
    hung = tree_of(process)
    for each in hung:
        os.kill(each, signal.SIGSTOP)
    try:
        yield
    finally:
        for each in reversed(hung):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGCONT)


def wait_until(is_so: Callable[[], bool], seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until, "It did not start. Its log is in the folder named above."
        time.sleep(0.05)
