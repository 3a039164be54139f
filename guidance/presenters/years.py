"""The contract year that a page answers for, and the control that chooses it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from guidance.models import ContractYear
from guidance.presenters.links import KeptYear, Link
from guidance.presenters.shared_rows import shared_rows
from guidance.rules.dates import long_date
from guidance.rules.years.as_at import AsAt
from guidance.rules.years.contract_years import get_bounds, get_slug_on, label_year


@dataclass(frozen=True, slots=True)
class YearOption:
    slug: str
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class YearControl:
    """`query`, and the `name` and `value` that it is made of, are blank where the page answers for today.

    So is `note`, unless we have nothing for the year in force. `kept` are the other parameters of the page's address.
    """

    query: str
    name: str
    value: str
    text: str
    options: tuple[YearOption, ...]
    note: str
    back: Link
    kept: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ChosenYear:
    """`year` is None only where we don't have the year in force. `day` is the day asked for, if one was.

    `query` ends the links to other pages that depend on the year: '?year=2023-24', '?on=2023-10-05', or '' where the
    page answers for today.
    """

    slug: str
    day: date | None
    today: date
    year: ContractYear | None
    held: tuple[ContractYear, ...]

    @property
    def is_current(self) -> bool:
        return self.slug == get_slug_on(self.today)

    @property
    def label(self) -> str:
        """'2023/24'."""
        return label_year(self.slug)

    @property
    def of_today(self) -> "ChosenYear":
        """The year in force, for a page that no year changes."""
        return find_chosen_year(AsAt(get_slug_on(self.today), None), self.today, self.held)

    @property
    def asked(self) -> str:
        """The year's label, blank where it is the year in force."""
        return "" if self.is_current else self.label

    def unless(self, year: ContractYear | None) -> str:
        """`asked` where `year` is another year, blank where it is this year or None."""
        return self.asked if year and year.slug != self.slug else ""

    @property
    def href(self) -> str:
        """The year's page, blank where we don't have the year."""
        return self.year.get_absolute_url() if self.year else ""

    @property
    def current_label(self) -> str:
        return label_year(get_slug_on(self.today))

    @property
    def query(self) -> str:
        name, value = self.parameter
        return f"?{name}={value}" if name else ""

    @property
    def kept(self) -> KeptYear:
        """What the page's links to other pages that depend on the year keep."""
        return KeptYear(self.query.removeprefix("?"))

    @property
    def parameter(self) -> tuple[str, str]:
        """The name and value that keep the choice in an address or a form, blank where the page answers for today."""
        if self.day and self.day != self.today:
            return "on", self.day.isoformat()
        return ("", "") if self.is_current else ("year", self.slug)

    @property
    def days(self) -> tuple[date, date]:
        """The first and last day that the page answers for: a single day, or all of a year that is not in force."""
        if self.day:
            return self.day, self.day
        return (self.today, self.today) if self.is_current else get_bounds(self.slug)

    @property
    def text(self) -> str:
        """'contract year 2023/24', or '5 October 2023, in contract year 2023/24'."""
        year = f"contract year {self.label}"
        return f"{long_date(self.day)}, in {year}" if self.day else year


def contract_years(content_version: str) -> tuple[ContractYear, ...]:
    """Every year in a version of the content, oldest first."""
    return shared_rows(content_version).years


def find_chosen_year(asked: AsAt, today: date, held: tuple[ContractYear, ...]) -> ChosenYear:
    year = next((one for one in held if one.slug == asked.slug), None)
    return ChosenYear(asked.slug, asked.day, today, year, held)


def year_control(chosen: ChosenYear, kept: tuple[tuple[str, str], ...] = ()) -> YearControl:
    now = get_slug_on(chosen.today)
    slugs = {year.slug for year in chosen.held} | {now}
    name, value = chosen.parameter
    return YearControl(
        query=chosen.query,
        name=name,
        value=value,
        text=chosen.text,
        options=tuple(
            YearOption(slug, f"{label_year(slug)} (now)" if slug == now else label_year(slug), slug == chosen.slug)
            for slug in sorted(slugs, reverse=True)
        ),
        note=_write_note(chosen),
        back=Link(
            "See this page for today" if chosen.is_current else f"See this page for {label_year(now)}",
            f"?{urlencode([*kept, ('year', now)])}",
        ),
        kept=kept,
    )


def _write_note(chosen: ChosenYear) -> str:
    if chosen.query and chosen.is_current:
        return f"This page answers for {chosen.text}, and not for today."
    if chosen.query:
        return f"This page answers for {chosen.text}. The contract year is now {chosen.current_label}."
    if chosen.year is None:
        return f"The contract year is now {chosen.current_label}, and we have found nothing on it yet."
    return ""
