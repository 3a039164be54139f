"""Reads what a query asks of a collection: which rows, and which page of them."""

import re
from collections.abc import Collection as Several
from dataclasses import dataclass

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest

from guidance.api import problems
from guidance.api.catalogue import Collection
from guidance.api.filters import filters_of

PAGE, PAGE_SIZE = "page", "page_size"
USUAL_SIZE, LARGEST_SIZE = 25, 100
LAST_PAGE = 9999

_NUMBER = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(frozen=True, slots=True)
class CollectionQuery:
    """`asked` are the values of the filters as they were typed, by name."""

    asked: dict[str, str]
    page: int
    size: int


def read_query(request: HttpRequest, collection: Collection, *, in_pages: bool = True) -> CollectionQuery:
    """Reads the query. Raises RefusedError, which lists everything wrong with the parameters' names."""
    names = [*filters_of(collection), *([PAGE, PAGE_SIZE] if in_pages else [])]
    given = read_values(request, names)
    asked = {name: value for name, value in given.items() if name not in (PAGE, PAGE_SIZE)}
    return CollectionQuery(
        asked, _read_number(given, PAGE, 1, LAST_PAGE), _read_number(given, PAGE_SIZE, USUAL_SIZE, LARGEST_SIZE)
    )


def read_values(request: HttpRequest, names: Several[str]) -> dict[str, str]:
    """The query's values by name. Raises RefusedError if a name is not one of these, is repeated or has no value."""
    try:
        query = request.GET
    except SuspiciousOperation as error:  # more names than Django reads
        raise problems.RefusedQueryError(400, [problems.QueryProblem("The query has too many parts.")]) from error
    wrong = []
    for name, values in query.lists():
        if name not in names:
            known = (
                "This address does not take a query"
                if not names
                else f"'{problems.shorten_typed(name)}' cannot be asked for here"
            )
            wrong.append(problems.QueryProblem(f"{known}.", problems.shorten_typed(name), tuple(names)))
        elif len(values) > 1:
            wrong.append(problems.QueryProblem(f"'{name}' is there more than once.", name))
        elif not values[0]:
            wrong.append(problems.QueryProblem(f"'{name}' is blank: give it a value, or leave it out.", name))
    if wrong:
        raise problems.RefusedQueryError(400, wrong)
    return {name: values[0] for name, values in query.lists()}


def _read_number(given: dict[str, str], name: str, usual: int, largest: int) -> int:
    typed = given.get(name)
    if typed is None:
        return usual
    if not _NUMBER.fullmatch(typed) or int(typed) > largest:
        raise problems.RefusedQueryError(
            400, [problems.QueryProblem(f"'{name}' is a whole number from 1 to {largest}.", name)]
        )
    return int(typed)
