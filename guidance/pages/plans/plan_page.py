"""What the page of a plan says once it is worked out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from guidance.pages.plans import (
    allocation_page,
    paper_links,
    plan_basis,
    plan_tables,
    post_links,
    post_months,
)
from guidance.presenters import charts, links, tables
from guidance.presenters.costs.plan_numbers import PlanNumbers
from guidance.rules.costs.sum_steps import ResultLine
from guidance.rules.plans import plan_notes, plan_results, plan_sums, plan_words


@dataclass(frozen=True, slots=True)
class PostOnPage:
    title: str
    about: str
    cells: list[str | None]
    links: list[links.Link]


@dataclass(frozen=True, slots=True)
class PlanOnPage:
    summary: str
    result: list[ResultLine]
    gaps: list[plan_notes.PlanGap]
    terms: list[plan_notes.PlanGap]
    allocations: list[allocation_page.AllocationOnPage]
    chart: charts.Chart | None
    columns: list[str]
    posts: list[PostOnPage]
    months: tables.TableOnPage
    totals: list[tables.TableOnPage]
    post_months: list[post_months.PostMonths]
    papers: list[links.Link]
    basis: list[plan_basis.YearBasis]
    assumptions: tuple[str, ...]


def build_plan_page(sums: plan_sums.PlanSums, numbers: PlanNumbers, roles: Mapping[str, str]) -> PlanOnPage:
    headings = plan_tables.list_headings(sums.total)
    titles = [plan_words.name_post(number, post.planned.name) for number, post in enumerate(sums.posts, start=1)]
    names = map(plan_tables.write_month, sums.months)
    return PlanOnPage(
        summary=plan_words.summarise(sums),
        result=list(plan_results.list_plan_result(sums.total)),
        gaps=plan_notes.list_gaps(sums),
        terms=plan_notes.list_terms(sums),
        allocations=list(allocation_page.list_allocations(sums, numbers)),
        chart=charts.month_chart(list(zip(names, (month.cost for month in sums.by_month), strict=True))),
        columns=[one.text for one in headings],
        posts=[
            PostOnPage(
                title,
                plan_words.describe_post(post, roles[post.planned.role]),
                plan_tables.write_cells(post.total, headings),
                list(post_links.link_steps(post)),
            )
            for title, post in zip(titles, sums.posts, strict=True)
        ],
        months=plan_tables.make_month_table(sums, headings),
        totals=list(_list_tables(sums, roles, headings)),
        post_months=post_months.list_post_months(sums, titles, headings),
        papers=list(paper_links.link_papers(sums, roles)),
        basis=plan_basis.list_years(sums),
        assumptions=plan_basis.ASSUMPTIONS,
    )


def _list_tables(
    sums: plan_sums.PlanSums, roles: Mapping[str, str], headings: list[plan_tables.AmountHeading]
) -> Iterator[tables.TableOnPage]:
    years = plan_tables.make_year_table(sums, headings)
    if years:
        yield years
    by_role = [(roles[one.group], one) for one in sums.by_role]
    yield plan_tables.make_group_table("role", by_role, headings)
    by_band = [(f"Band {one.group}", one) for one in sums.by_band]
    yield plan_tables.make_group_table("band", by_band, headings)
