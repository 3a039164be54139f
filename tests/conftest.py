import gc
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from playwright.sync_api import expect
from pytest_django.plugin import DjangoDbBlocker

from guidance.patience.limits import patience
from tests import choosing
from tests.examples import IN_CI
from tests.kept import empty_caches
from tests.real_content import load_real_content
from tests.signing_in import take_both_steps

# Playwright keeps an event loop in the test's thread, which Django takes for code that must not use the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# As long as its clicks: on a busy machine five seconds are not always enough, and what is right does not wait for them.
expect.set_options(timeout=30_000)
TOLD = "told at the end of the run"  # a property by which a test says what it measured
VNU = Path(__file__).parent.parent / "node_modules/vnu-jar/build/dist/vnu.jar"


def pytest_addoption(parser: pytest.Parser) -> None:
    choosing.add_options(parser)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    choosing.choose(config, items)


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays to the end. Python need not look through it, or so often, for what can go.

    That took a tenth of the time of all tests.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What tests measured, and one line for each reason to skip, however many tests it stopped."""
    for report in (report for reports in terminalreporter.stats.values() for report in reports):
        if getattr(report, "when", "") == "call":
            for name, text in report.user_properties:
                if name == TOLD:
                    terminalreporter.write_line(text)
    reasons: dict[str, int] = {}
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2].removeprefix("Skipped: ")
        reasons[reason] = reasons.get(reason, 0) + 1
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} skipped: {reason}", yellow=True)
    if reasons and IN_CI:
        terminalreporter.write_line("CI or REQUIRE_ALL is set, so a skipped test is a failure.", red=True)


@pytest.fixture(scope="session")
def takes_all(pytestconfig: pytest.Config) -> bool:
    """Whether a test marked sampled looks at all that there is."""
    return choosing.takes_all(pytestconfig)


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """PostgreSQL's tables are made by the migrations, as those of tests/site are; those in memory from the models.

    To run the migrations takes each process five seconds, and `make check` checks them against the models.
    """
    return connection.vendor != "sqlite"


@pytest.fixture
def many_connections(transactional_db: None, tmp_path: Path) -> Iterator[None]:
    """The database as several threads and processes use it, each by a connection of its own.

    The tests' SQLite is in memory and has one connection, so it is copied into a file.
    """
    if connection.vendor != "sqlite":
        yield
        return
    connection.ensure_connection()
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    with closing(sqlite3.connect(tmp_path / "db.sqlite3")) as copy:
        in_memory.backup(copy)
    connection.settings_dict["NAME"] = str(tmp_path / "db.sqlite3")
    connection.connection = None
    yield
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.connection = in_memory


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """To make or drop a database PostgreSQL may need longer, on a busy disk, than a request would wait for it."""
    patience.seconds = float("inf")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    del patience.seconds
    yield
    patience.seconds = float("inf")


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """A test's rows are rolled back, and the content version with them; the pages kept under it must go too."""
    empty_caches()
    yield
    empty_caches()


@pytest.fixture(autouse=True)
def both_steps_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    take_both_steps(monkeypatch)


@pytest.fixture(scope="module")
def real_content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Put in once for a module, and rolled back after its last test. What a test changes goes at its own end.

    What refers to what is checked here: PostgreSQL would check all of it again at the end of each test.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        load_real_content()
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, which may speak to this machine only."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not path:
        pytest.skip("no browser. Install chromium, or set CHROMIUM to its path.")
    return {
        "executable_path": path,
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
        ],
    }


@pytest.fixture(scope="session")
def html_validator() -> list[str]:
    """The command that checks HTML from its standard input, or the files and addresses it is given."""
    java = shutil.which("java")
    if not java:
        pytest.skip("no Java to check HTML with. Install default-jre-headless.")
    if not VNU.is_file():
        pytest.skip("no HTML checker. Run the tests with `make test`, which installs it.")
    return [java, "-Xss1m", "-jar", str(VNU)]
