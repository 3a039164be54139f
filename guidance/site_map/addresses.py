"""The address of every public page, and the day on which it last changed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse

from guidance.site_map import row_pages
from guidance.site_map.fixed_pages import FIXED_PAGES
from guidance.site_map.last_changes import find_published_days


def public_addresses() -> Iterator[str]:
    """Paths: the fixed pages first, then the content's pages, found in one query."""
    return (path for path, _ in _read_addresses())


def dated_addresses() -> Iterator[tuple[str, date | None]]:
    """The same, each with the later of the days it was last checked and last published, or None where we have neither.

    Makes one more query.
    """
    published = find_published_days()
    for path, checked in _read_addresses():
        days = [day for day in (checked, published.get(path)) if day]
        yield path, max(days, default=None)


def _read_addresses() -> Iterator[tuple[str, date | None]]:
    yield from ((page.path, None) for page in FIXED_PAGES if page.listed)
    first, *others = (_select_arguments(pages) for pages in row_pages.ROW_PAGES)
    rows = first.union(*others, all=True).order_by("route", "argument_1", "argument_2")
    for name, argument_1, argument_2, checked in rows:
        yield reverse(name, args=[argument for argument in (argument_1, argument_2) if argument]), checked


def _select_arguments(pages: row_pages.RowPages) -> QuerySet[Any, Any]:
    first, second = (*map(F, pages.arguments), Value("", output_field=CharField()))[:2]
    checked = Cast(F(pages.checked) if pages.checked else Value(None), DateField())
    columns = {"route": Value(pages.route, output_field=CharField()), "argument_1": first, "argument_2": second}
    named: QuerySet[Any, Any] = pages.rows().order_by().annotate(**columns, checked=checked)
    return named.values_list(*columns, "checked")
