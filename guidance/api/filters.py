"""The filters of each collection: year, role, topic, source, and each field with choices."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from guidance import models
from guidance.api import sourcing
from guidance.api.catalogue import Collection
from guidance.api.dates import PRECISION_OF
from guidance.api.problems import QueryProblem, RefusedQueryError, shorten_typed
from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.rules.years import as_at

_SLUG = re.compile(r"[A-Za-z0-9-]{1,100}")


@dataclass(frozen=True, slots=True)
class CollectionFilter:
    """`paths` lead to the value, and the first that is not null counts. Without any, the rows are those that apply in
    the contract year. The allowed values are the slugs of `target`, or else `choices`."""

    name: str
    paths: tuple[str, ...]
    target: Kind | None = None
    choices: tuple[str, ...] = ()

    def list_allowed(self) -> tuple[str, ...]:
        if self.target is None:
            return self.choices
        held: QuerySet[Any] = self.target.objects.all()
        return tuple(held.order_by("slug").values_list("slug", flat=True))

    def narrow_rows(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        if not self.paths:
            year = models.ContractYear.objects.filter(slug=value).first()
            held = rows.model.objects.holding_in(year.starts_on, year.ends_on) if year else rows.none()
            return rows.filter(pk__in=held.values("pk"))
        if "citations" in self.paths[0]:
            # A subquery, because a join would repeat a record for each of its citations of the source.
            return rows.filter(pk__in=rows.model.objects.filter(**{self.paths[0]: value}).values("pk"))
        if len(self.paths) > 1:
            rows = rows.annotate(asked_for=Coalesce(*self.paths))
            return rows.filter(asked_for=value)
        return rows.filter(**{self.paths[0]: value})


@cache
def filters_of(collection: Collection) -> dict[str, CollectionFilter]:
    """The filters by name. Those that many collections have come first."""
    found = [*_build_placing_filters(collection), *_build_own_filters(collection)]
    return {one.name: one for one in found}


def _build_placing_filters(collection: Collection) -> Iterable[CollectionFilter]:
    if collection.years:
        yield CollectionFilter("year", tuple(f"{path}__slug" for path in collection.years), models.ContractYear)
    if collection.holds_for_days:
        yield CollectionFilter("year", (), models.ContractYear)
    if collection.role:
        yield CollectionFilter("role", (f"{collection.role}__slug",), models.Role)
    if collection.topic:
        yield CollectionFilter("topic", (f"{collection.topic}__slug",), models.Topic)
    if sourcing.cites_many(collection.kind):
        yield CollectionFilter("source", ("citations__source__slug",), models.Source)
    elif sourcing.cites_one(collection.kind):
        yield CollectionFilter("source", ("source__slug",), models.Source)


def _build_own_filters(collection: Collection) -> Iterable[CollectionFilter]:
    placed = {"contract_year", "role", "topic"}
    for name, field in kinds.get_fields(collection.kind).items():
        if field.choices and name not in PRECISION_OF.values():
            yield CollectionFilter(name, (name,), choices=tuple(str(value) for value, _ in field.choices))
    for name, target in kinds.get_references(collection.kind).items():
        by_slug = target.NATURAL_KEY == ("slug",) and target is not collection.kind
        if by_slug and name not in placed and not kinds.is_many(collection.kind, name):
            yield CollectionFilter(name, (f"{name}__slug",), target)


def narrow_rows(collection: Collection, rows: QuerySet[Any], asked: Mapping[str, str]) -> QuerySet[Any]:
    """Filters the rows. Raises RefusedError for a value that no row could have.

    Whether a slug exists is checked only if nothing was found: see `check_held`.
    """
    problems = []
    for name, value in asked.items():
        one = filters_of(collection)[name]
        if one.target is models.ContractYear:
            value = _read_year(value)
        if (one.choices and value not in one.choices) or not _SLUG.fullmatch(value):
            problems.append(_build_problem(one, value))
        else:
            rows = one.narrow_rows(rows, value)
    if problems:
        raise RefusedQueryError(400, problems)
    return rows


def check_held(collection: Collection, asked: Mapping[str, str]) -> None:
    """For a query that found nothing: raises RefusedError if one of its values does not exist."""
    filters = filters_of(collection)
    problems = [
        _build_problem(filters[name], value)
        for name, value in asked.items()
        if (_read_year(value) if name == "year" else value) not in filters[name].list_allowed()
    ]
    if problems:
        raise RefusedQueryError(400, problems)


def _read_year(typed: str) -> str:
    """The slug of a year: '2021/22' becomes '2021-22', as on every page. Blank if it is not a year."""
    try:
        return as_at.read_year(typed.strip())
    except as_at.NotAYearHeldError:
        return ""


def _build_problem(one: CollectionFilter, value: str) -> QueryProblem:
    said = f"'{shorten_typed(value)}'" if value else "That"
    return QueryProblem(f"{said} is not a value of '{one.name}' that we have.", one.name, one.list_allowed())
