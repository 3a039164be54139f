"""What programs ask for: is the site well, and which pages are there."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guidance.presenters.addresses import public_addresses
from guidance.presenters.site import this_site


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 where the database answers, else 503, each in one plain word."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("unwell\n", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("well\n", content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    addresses = [f"{this_site().address}{path}" for path in public_addresses()]
    return render(request, "guidance/sitemap.xml", {"addresses": addresses}, content_type="application/xml")
