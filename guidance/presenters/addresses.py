"""Every public page there is, worked out from the routes and the content. A form that is posted is none: it is made
anew each time."""

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse

from guidance.models import (
    FAQ,
    Band,
    Clause,
    ContractYear,
    Instrument,
    JobDescription,
    KeyPublication,
    Role,
    Section,
    Source,
)

FIXED = (
    "home",
    "role-list",
    "compare",
    "contract",
    "contract-compare",
    "band-list",
    "funding",
    "which-role",
    "costs",
    "board-paper",
    "evidence-checklist",
    "source-list",
    "glossary",
    "standards-list",
    "faq-list",
    "publication-list",
    "figures",
    "updates",
    "search",
    "job-description-list",
    "interview-question-list",
    "open-data",
    "about",
    "privacy",
    "accessibility-statement",
)


def public_addresses() -> Iterator[str]:
    """Paths: the fixed pages, then those of the content, all of them found in one query."""
    yield from (reverse(name) for name in FIXED)
    first, *others = (_addresses(*branch) for branch in _branches())
    for name, *arguments in first.union(*others, all=True).order_by("route", "argument_1", "argument_2"):
        yield reverse(name, args=[argument for argument in arguments if argument])


def _branches() -> Iterator[tuple[str, QuerySet[Any], str, str]]:
    """The name of a route, the rows that have a page of that route, and the paths to the route's arguments."""
    yield "role", Role.objects.all(), "slug", ""
    yield "role-updates", Role.objects.with_guidance(), "slug", ""
    yield "whole-guide", Role.objects.with_guidance(), "slug", ""
    yield "topic", Section.objects.all(), "role__slug", "topic__slug"
    yield "contract-year", ContractYear.objects.all(), "slug", ""
    clauses = Clause.objects.top_level().filter(instrument__contract_year__isnull=False)
    yield "clause", clauses, "instrument__contract_year__slug", "number"
    yield "band", Band.objects.all(), "slug", ""
    yield "standards", Instrument.objects.not_of_a_contract_year(), "slug", ""
    yield "faq", FAQ.objects.all(), "slug", ""
    yield "publication", KeyPublication.objects.all(), "slug", ""
    yield "job-description", JobDescription.objects.all(), "slug", ""
    yield "role-interview-questions", Role.objects.with_interview_questions(), "slug", ""
    yield "source", Source.objects.all(), "slug", ""


def _addresses(route: str, rows: QuerySet[Any], first: str, second: str) -> QuerySet[Any, Any]:
    nothing = Value("", output_field=CharField())
    columns = {
        "route": Value(route, output_field=CharField()),
        "argument_1": F(first),
        "argument_2": F(second) if second else nothing,
    }
    named: QuerySet[Any, Any] = rows.order_by().annotate(**columns)
    return named.values_list(*columns)
