"""The portal stopped, killed and hung, and forms that do not come."""

import signal
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.deploying.faults import lines_for
from tests.deploying.processes import stopped
from tests.deploying.stage import Stage, told

HALF_SENT = 40


def origin(stage: Stage) -> list[str]:
    portal = stage.machine.portal

    @contextmanager
    def away() -> Iterator[None]:
        """As where nothing starts it again: its port is closed too."""
        portal.stop()
        portal.listening.close()
        try:
            yield
        finally:
            portal.listen()
            portal.start()

    @contextmanager
    def killed() -> Iterator[None]:
        """The whole service at once. systemd starts it again a second later, and requests wait for that."""
        portal.signal(signal.SIGKILL)
        yield

    lines = lines_for(stage, {"portal stopped": away}, (200, 502, 502, 502))
    lines += lines_for(stage, {"portal killed": killed}, (200, 200, 302, 200))

    assert portal.process
    with stopped(portal.process.pid):
        kept, other, health = stage.they.reads_kept_page(), stage.they.reads_other_page(), stage.they.asks_for_health()
    healed = stage.heal()
    assert (kept.status, other.status, health.status) == (200, 504, 504), (kept.told, other.told, health.told)
    lines.append(
        f"portal hung: kept page {kept.told}, other page {other.told}, /health/ {health.told}; well {healed:.2f} s"
    )
    return lines


def half_sent_forms(stage: Stage) -> list[str]:
    """More than the portal has threads. nginx waits for them, not the portal."""
    with ExitStack() as held:
        for _ in range(HALF_SENT):
            plain = held.enter_context(socket.create_connection(("127.0.0.1", stage.machine.layout.https)))
            opened = held.enter_context(stage.reader.context.wrap_socket(plain, server_hostname="roles.example.org"))
            opened.sendall(b"POST /admin/ HTTP/1.1\r\nHost: roles.example.org\r\nContent-Length: 100000\r\n\r\nhalf")
        answers = []
        for _ in range(5):
            answers += [stage.they.reads_kept_page(), stage.they.reads_other_page()]
        began = time.monotonic()
        opened.settimeout(30)
        ended = opened.recv(100)
    assert {answer.status for answer in answers} == {200}
    given_up = time.monotonic() - began
    assert ended == b"" or b" 408 " in ended
    return [f"{HALF_SENT} forms half sent: readers {told(answers)}; given up after {given_up:.0f} s"]
