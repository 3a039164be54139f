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


def environment() -> dict[str, str]:
    """To be made inside `many_connections`, so that it names the database that others reach too."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "tests.settings"}


@contextmanager
def started(*command: str, **kept_open: int) -> Iterator[subprocess.Popen[str]]:
    """A program of Python's, ended with the block. `kept_open` names open files that it may use by their numbers."""
    process = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", *command],
        cwd=Path(settings.BASE_DIR),
        env=environment(),
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
def a_server() -> Iterator[int]:
    """The site as gunicorn serves it. Gives its port, which takes requests before anybody is there to answer them."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        bind = f"fd://{listening.fileno()}"
        served = ("gunicorn", "--config", "gunicorn.conf.py", "--workers", "1", "--bind", bind, "pcnroles.wsgi")
        with started(*served, socket=listening.fileno()):
            yield listening.getsockname()[1]
