"""What readers, editors and /health/ get while something fails: known answers, within a known time, and then healed.

The times are in a table at the end of the run. What is asserted is that nobody waits for ever.
"""

import os
import resource
import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.db import connection

from tests.conftest import TOLD
from tests.faults.dependencies import a_free_port, a_proxy, a_redis, by_way_of, frozen, to_redis
from tests.faults.visitors import HEADINGS, Line, as_line, line_for, visitors
from tests.processes import a_server_process, as_in_production
from tests.writing_elsewhere import somebody_writing

pytestmark = pytest.mark.slow
KEY = "a-long-key-of-many-different-characters-0123456789-abcdefgh"
SMALL = 4096  # bytes


@pytest.fixture(autouse=True)
def key_of_the_server(settings) -> None:
    """So that who is signed in here is signed in there."""
    settings.SECRET_KEY = KEY


def tell(record_property, lines: list[Line]) -> None:
    for line in (as_line(*HEADINGS), *map(str, lines)):
        record_property(TOLD, line)


def statuses(lines: list[Line]) -> dict[str, tuple[int, ...]]:
    return {
        line.name: (line.kept.status, line.other.status, line.saved.status, line.health.status, line.healed.status)
        for line in lines
    }


if connection.vendor == "postgresql":

    def test_with_postgresql_stopped_refusing_or_hanging(many_connections: None, record_property) -> None:
        behind = a_free_port()
        with ExitStack() as proxy, ExitStack() as running:
            running.callback(proxy.close)
            process = proxy.enter_context(a_proxy(behind))

            @contextmanager
            def stopped() -> Iterator[None]:
                nonlocal process
                proxy.close()
                yield
                process = proxy.enter_context(a_proxy(behind))

            environment = {**as_in_production(KEY), "DATABASE_URL": by_way_of(behind)}
            port, _ = running.enter_context(a_server_process(**environment))
            they = visitors(port)
            lines = [
                line_for("PostgreSQL stopped", stopped, they),
                line_for("PostgreSQL refusing", refusing, they),
                line_for("PostgreSQL hanging", lambda: frozen(process), they),
            ]
        tell(record_property, lines)
        assert set(statuses(lines).values()) == {(200, 503, 503, 503, 302)}
        for line in lines:
            assert "Nothing was saved. Go back" in line.saved.text
            assert line.other.headers["Retry-After"]
            assert line.health.text == "unwell\ndatabase: failing\n"

    @contextmanager
    def refusing() -> Iterator[None]:
        """The server is there, and lets nobody in but the test."""
        name, own = connection.settings_dict["NAME"], connection.connection.info.backend_pid
        server = psycopg2.connect(os.environ["DATABASE_URL"], dbname="postgres")
        server.autocommit = True
        with server.cursor() as cursor:
            cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> %s"
            cursor.execute(end, [name, own])
            try:
                yield
            finally:
                cursor.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
                server.close()

else:

    def test_with_redis_stopped_refusing_or_hanging(many_connections: None, record_property) -> None:
        at = a_free_port()
        with ExitStack() as redis, ExitStack() as running:
            running.callback(redis.close)
            process = redis.enter_context(a_redis(at))

            @contextmanager
            def stopped() -> Iterator[None]:
                nonlocal process
                redis.close()
                yield
                process = redis.enter_context(a_redis(at))

            @contextmanager
            def refusing() -> Iterator[None]:
                with to_redis(at) as client:
                    client.config_set("requirepass", "nobody knows")
                    client.client_kill_filter(_type="normal", skipme=True)
                    yield
                    client.config_set("requirepass", "")

            environment = {**as_in_production(KEY), "REDIS_URL": f"redis://127.0.0.1:{at}/0"}
            port, _ = running.enter_context(a_server_process(**environment))
            they = visitors(port)
            lines = [
                line_for("Redis stopped", stopped, they),
                line_for("Redis refusing", refusing, they),
                line_for("Redis hanging", lambda: frozen(process), they),
            ]
        tell(record_property, lines)
        assert set(statuses(lines).values()) == {(200, 200, 302, 200, 200)}
        for line in lines:
            assert line.health.text == "well in part\ndatabase: well\ncache: failing\n"

    def test_with_a_long_writer_a_full_disk_or_no_mail(many_connections: None, record_property) -> None:
        with ExitStack() as running:
            mail = running.enter_context(socket.create_server(("127.0.0.1", 0)))  # takes calls, and never answers
            environment = {**as_in_production(KEY), "EMAIL_URL": f"smtp://127.0.0.1:{mail.getsockname()[1]}"}
            port, process = running.enter_context(a_server_process(**environment))
            they = visitors(port)
            lines = [
                line_for("a long writer on SQLite", somebody_writing, they),
                line_for("a full disk", lambda: no_room_for(children_of(process.pid)), they),
            ]
            hanging = they.asks_for_new_password()
            mail.close()
            stopped = they.asks_for_new_password()
        tell(record_property, lines)
        record_property(TOLD, f"asking for a new password with mail hanging: {hanging.told}; stopped: {stopped.told}")
        for answer in (hanging, stopped):
            assert answer.status == 200
            assert "The email could not be sent." in answer.text
        assert set(statuses(lines).values()) == {(200, 200, 503, 200, 302)}
        for line in lines:
            assert "Nothing was saved. Go back" in line.saved.text

    @contextmanager
    def no_room_for(processes: list[int]) -> Iterator[None]:
        """They can write no file past its beginning. To SQLite it is a full disk, but for the name of the error."""
        before = [resource.prlimit(process, resource.RLIMIT_FSIZE) for process in processes]
        for process, (_, most) in zip(processes, before, strict=True):
            resource.prlimit(process, resource.RLIMIT_FSIZE, (SMALL, most))
        yield
        for process, limits in zip(processes, before, strict=True):
            resource.prlimit(process, resource.RLIMIT_FSIZE, limits)

    def children_of(process: int) -> list[int]:
        return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
