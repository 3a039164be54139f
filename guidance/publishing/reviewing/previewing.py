"""Shows a draft on its real page: applies it, renders the page as for a reader, and rolls back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from guidance.models import Edition
from guidance.publishing.drafting.applying import RootChange, apply_temporarily
from guidance.publishing.drafting.cited_drafts import build_change, include_cited
from guidance.publishing.drafting.context import collect_changes
from guidance.publishing.drafting.roots import get_live_record, kind_of
from guidance.publishing.reviewing.marking import mark_changes
from guidance.publishing.reviewing.preview_places import find_page


@dataclass(frozen=True)
class DraftBanner:
    """The banner of a page that shows drafts. `answer_address` is where an outside expert sends an answer.

    `back` is where the drafts are edited. `removed` and `gone` are what the page has lost: titles, and texts.
    """

    anchor: str = ""
    answer_address: str = ""
    back: str = ""
    removed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def preview_draft(edition: Edition, *, answer_address: str = "", back: str = "") -> HttpResponse | None:
    """The page of the record with the draft on it, or None if the record has no page.

    With `back`, what differs from what readers see is marked. Raises CannotApplyError.
    """
    gone = get_live_record(edition.root) if edition.withdraws else None
    changes = collect_changes(edition)
    with apply_temporarily(changes) as rows:
        record = gone or kind_of(edition.root).objects.get(pk=rows[edition.root_id])
        address = find_page(record)
    if address is None:
        return None
    anchor = "" if gone else urlsplit(address).fragment
    removed = (edition.title,) if edition.withdraws else ()
    return _show_changes(changes, address, DraftBanner(anchor, answer_address, back, removed))


def preview_drafts(editions: Sequence[Edition], address: str, *, back: str) -> HttpResponse | None:
    """The page at this address with these drafts, and the others of their releases, on it. Raises CannotApplyError."""
    releases = {edition.release_id for edition in editions if edition.release_id}
    own = {edition.root_id: build_change(edition) for edition in editions}
    beside = Edition.objects.open().filter(release__in=releases).exclude(root__in=own).select_related("root")
    changes = include_cited([*map(build_change, beside), *own.values()], release=min(releases, default=None))
    removed = tuple(edition.title for edition in editions if edition.withdraws)
    return _show_changes(changes, address, DraftBanner(back=back, removed=removed))


def _show_changes(changes: Sequence[RootChange], address: str, banner: DraftBanner) -> HttpResponse | None:
    before = render_address(address) if banner.back else None
    with apply_temporarily(changes):
        response = render_address(address, banner=banner)
        if response is not None and banner.back:
            seen = before.content.decode() if before else ""
            _, gone = mark_changes(seen, response.content.decode())
            if before and gone:
                response = render_address(address, banner=replace(banner, gone=tuple(gone)))
    if response is None:
        return None
    if banner.back and before:
        response.content = mark_changes(before.content.decode(), response.content.decode())[0]
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def render_address(address: str, *, banner: DraftBanner | None = None) -> HttpResponse | None:
    """A page of the site as its view renders it now, bypassing every cache. None if there is no such page.

    The request has no content version, so the view reads that of this transaction from the database.
    """
    path = urlsplit(address).path
    request: HttpRequest = RequestFactory(SERVER_NAME=settings.SITE_HOST).get(address)  # with the query, if any
    request.draft_banner = banner  # type: ignore[attr-defined]
    try:
        request.resolver_match = match = resolve(path)
        response: Any = match.func(request, *match.args, **match.kwargs)
    except (Resolver404, Http404):
        return None
    return response if isinstance(response, HttpResponse) and response.status_code == 200 else None
