"""/api/v1/: every kind of content, read-only, as JSON and as spreadsheets."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from guidance.api.answers import answer, for_programs
from guidance.api.catalogue import COLLECTIONS, Collection, named
from guidance.api.description import description
from guidance.api.fields import item
from guidance.api.filters import check_held, filters_of, narrowed
from guidance.api.problems import Problem, RefusedError
from guidance.api.questions import PAGE, PAGE_SIZE, Question, only, question
from guidance.api.references import address_of, key_of
from guidance.api.rows import rows_of
from guidance.api.spreadsheet import spreadsheet
from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site
from guidance.refusals.methods import takes_any_method


@for_programs
def index(request: HttpRequest) -> HttpResponse:
    """What there is, and where it is told."""
    only(request, ())
    site = this_site()
    return answer(
        {
            "title": site.name,
            "page": site.address + page_path("open-data"),
            "description": site.address + page_path("api-description"),
            "collections": [
                {
                    "name": collection.name,
                    "title": collection.title,
                    "about": collection.about,
                    "url": address_of(collection),
                    "csv": address_of(collection, "api-csv"),
                    "filters": list(filters_of(collection)),
                }
                for collection in COLLECTIONS
            ],
        }
    )


@for_programs
def openapi(request: HttpRequest) -> HttpResponse:
    only(request, ())
    return answer(description())


@for_programs
def collection(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the records that the query asks for, and the way to the next."""
    asked_of = _found(name)
    asked = question(request, asked_of)
    pages = Paginator(narrowed(asked_of, rows_of(asked_of), asked.asked), asked.size)
    if asked.page > max(pages.num_pages, 1):
        raise RefusedError(404, [Problem(f"There is no page {asked.page}: the last is {pages.num_pages}.", PAGE)])
    if not pages.count:
        check_held(asked_of, asked.asked)
    rows = pages.page(asked.page).object_list
    return answer(
        {
            "total": pages.count,
            "page": asked.page,
            "pages": pages.num_pages,
            "next": _address(asked_of, asked, asked.page + 1) if asked.page < pages.num_pages else None,
            "previous": _address(asked_of, asked, asked.page - 1) if asked.page > 1 else None,
            "csv": _csv_address(asked_of, asked),
            "items": [item(asked_of, row) for row in rows],
        }
    )


@for_programs
def table(request: HttpRequest, name: str) -> HttpResponse:
    """All the records that the query asks for, as a spreadsheet takes them."""
    asked_of = _found(name)
    asked = question(request, asked_of, in_pages=False).asked
    rows: list[Any] = list(narrowed(asked_of, rows_of(asked_of), asked))
    if not rows:
        check_held(asked_of, asked)
    response = HttpResponse(spreadsheet(asked_of, rows), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{asked_of.name}.csv"'
    return response


@for_programs
def record(request: HttpRequest, name: str, key: str) -> HttpResponse:
    asked_of = _found(name)
    only(request, ())
    lookups = key_of(asked_of.kind, key)
    row = rows_of(asked_of).filter(**lookups).first() if lookups else None
    if row is None:
        raise RefusedError(404, [Problem(f"No record of {asked_of.name} has this identifier.")])
    return answer(item(asked_of, row))


@takes_any_method
@csrf_exempt
@for_programs
def unknown(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    raise RefusedError(404, [_nothing_here()])


def _found(name: str) -> Collection:
    found = named(name)
    if found is None:
        raise RefusedError(404, [_nothing_here()])
    return found


def _nothing_here() -> Problem:
    return Problem(
        f"There is nothing at this address. What there is stands at {this_site().address}{page_path('api')}.",
        allowed=tuple(collection.name for collection in COLLECTIONS),
    )


def _address(asked_of: Collection, asked: Question, page: int) -> str:
    return f"{address_of(asked_of)}?{urlencode({**asked.asked, PAGE: page, PAGE_SIZE: asked.size})}"


def _csv_address(asked_of: Collection, asked: Question) -> str:
    return address_of(asked_of, "api-csv") + (f"?{urlencode(asked.asked)}" if asked.asked else "")
