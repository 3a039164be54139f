"""/health/ says which part fails, whatever hangs, and by whatever name and scheme it is asked."""

import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import connection
from django.test import Client

from tests import factories
from tests.conftest import TOLD
from tests.faults.asking import Answer, ask, first_answer, is_well
from tests.faults.dependencies import a_free_port, a_proxy, by_way_of
from tests.processes import a_server, as_in_production

READERS = 30
A_WHILE = 3  # seconds: longer than the site goes without asking whether the database is there again


def read_on(port: int, addresses: list[str], enough: Event) -> list[Answer]:
    answers = []
    while not enough.is_set():
        answers += [ask(port, address) for address in addresses]
        enough.wait(0.1)  # as long as it takes the quickest person to ask for another page
    return answers


def slowest(answers: list[Answer]) -> str:
    return f"the slowest after {max(answer.seconds for answer in answers):.2f} s"


def asked_for_a_while(port: int) -> list[Answer]:
    answers, until = [], time.monotonic() + A_WHILE
    while time.monotonic() < until:
        answers.append(ask(port, "/health/"))
        time.sleep(0.05)
    return answers


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize("address", ["/health/", "/health/live/"])
def test_whoever_watches_needs_neither_the_sites_name_nor_https(
    db: None, client: Client, settings, address: str, method: str
) -> None:
    settings.SECURE_SSL_REDIRECT = True
    response = getattr(Client(), method)(address, HTTP_HOST="10.0.0.7")
    assert (response.status_code, response["Cache-Control"]) == (200, "no-store")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert not response.cookies
    assert client.post(address).status_code == 405


def test_that_the_process_lives_is_said_without_the_database(client: Client) -> None:
    assert client.get("/health/live/").content == b"well\n"


if connection.vendor == "postgresql":

    def test_health_is_told_while_the_database_is_frozen_under_many_readers(
        many_connections: None, record_property
    ) -> None:
        faq = factories.a_faq(factories.a_role(slug="nurse"), slug="pay")
        # Kept, and made for each: those wait for the content version alone, these for rows as well.
        addresses = [faq.get_absolute_url(), "/search/?q=pay", "/sitemap.xml"]
        behind, enough = a_free_port(), Event()
        environment = {**as_in_production("k" * 50), "DATABASE_URL": by_way_of(behind)}
        with a_proxy(behind) as proxy, a_server(workers=2, **environment) as port:
            assert first_answer(lambda: ask(port, "/health/"), is_well).text == "well\ndatabase: well\n"
            for address in addresses * 2:
                assert ask(port, address).status == 200
            with ThreadPoolExecutor(READERS) as pool:
                readers = [pool.submit(read_on, port, addresses, enough) for _ in range(READERS)]
                assert ask(port, addresses[1]).status == 200
                os.kill(proxy.pid, signal.SIGSTOP)
                frozen = asked_for_a_while(port)
                live = ask(port, "/health/live/")
                os.kill(proxy.pid, signal.SIGCONT)
                healed = first_answer(lambda: ask(port, "/health/"), is_well)
                enough.set()
                answers = [answer for reader in readers for answer in reader.result()]
        assert {(answer.status, answer.text) for answer in frozen} == {(503, "unwell\ndatabase: failing\n")}
        assert live.status == healed.status == 200
        assert not [answer for answer in answers if not answer.status]
        reading = [answer for answer in answers if frozen[0].began < answer.began < live.began]
        record_property(
            TOLD,
            f"Database frozen under {READERS} readers: {len(frozen)} times /health/, {slowest(frozen)}; "
            f"{len(reading)} pages, {slowest(reading)}; well again {healed.seconds:.2f} s after it thawed.",
        )
