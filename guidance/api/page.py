"""The page about the open data, for people: what there is, how to ask for it, and what to beware of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from guidance.api.catalogue import COLLECTIONS
from guidance.api.filters import filters_of


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    collections = [(collection, list(filters_of(collection))) for collection in COLLECTIONS]
    return render(request, "guidance/open_data.html", {"collections": collections})


@require_safe
def to_open_data(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return redirect("open-data", permanent=True)
