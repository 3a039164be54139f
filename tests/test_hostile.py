"""`make hostile` in small: what is asked and uploaded follows from a seed, and none of it breaks the site."""

import pytest
from pytest_django import Settings

from hostile.attempts import FILE, REQUEST, AttemptOutcome, Turn, make_attempt
from hostile.judging import SLOW
from hostile.site import SiteUnderTest, prepare_site
from tests.real_content import load_real_content

SEED = 1
NUMBERS = {REQUEST: 300, FILE: 20}

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def site(settings: Settings) -> SiteUnderTest:
    """Without what holds the tests' own requests to few queries."""
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("zeal")]
    load_real_content()
    return prepare_site()


def wrong_with(outcome: AttemptOutcome) -> list[str]:
    """How long it took is for `make hostile` to say, which nothing else slows down."""
    return [f"{outcome.turn}: {fault.kind}: {fault.what}" for fault in outcome.faults if fault.kind != SLOW]


@pytest.mark.whole
def test_nothing_hostile_breaks_the_site_and_a_number_always_asks_the_same(site: SiteUnderTest) -> None:
    turns = [Turn(SEED, what, number) for what, most in NUMBERS.items() for number in range(1, most + 1)]

    outcomes = [make_attempt(site, turn) for turn in turns]
    again = make_attempt(site, turns[10])

    assert [line for outcome in outcomes for line in wrong_with(outcome)] == []
    assert (again.kind, again.status) == (outcomes[10].kind, outcomes[10].status)
