"""What a page without changes says instead: when something may be there."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max

from guidance import models
from guidance.rules.dates import long_date
from guidance.rules.years import contract_years


@dataclass(frozen=True, slots=True)
class NothingYet:
    """For a page without changes: when what it lists was last checked, and when the contract next changes."""

    checked: str
    next_year: str
    next_year_begins: str


def describe_nothing_yet(role: models.Role | None, day: date) -> NothingYet:
    sections = models.Section.objects.filter(role=role) if role else models.Section.objects.all()
    checked = sections.aggregate(last=Max("checked_on"))["last"]
    _, last_day = contract_years.get_bounds(contract_years.get_slug_on(day))
    begins = last_day + timedelta(days=1)
    return NothingYet(
        checked=long_date(checked) if checked else "",
        next_year=contract_years.label_year(contract_years.get_slug_on(begins)),
        next_year_begins=long_date(begins),
    )
