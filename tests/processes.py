"""Other processes on the database of a test: real ones, with nothing in common with it but what is committed."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection


def database_url() -> str:
    """To be asked inside `many_connections`, so that it names the database that others reach too."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@contextmanager
def started(*command: str, environment: dict[str, str] | None = None, **kept_open: int) -> Iterator[subprocess.Popen]:
    """A program of Python's, ended with the block. `kept_open` names open files that it may use by their numbers."""
    base = {**os.environ, "DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", *command],
        cwd=Path(settings.BASE_DIR),
        env={**base, **(environment or {})},
        pass_fds=list(kept_open.values()),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def a_server(workers: int = 1, **environment: str) -> Iterator[int]:
    """The site as gunicorn serves it. Gives its port, which takes requests before anybody is there to answer them."""
    with a_server_process(workers, **environment) as (port, _):
        yield port


@contextmanager
def a_server_process(workers: int = 1, **environment: str) -> Iterator[tuple[int, subprocess.Popen]]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        bind = f"fd://{listening.fileno()}"
        served = (
            "gunicorn",
            "--config",
            "gunicorn.conf.py",
            "--workers",
            str(workers),
            "--bind",
            bind,
            "pcnroles.wsgi",
        )
        with started(*served, environment=environment, socket=listening.fileno()) as process:
            yield listening.getsockname()[1], process


def as_in_production(key: str) -> dict[str, str]:
    """The environment of a server that looks at its templates once, and shows nobody how it failed."""
    return {"DEBUG": "0", "SECRET_KEY": key, "SITE_ADDRESS": "http://127.0.0.1"}
