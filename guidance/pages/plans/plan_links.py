"""What leads from the page of a plan to its files. Where the plan is too long for an address, a form sends it."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from guidance.rules.plans import plan_texts
from guidance.rules.plans.plans import Plan


@dataclass(frozen=True, slots=True)
class PlanLinks:
    """`query` is blank where the plan is too long for one, and `said` is what the form then sends."""

    query: str
    said: list[tuple[str, str]]


def link_files(plan: Plan) -> PlanLinks:
    query = plan_texts.write_query(plan)
    if len(query) <= plan_texts.LONGEST_QUERY:
        return PlanLinks(query, [])
    return PlanLinks("", parse_qsl(query, keep_blank_values=True))
