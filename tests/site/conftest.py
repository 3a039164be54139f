"""The portal as it is served: gunicorn, production settings, the real content, in a database of its own."""

import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest

from tests.site.pages import Page

ROOT = Path(__file__).parents[2]
PATIENCE = 60  # seconds


@dataclass
class Site:
    """`paths` are all the public pages there are."""

    address: str
    paths: list[str]
    _pages: dict[str, Page] = field(default_factory=dict)
    _others: dict[str, bool] = field(default_factory=dict)

    def read(self, path: str) -> Page:
        if path not in self._pages:
            with urllib.request.urlopen(self.address + path) as response:  # noqa: S310  of this machine
                self._pages[path] = Page(response.read().decode())
        return self._pages[path]

    def answers(self, path: str) -> bool:
        """Whether there is a file or a form at a path that is not that of a page."""
        if path not in self._others:
            try:
                with urllib.request.urlopen(self.address + path) as response:  # noqa: S310  of this machine
                    self._others[path] = response.status == 200
            except urllib.error.HTTPError:
                self._others[path] = False
        return self._others[path]

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {path: self.read(path) for path in self.paths}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One for all the processes of a run: whoever comes first starts it, and ends it when the others are done."""
    if not (ROOT / "var/static/staticfiles.json").is_file():
        pytest.skip("no collected assets. Run the tests with `make test`, which collects them.")
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # of this process, in that of the run
    running = folder / "site.txt"
    # Two locks, for with one whoever waits to see whether the site is up would wait until nobody uses it any more.
    with (
        (folder / "site.starting").open("w") as starting,
        (folder / "site.used").open("w") as used,
        ExitStack() as stack,
    ):
        fcntl.flock(starting, fcntl.LOCK_EX)
        if not running.exists():
            address = stack.enter_context(_served(folder / "site.sqlite3"))
            paths = _paths(address)
            running.write_text("\n".join([address, *paths]))
            stack.callback(running.unlink)
            stack.callback(fcntl.flock, used, fcntl.LOCK_EX)  # once the others are done, and
            stack.callback(fcntl.flock, starting, fcntl.LOCK_EX)  # before this: nobody comes in meanwhile
        fcntl.flock(used, fcntl.LOCK_SH)
        fcntl.flock(starting, fcntl.LOCK_UN)
        address, *paths = running.read_text().splitlines()
        yield Site(address, paths)


@contextmanager
def _served(database: Path) -> Iterator[str]:
    """On a port that is ours from the first: whoever asks before the server is up waits for it."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=64)
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    environment = {
        **{name: value for name, value in os.environ.items() if name not in {"REDIS_URL", "DJANGO_SETTINGS_MODULE"}},
        "DEBUG": "0",
        "SECRET_KEY": secrets.token_hex(50),
        "SITE_ADDRESS": address,
        "DATABASE_URL": f"sqlite:///{database}",
        "WEB_CONCURRENCY": "1",
    }
    for command in (["migrate", "--verbosity", "0"], ["load_content", "--verbosity", "0"]):
        subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)  # noqa: S603
    bind = f"fd://{listening.fileno()}"
    server = subprocess.Popen(  # noqa: S603  our own program
        [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "--bind", bind, "pcnroles.wsgi"],
        cwd=ROOT,
        env=environment,
        pass_fds=[listening.fileno()],
        stdout=subprocess.DEVNULL,
    )
    listening.close()
    try:
        yield address
    finally:
        server.send_signal(signal.SIGQUIT)  # at once: a reader that it would wait for has had their answer
        server.wait(PATIENCE)


def _paths(address: str) -> list[str]:
    """From the site map, as soon as the server answers."""
    with urllib.request.urlopen(f"{address}/sitemap.xml", timeout=PATIENCE) as response:  # noqa: S310  of this machine
        sitemap = response.read().decode()
    return [part.partition("</loc>")[0].removeprefix(address) for part in sitemap.split("<loc>")[1:]]
