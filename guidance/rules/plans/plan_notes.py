"""What a plan leaves out, and what it depends on, each with the rows that it is about."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from guidance.rules.choosing import funding
from guidance.rules.plans import post_years
from guidance.rules.plans.plan_sums import PlanSums


@dataclass(frozen=True, slots=True)
class PlanGap:
    """What a total leaves out or depends on, and the numbers of the rows that it is about, from 1."""

    says: str
    rows: tuple[int, ...]

    @property
    def rows_text(self) -> str:
        """'Post 2', 'Posts 1, 2 and 4'."""
        said = [str(row) for row in self.rows]
        several = ", ".join(said[:-1])
        return f"Posts {several} and {said[-1]}" if several else f"Post {said[0]}"

    @property
    def text(self) -> str:
        return f"{self.rows_text}. {self.says}"


def list_gaps(sums: PlanSums) -> list[PlanGap]:
    """In the order of the rows: what a cost lacks, what lacks a maximum, and where we cannot say what comes back."""
    return _list_notes(sums, _list_gaps_of_year)


def list_terms(sums: PlanSums) -> list[PlanGap]:
    """On what it depends that something comes back, and who pays what is left, so far as a source says."""
    return _list_notes(sums, _list_terms_of_year)


def _list_notes(sums: PlanSums, list_of_year: Callable[[post_years.PostYear], Iterator[str]]) -> list[PlanGap]:
    found: dict[str, list[int]] = {}
    for row, post in enumerate(sums.posts, start=1):
        for year in post.years:
            for says in list_of_year(year):
                found.setdefault(f"{says[:1].upper()}{says[1:]}", []).append(row)
    return [PlanGap(says, tuple(dict.fromkeys(rows))) for says, rows in found.items()]


def _list_gaps_of_year(year: post_years.PostYear) -> Iterator[str]:
    yield from (one.says for one in year.left_out)
    if year.no_rule:
        yield f"We can't work out what comes back. {year.no_rule}"
    elif year.total.back is not None and year.total.is_partial("repaid"):
        yield f"The maximum reimbursement: we have not found it for {year.post.year_text}."


def _list_terms_of_year(year: post_years.PostYear) -> Iterator[str]:
    if year.days and year.post.is_outside_the_arrs:
        yield funding.OUTSIDE_THE_ARRS
        return
    for period in year.costed:
        rule = period.held.rule
        if not isinstance(rule, funding.FundingRule):
            continue
        if rule.repaid.condition:
            yield f"It comes back only where there is {rule.repaid.condition}."
        if rule.repaid.share < 1:
            yield f"{rule.rest_name}: {rule.rest_in_words}."
        if period.held.bands_caution:
            yield period.held.bands_caution
        if year.total.not_claimed:
            yield "Other costs are not claimed: agree who pays them."
