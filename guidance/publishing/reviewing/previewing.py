"""Shows a draft on its real page: applies it, renders the page as for a reader, and rolls back."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from guidance.models import Edition
from guidance.publishing.drafting.applying import apply_temporarily
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.drafting.roots import kind_of
from guidance.publishing.going_live.moves import public_address


@dataclass(frozen=True)
class DraftBanner:
    """The banner of a page that shows a draft. `answer_address` is where an outside expert sends an answer."""

    edition: Edition
    anchor: str = ""
    answer_address: str = ""


def preview_draft(edition: Edition, *, answer_address: str = "") -> HttpResponse | None:
    """The page of the record with the draft on it, or None if the record has no page.

    Raises CannotApplyError.
    """
    with apply_temporarily(collect_changes(edition)) as rows:
        record = kind_of(edition.root).objects.get(pk=rows[edition.root_id])
        address = public_address(record)
        if address is None:
            return None
        anchor = urlsplit(address).fragment
        response = render_address(address, banner=DraftBanner(edition, anchor, answer_address))
    if response is not None:
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def render_address(address: str, *, banner: DraftBanner | None = None) -> HttpResponse | None:
    """A page of the site as its view renders it now, bypassing every cache. None if there is no such page.

    The request has no content version, so the view reads that of this transaction from the database.
    """
    path = urlsplit(address).path
    request: HttpRequest = RequestFactory(SERVER_NAME=settings.SITE_HOST).get(path)
    request.draft_banner = banner  # type: ignore[attr-defined]
    try:
        request.resolver_match = match = resolve(path)
        response: Any = match.func(request, *match.args, **match.kwargs)
    except (Resolver404, Http404):
        return None
    return response if isinstance(response, HttpResponse) and response.status_code == 200 else None
