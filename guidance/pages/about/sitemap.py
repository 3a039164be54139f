"""The site map, for search engines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.presenters.site import this_site
from guidance.site_map.addresses import public_addresses


@require_safe
def show_sitemap(request: HttpRequest) -> HttpResponse:
    addresses = [f"{this_site().address}{path}" for path in public_addresses()]
    return render(request, "pages/about/sitemap.xml", {"addresses": addresses}, content_type="application/xml")
