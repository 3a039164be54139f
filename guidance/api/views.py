"""/api/v1/: every kind of content, read-only, as JSON and as spreadsheets."""

from itertools import chain
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from guidance.api import answers, catalogue, filters, problems, questions, references, streaming
from guidance.api.description import build_description
from guidance.api.fields import build_item
from guidance.api.rows import rows_of
from guidance.api.spreadsheet import write_spreadsheet
from guidance.models.page_paths import page_path
from guidance.presenters.site import this_site
from guidance.refusals.methods import accepts_any_method


@answers.for_programs
def show_index(request: HttpRequest) -> HttpResponse:
    """The list of collections, with their addresses."""
    questions.read_values(request, ())
    site = this_site()
    return answers.build_response(
        {
            "title": site.name,
            "page": site.address + page_path("open-data"),
            "description": site.address + page_path("api-description"),
            "collections": [
                {
                    "name": collection.name,
                    "title": collection.title,
                    "about": collection.about,
                    "url": references.build_collection_address(collection),
                    "csv": references.build_collection_address(collection, "api-csv"),
                    "filters": list(filters.filters_of(collection)),
                }
                for collection in catalogue.COLLECTIONS
            ],
        }
    )


@answers.for_programs
def show_description(request: HttpRequest) -> HttpResponse:
    questions.read_values(request, ())
    return answers.build_response(build_description())


@answers.for_programs
def list_records(request: HttpRequest, name: str) -> HttpResponse:
    """A page of the records that the query asks for, with the addresses of the next and previous pages."""
    asked_of = _find_collection(name)
    asked = questions.read_query(request, asked_of)
    pages = Paginator(filters.narrow_rows(asked_of, rows_of(asked_of), asked.asked), asked.size)
    if asked.page > max(pages.num_pages, 1):
        raise problems.RefusedQueryError(
            404,
            [problems.QueryProblem(f"There is no page {asked.page}: the last is {pages.num_pages}.", questions.PAGE)],
        )
    if not pages.count:
        filters.check_held(asked_of, asked.asked)
    rows = pages.page(asked.page).object_list
    csv_query = f"?{urlencode(asked.asked)}" if asked.asked else ""
    return answers.build_response(
        {
            "total": pages.count,
            "page": asked.page,
            "pages": pages.num_pages,
            "next": _build_page_address(asked_of, asked, asked.page + 1) if asked.page < pages.num_pages else None,
            "previous": _build_page_address(asked_of, asked, asked.page - 1) if asked.page > 1 else None,
            "csv": references.build_collection_address(asked_of, "api-csv") + csv_query,
            "items": [build_item(asked_of, row) for row in rows],
        }
    )


@answers.for_programs
def download_table(request: HttpRequest, name: str) -> HttpResponseBase:
    """All the records that the query asks for, as CSV. What has many is sent while it is read."""
    asked_of = _find_collection(name)
    asked = questions.read_query(request, asked_of, in_pages=False).asked
    rows = filters.narrow_rows(asked_of, rows_of(asked_of), asked)
    first: list[Any] = list(rows[: streaming.ROWS_AT_ONCE])
    if not first:
        filters.check_held(asked_of, asked)
    has_more = len(first) == streaming.ROWS_AT_ONCE
    lines = write_spreadsheet(asked_of, chain(first, streaming.read_rest(rows) if has_more else ()))
    is_sent_in_parts = has_more and request.method == "GET"
    response = streaming.stream_lines(lines, request) if is_sent_in_parts else HttpResponse("".join(lines))
    response["Content-Type"] = "text/csv; charset=utf-8; header=present"
    response["Content-Disposition"] = f'attachment; filename="{asked_of.name}.csv"'
    return response


@answers.for_programs
def show_record(request: HttpRequest, name: str, key: str) -> HttpResponse:
    asked_of = _find_collection(name)
    questions.read_values(request, ())
    row = _find_row(asked_of, key)
    successor = "" if row else references.find_successor(asked_of.kind, key)
    if successor and _find_row(asked_of, successor):
        return HttpResponsePermanentRedirect(page_path("api-item", name, successor))
    if row is None:
        raise problems.RefusedQueryError(
            404, [problems.QueryProblem(f"No record of {asked_of.name} has this identifier.")]
        )
    return answers.build_response(build_item(asked_of, row))


def _find_row(asked_of: catalogue.Collection, key: str) -> Any:
    lookups = references.read_identifier(asked_of.kind, key)
    return rows_of(asked_of).filter(**lookups).first() if lookups else None


@accepts_any_method
@csrf_exempt
@answers.for_programs
def refuse_address(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    raise problems.RefusedQueryError(404, [_build_not_found()])


def _find_collection(name: str) -> catalogue.Collection:
    found = catalogue.find_collection(name)
    if found is None:
        raise problems.RefusedQueryError(404, [_build_not_found()])
    return found


def _build_not_found() -> problems.QueryProblem:
    return problems.QueryProblem(
        f"There is nothing at this address. See the list at {this_site().address}{page_path('api')}.",
        allowed=tuple(collection.name for collection in catalogue.COLLECTIONS),
    )


def _build_page_address(asked_of: catalogue.Collection, asked: questions.CollectionQuery, page: int) -> str:
    query = {**asked.asked, questions.PAGE: page, questions.PAGE_SIZE: asked.size}
    return f"{references.build_collection_address(asked_of)}?{urlencode(query)}"
