"""Who pays for a post, year by year, as each source tells it."""

from dataclasses import dataclass
from datetime import date

from guidance.models import Reimbursement, Statement, YearFact
from guidance.presenters.citations import SourceCited, cite_place
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.presenters.statements import FactOnPage, StatementOnPage, fact_on_page, statement_on_page
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
class ReimbursementOnPage:
    post: str
    amount: str
    citations: tuple[SourceCited, ...]


@dataclass(frozen=True, slots=True)
class FundingPage:
    current_year: str
    contents: list[Link]
    years: list[FundingYear]
    reimbursements: list[ReimbursementOnPage]
    differ: list[StatementOnPage]


def funding_page(day: date, prose: Prose) -> FundingPage:
    """Newest year first. `reimbursements` is empty where no maximum amount is held for any year."""
    years = _years(slug_on(day), prose)
    roles_by_year = YearFact.objects.about_money().values("role")
    differ = Statement.objects.where_sources_differ().filter(
        section__topic__slug="funding", section__role__in=roles_by_year
    )
    held = Reimbursement.objects.held().select_related("contract_year", "band", "role", "source")
    return FundingPage(
        current_year=label(slug_on(day)),
        contents=[Link(year.year, f"#{year.anchor}") for year in years]
        + [Link("The most that can be reimbursed", "#reimbursement"), Link("Where sources differ", "#differ")],
        years=years,
        reimbursements=[_reimbursement(one) for one in held],
        differ=[statement_on_page(statement, prose) for statement in differ.with_sources()],
    )


def _years(this_year: str, prose: Prose) -> list[FundingYear]:
    years: dict[str, FundingYear] = {}
    facts = YearFact.objects.about_money().with_sources()
    for fact in facts.order_by("-contract_year__starts_on", "role", "order", "slug"):
        year = fact.contract_year
        held = years.setdefault(
            year.slug,
            FundingYear(str(year), f"year-{year.slug}", year.get_absolute_url(), year.slug == this_year, []),
        )
        held.facts.append(fact_on_page(fact, prose, among_years=True))
    return list(years.values())


def _reimbursement(row: Reimbursement) -> ReimbursementOnPage:
    citations = (cite_place(row.source, row.locator),) if row.source else ()
    return ReimbursementOnPage(str(row), pounds(row.amount), citations)
