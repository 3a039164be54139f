"""What the portal depends on: stopped, hung, slow and full."""

import os
import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial

from django.db import connection

from tests.deploying.processes import end, stopped
from tests.deploying.stage import Stage
from tests.faults.visitors import Line, line_for

SMALL = 4096  # bytes
OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'pcnroles'"


def lines_for(
    stage: Stage, faults: dict[str, Callable[[], AbstractContextManager[None]]], expected: tuple[int, ...]
) -> list[str]:
    """`expected` are the answers to a reader of a page that is kept, to one of another, to an editor who saves, and to
    whoever watches."""
    found: list[Line] = [line_for(name, partial(past_it, fault), stage.they) for name, fault in faults.items()]
    lines = [str(line) for line in found]
    for line in found:
        given = (line.kept.status, line.other.status, line.saved.status, line.health.status)
        assert given == expected, "\n".join([f"Expected {expected}.", *lines])
        if line.saved.status != 302:
            assert "Back button: what you typed should still be there" in line.saved.text
    return lines


@contextmanager
def past_it(fault: Callable[[], AbstractContextManager[None]]) -> Iterator[None]:
    """This program's own connection to the database must not meet the fault."""
    connection.close()
    with fault():
        yield
    connection.close()


def postgresql(stage: Stage) -> list[str]:
    machine = stage.machine

    @contextmanager
    def away() -> Iterator[None]:
        machine.stop_postgresql()
        try:
            yield
        finally:
            machine.start_postgresql()

    @contextmanager
    def cut() -> Iterator[None]:
        end(machine.proxy, signal.SIGKILL)
        try:
            yield
        finally:
            machine.start_proxy()

    faults = {
        "PostgreSQL hung": lambda: stopped(machine.postgresql.pid),
        "its network hung": lambda: stopped(machine.proxy.pid),
        "its network cut": cut,
        "PostgreSQL stopped": away,
    }
    lines = lines_for(stage, faults, (200, 503, 503, 503))
    with _slow(machine.proxy.pid):
        line = line_for("PostgreSQL slow", nothing, stage.they)
    assert line.kept.status == 200
    return [*lines, str(line)]


@contextmanager
def nothing() -> Iterator[None]:
    yield


@contextmanager
def _slow(proxy: int) -> Iterator[None]:
    """The proxy holds each piece back for a while: see tests/faults/proxy.py."""
    os.kill(proxy, signal.SIGUSR1)
    try:
        yield
    finally:
        os.kill(proxy, signal.SIGUSR1)


def redis(stage: Stage) -> list[str]:
    machine = stage.machine

    @contextmanager
    def away() -> Iterator[None]:
        end(machine.redis)
        try:
            yield
        finally:
            machine.start_redis()

    @contextmanager
    def full() -> Iterator[None]:
        machine.tell_redis("CONFIG", "SET", "maxmemory-policy", "noeviction")
        machine.tell_redis("CONFIG", "SET", "maxmemory", "1")
        try:
            yield
        finally:
            machine.tell_redis("CONFIG", "SET", "maxmemory", "64mb")
            machine.tell_redis("CONFIG", "SET", "maxmemory-policy", "allkeys-lru")

    faults = {"Redis stopped": away, "Redis hung": lambda: stopped(machine.redis.pid), "Redis full": full}
    return lines_for(stage, faults, (200, 200, 302, 200))


def full(stage: Stage) -> list[str]:
    """A backup that may write no file past its beginning, as on a full disk. Before its own disk is full, a PostgreSQL
    that somebody hosts turns read-only."""
    machine = stage.machine
    folder = machine.layout / "var/backups/pcnroles"
    before = set(folder.iterdir())
    most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, most[1]))
    try:
        failed = machine.manage("backup", "-v0")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, most)
    assert failed.returncode == 1, failed.stderr
    assert "No backup was made." in failed.stderr
    assert set(folder.iterdir()) == before

    @contextmanager
    def read_only() -> Iterator[None]:
        machine.as_administrator("ALTER DATABASE pcnroles SET default_transaction_read_only = on")
        machine.as_administrator(OTHERS)
        try:
            yield
        finally:
            machine.as_administrator("ALTER DATABASE pcnroles RESET default_transaction_read_only")
            machine.as_administrator(OTHERS)

    lines = lines_for(stage, {"PostgreSQL read-only": read_only}, (200, 200, 503, 200))
    return [*lines, "disk of the backups full: the command says that no backup was made, and leaves nothing behind"]
