"""The pages about the site itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from guidance.presenters.site import this_site


@require_safe
def show_about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about/about.html")


@require_safe
def show_privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about/privacy.html")


@require_safe
def show_accessibility_statement(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about/accessibility_statement.html")


@require_safe
def show_robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """robots.txt: search engines may index everything except the admin and the pages of second factors."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('mfa_index')}",
        f"Sitemap: {this_site().address}{reverse('sitemap')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
