"""The API is asked, in this process, what its own description allows, and what it does not."""

from collections.abc import Iterator

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.openapi.loaders import from_wsgi
from schemathesis.schemas import BaseSchema

from tests.real_content import load_real_content

pytestmark = pytest.mark.slow
UNCOMPRESSED = {"Accept-Encoding": "identity"}  # in this process nothing unpacks an answer
few = settings(max_examples=3, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.fixture
def described(db: None, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[BaseSchema]:
    """Of the real content, served without ending the transaction that holds it."""
    monkeypatch.setattr(request.node, "_nodeid", request.node.nodeid, raising=False)  # pytest 9.2 has none to read
    load_real_content()
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described_in_short(described: BaseSchema) -> BaseSchema:
    """Without a question for every value of every parameter: there are ten thousand of those."""
    described.config.phases.coverage.enabled = False
    return described


every_address = schemathesis.pytest.from_fixture("described_in_short")
# One of each kind of address and of collection: all of them are answered by the same few views.
one_of_each = schemathesis.pytest.from_fixture("described").include(path_regex=r"^/($|openapi|clauses|bands)")


@every_address.parametrize()
@few
def test_every_address_answers_as_described_whether_asked_rightly_or_wrongly(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=UNCOMPRESSED)


@pytest.mark.whole
@one_of_each.parametrize()
@few
def test_every_value_and_slip_of_a_parameter_is_answered_as_described(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=UNCOMPRESSED)
