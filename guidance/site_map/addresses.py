"""The address of every public page."""

from collections.abc import Iterator
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.urls import reverse

from guidance.site_map import row_pages
from guidance.site_map.fixed_pages import FIXED_PAGES


def public_addresses() -> Iterator[str]:
    """Paths: the fixed pages first, then the content's pages, found in one query."""
    yield from (page.path for page in FIXED_PAGES if page.listed)
    first, *others = (_select_arguments(pages) for pages in row_pages.ROW_PAGES)
    for name, *arguments in first.union(*others, all=True).order_by("route", "argument_1", "argument_2"):
        yield reverse(name, args=[argument for argument in arguments if argument])


def _select_arguments(pages: row_pages.RowPages) -> QuerySet[Any, Any]:
    first, second = (*map(F, pages.arguments), Value("", output_field=CharField()))[:2]
    columns = {"route": Value(pages.route, output_field=CharField()), "argument_1": first, "argument_2": second}
    named: QuerySet[Any, Any] = pages.rows().order_by().annotate(**columns)
    return named.values_list(*columns)
