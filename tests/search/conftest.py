"""The index of the real content, made once for each process that runs tests, and a small one that tests fill."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from guidance.search.index import Index
from guidance.search.serving import make_index
from tests.real_content import load_real_content

YEAR = "2026-27"


@pytest.fixture(scope="session")
def index(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Index]:
    """It needs no database once it is made: the rows go again."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_real_content()
        made = make_index(("of the tests", YEAR))
        transaction.set_rollback(True)
    yield made
