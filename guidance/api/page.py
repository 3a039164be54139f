"""The page about the open data, for people: the collections, how to use them, and their limits."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guidance.api import questions
from guidance.api.catalogue import COLLECTIONS
from guidance.api.filters import filters_of
from guidance.models.page_paths import page_path
from guidance.presenters import structured_data
from guidance.presenters.site import this_site

ABOUT = (
    "Guidance for primary care networks in England on mental health roles: contract clauses, funding, bands, pay, "
    "job descriptions and figures. Each has its source, its date and the contract year it is about."
)


@dataclass(frozen=True, slots=True)
class CollectionTable:
    title: str
    about: str
    csv: str
    json: str
    filters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenDataPage:
    tables: tuple[CollectionTable, ...]
    usual_size: int
    largest_size: int
    example: str
    structured: structured_data.StructuredData
    licence: str


@require_safe
def show_open_data(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/open_data/open_data.html", {"page": open_data_page()})


@require_safe
def redirect_to_open_data(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return redirect("open-data", permanent=True)


def open_data_page() -> OpenDataPage:
    site = this_site()
    address = site.address + page_path("open-data")
    tables = tuple(
        CollectionTable(
            collection.title,
            collection.about,
            page_path("api-csv", collection.name),
            page_path("api-collection", collection.name),
            tuple(filters_of(collection)),
        )
        for collection in COLLECTIONS
    )
    return OpenDataPage(
        tables,
        questions.USUAL_SIZE,
        questions.LARGEST_SIZE,
        f"{page_path('api-collection', 'clauses')}?year=2021-22",
        structured_data.data_set(
            ABOUT, address, f"{address}#licence", ((one.title, site.address + one.csv) for one in tables)
        ),
        site.licence,
    )
