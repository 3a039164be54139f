import threading
from collections.abc import Iterator

import pytest

from tests.link_checking.site import Site


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def has_ended() -> Iterator[threading.Event]:
    """Lets go of the pages that wait for it."""
    event = threading.Event()
    yield event
    event.set()
