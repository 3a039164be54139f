from datetime import date

import pytest

from guidance.models import ContractYear, Milestone
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def years() -> None:
    for slug in ("2021-22", "2022-23", "2026-27"):
        factories.a_year(slug)


@pytest.mark.parametrize(
    ("day", "slug"),
    [
        (date(2022, 3, 31), "2021-22"),
        (date(2022, 4, 1), "2022-23"),
        (date(2026, 11, 21), "2026-27"),
        (date(2024, 6, 1), "2022-23"),
    ],
    ids=["last day", "first day", "today", "a year that is missing: the last one before it"],
)
def test_the_current_year_is_the_one_in_force_on_the_day_asked(years: None, day: date, slug: str) -> None:
    current = ContractYear.objects.current(day)
    assert current is not None
    assert current.slug == slug


def test_no_year_holds_a_day_outside_those_held(years: None) -> None:
    assert not ContractYear.objects.on(date(2024, 6, 1)).exists()
    assert ContractYear.objects.current(date(2020, 1, 1)) is None


def test_a_year_knows_the_one_before_it(years: None) -> None:
    assert str(ContractYear.objects.get(slug="2022-23").previous()) == "2021/22"
    assert ContractYear.objects.get(slug="2021-22").previous() is None


def test_what_has_not_happened_yet_is_left_out() -> None:
    factories.a_milestone(slug="done", happened_on=date(2026, 5, 1))
    factories.a_milestone(slug="to-come", happened_on=date(2027, 5, 1))
    assert [one.slug for one in Milestone.objects.up_to(date(2026, 11, 21))] == ["done"]
