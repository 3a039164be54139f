"""The site map, for search engines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from guidance.presenters.site import this_site
from guidance.site_map.addresses import dated_addresses


@require_safe
def show_sitemap(request: HttpRequest) -> HttpResponse:
    site = this_site()
    pages = [(f"{site.address}{path}", changed) for path, changed in dated_addresses()]
    return render(request, "pages/about/sitemap.xml", {"pages": pages}, content_type="application/xml")
