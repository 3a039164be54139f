"""What the site depends on, to be stopped, frozen and brought back."""

import os
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen
from urllib.parse import urlsplit

import pytest
import redis

from tests.faults.asking import PATIENCE
from tests.processes import database_url, started


@contextmanager
def a_proxy(port: int) -> Iterator[Popen]:
    """In front of PostgreSQL."""
    server = urlsplit(database_url())
    with started("tests.faults.proxy", f"127.0.0.1:{port}", f"{server.hostname}:{server.port or 5432}") as process:
        assert process.stdout
        assert process.stdout.readline() == "listening\n"
        try:
            yield process
        finally:
            os.kill(process.pid, signal.SIGCONT)


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def by_way_of(port: int) -> str:
    """The address of the test's database, by the proxy at this port."""
    parts = urlsplit(database_url())
    account = parts.netloc.rpartition("@")[0]
    return parts._replace(netloc=f"{account}@127.0.0.1:{port}").geturl()


@contextmanager
def frozen(process: Popen) -> Iterator[None]:
    os.kill(process.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(process.pid, signal.SIGCONT)


@contextmanager
def a_redis(port: int) -> Iterator[Popen]:
    program = shutil.which("redis-server")
    if not program:
        pytest.skip("no Redis. Install redis-server.")
    command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--appendonly", "no"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:  # noqa: S603
        try:
            with to_redis(port) as client:
                client.ping()
            yield process
        finally:
            process.kill()


@contextmanager
def to_redis(port: int) -> Iterator[redis.Redis]:
    """Tries until it has started."""
    retry = redis.retry.Retry(redis.backoff.ConstantBackoff(0.05), int(PATIENCE / 0.05))
    with redis.Redis(port=port, retry=retry, retry_on_error=[redis.ConnectionError]) as client:
        yield client
