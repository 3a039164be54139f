"""/api/v1/: every kind of content, read-only, as JSON and as spreadsheets."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from guidance.api import answers, catalogue, filters, problems, questions, references
from guidance.api.description import description
from guidance.api.fields import item
from guidance.api.rows import rows_of
from guidance.api.spreadsheet import spreadsheet
from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site
from guidance.refusals.methods import takes_any_method


@answers.for_programs
def index(request: HttpRequest) -> HttpResponse:
    """The list of collections, with their addresses."""
    questions.only(request, ())
    site = this_site()
    return answers.answer(
        {
            "title": site.name,
            "page": site.address + page_path("open-data"),
            "description": site.address + page_path("api-description"),
            "collections": [
                {
                    "name": collection.name,
                    "title": collection.title,
                    "about": collection.about,
                    "url": references.address_of(collection),
                    "csv": references.address_of(collection, "api-csv"),
                    "filters": list(filters.filters_of(collection)),
                }
                for collection in catalogue.COLLECTIONS
            ],
        }
    )


@answers.for_programs
def openapi(request: HttpRequest) -> HttpResponse:
    questions.only(request, ())
    return answers.answer(description())


@answers.for_programs
def collection(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the records that the query asks for, with the addresses of the next and previous pages."""
    asked_of = _found(name)
    asked = questions.question(request, asked_of)
    pages = Paginator(filters.narrowed(asked_of, rows_of(asked_of), asked.asked), asked.size)
    if asked.page > max(pages.num_pages, 1):
        raise problems.RefusedError(
            404, [problems.Problem(f"There is no page {asked.page}: the last is {pages.num_pages}.", questions.PAGE)]
        )
    if not pages.count:
        filters.check_held(asked_of, asked.asked)
    rows = pages.page(asked.page).object_list
    csv_query = f"?{urlencode(asked.asked)}" if asked.asked else ""
    return answers.answer(
        {
            "total": pages.count,
            "page": asked.page,
            "pages": pages.num_pages,
            "next": _address(asked_of, asked, asked.page + 1) if asked.page < pages.num_pages else None,
            "previous": _address(asked_of, asked, asked.page - 1) if asked.page > 1 else None,
            "csv": references.address_of(asked_of, "api-csv") + csv_query,
            "items": [item(asked_of, row) for row in rows],
        }
    )


@answers.for_programs
def table(request: HttpRequest, name: str) -> HttpResponse:
    """All the records that the query asks for, as CSV."""
    asked_of = _found(name)
    asked = questions.question(request, asked_of, in_pages=False).asked
    rows: list[Any] = list(filters.narrowed(asked_of, rows_of(asked_of), asked))
    if not rows:
        filters.check_held(asked_of, asked)
    response = HttpResponse(spreadsheet(asked_of, rows), content_type="text/csv; charset=utf-8; header=present")
    response["Content-Disposition"] = f'attachment; filename="{asked_of.name}.csv"'
    return response


@answers.for_programs
def record(request: HttpRequest, name: str, key: str) -> HttpResponse:
    asked_of = _found(name)
    questions.only(request, ())
    lookups = references.key_of(asked_of.kind, key)
    row = rows_of(asked_of).filter(**lookups).first() if lookups else None
    if row is None:
        raise problems.RefusedError(404, [problems.Problem(f"No record of {asked_of.name} has this identifier.")])
    return answers.answer(item(asked_of, row))


@takes_any_method
@csrf_exempt
@answers.for_programs
def unknown(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    raise problems.RefusedError(404, [_nothing_here()])


def _found(name: str) -> catalogue.Collection:
    found = catalogue.named(name)
    if found is None:
        raise problems.RefusedError(404, [_nothing_here()])
    return found


def _nothing_here() -> problems.Problem:
    return problems.Problem(
        f"There is nothing at this address. What there is stands at {this_site().address}{page_path('api')}.",
        allowed=tuple(collection.name for collection in catalogue.COLLECTIONS),
    )


def _address(asked_of: catalogue.Collection, asked: questions.Question, page: int) -> str:
    query = {**asked.asked, questions.PAGE: page, questions.PAGE_SIZE: asked.size}
    return f"{references.address_of(asked_of)}?{urlencode(query)}"
