"""Who pays for a post, year by year, as each source tells it."""

from dataclasses import dataclass
from datetime import date

from guidance.models import Reimbursement, Statement, YearFact
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.statements import FactOnPage, StatementOnPage, fact_on_page, statement_on_page
from guidance.presenters.tables import Row, Table
from guidance.rules.contract_years import label, slug_on
from guidance.rules.money import pounds


@dataclass(frozen=True, slots=True)
class FundingYear:
    year: str
    anchor: str
    year_href: str
    is_current: bool
    facts: list[FactOnPage]


@dataclass(frozen=True, slots=True)
class FundingPage:
    current_year: str
    years: list[FundingYear]
    contents: list[Link]
    differ: list[StatementOnPage]
    reimbursements: Table | None


def funding_page(day: date, prose: Prose) -> FundingPage:
    """Newest year first. `reimbursements` is empty where no maximum amount is held for any year."""
    this_year = slug_on(day)
    years: dict[str, FundingYear] = {}
    facts = YearFact.objects.about_money().with_sources().order_by("-contract_year__starts_on", "role", "order", "slug")
    for fact in facts:
        year = fact.contract_year
        held = years.setdefault(
            year.slug,
            FundingYear(str(year), f"year-{year.slug}", year.get_absolute_url(), year.slug == this_year, []),
        )
        held.facts.append(fact_on_page(fact, prose))
    differ = Statement.objects.where_sources_differ().filter(section__topic__slug__in=["funding", "employment-models"])
    return FundingPage(
        current_year=label(this_year),
        years=list(years.values()),
        contents=[Link(year.year, f"#{year.anchor}", current=False) for year in years.values()],
        differ=[statement_on_page(statement, prose) for statement in differ.with_sources()],
        reimbursements=_reimbursements(),
    )


def _reimbursements() -> Table | None:
    held = Reimbursement.objects.filter(amount__isnull=False).select_related("contract_year", "band", "role")
    rows = [Row(str(one), [pounds(one.amount)]) for one in held]
    if not rows:
        return None
    return Table(
        "reimbursements",
        "Most that the scheme repays for a full-time post",
        ["Post", "Pounds a year"],
        rows,
        numeric=True,
    )
