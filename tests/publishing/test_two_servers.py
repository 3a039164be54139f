"""Two servers on one database, each with a memory of its own: what is scheduled goes live on both, once."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import timedelta
from http.client import HTTPConnection
from threading import Barrier

import pytest
from django.utils import timezone

from guidance.models import FAQ, ContentVersion, Edition, Event
from tests import factories
from tests.processes import a_server
from tests.publishing.at_once import WAITED_LONG_ENOUGH
from tests.publishing.desk import a_draft, scheduled

AT_ONCE = 3  # readers of each server


@pytest.fixture
def servers(many_connections: None) -> Iterator[list[int]]:
    """Their ports."""
    with ExitStack() as running:
        yield [running.enter_context(a_server()) for _ in range(2)]


def page_of(port: int, address: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=WAITED_LONG_ENOUGH)
    connection.request("GET", address, headers={"Connection": "close"})
    response = connection.getresponse()
    assert response.status == 200
    return response.read().decode()


def pages_read_at_once(ports: list[int], address: str) -> list[str]:
    """What several readers get who ask at the same moment."""
    together = Barrier(len(ports))

    def read(port: int) -> str:
        together.wait(WAITED_LONG_ENOUGH)
        return page_of(port, address)

    with ThreadPoolExecutor(len(ports)) as pool:
        return list(pool.map(read, ports))


def due(draft: Edition, at: object) -> None:
    Edition.objects.filter(pk=draft.pk).update(publish_at=at)
    ContentVersion.objects.update(due_at=at)


@pytest.mark.slow
def test_both_serve_the_old_page_before_its_time_and_the_new_one_after_and_it_is_published_once(
    servers: list[int],
) -> None:
    faq = factories.a_faq(factories.a_role(slug="nurse"), slug="pay", answer="The scheme pays.")
    draft = scheduled(a_draft(faq, answer="The network pays."))
    due(draft, timezone.now() + timedelta(hours=1))
    address = faq.get_absolute_url()
    for page in pages_read_at_once(servers * AT_ONCE, address):
        assert ("The scheme pays." in page, "The network pays." in page) == (True, False)
    assert not Event.objects.filter(action="published").exists()

    due(draft, timezone.now())
    for page in pages_read_at_once(servers * AT_ONCE, address):
        assert ("The scheme pays." in page, "The network pays." in page) == (False, True)
    assert Event.objects.filter(action="published").count() == 1
    assert FAQ.objects.get().answer == "The network pays."
    for port in servers:
        assert "The network pays." in page_of(port, address)
    assert Event.objects.filter(action="published").count() == 1
