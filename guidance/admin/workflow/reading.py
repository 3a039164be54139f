"""Pages to read an edition: its content, its revisions, and how it differs from others of its record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from guidance import models
from guidance.admin.drafting import draft_address
from guidance.admin.workflow import asking
from guidance.publishing import permissions
from guidance.publishing.drafting.comparing import compare
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.reviewing.impact import impact
from guidance.publishing.reviewing.previewing import preview
from guidance.publishing.reviewing.search_effect import search_effect
from guidance.refusals import methods
from guidance.rules.limits.row_keys import row_key


def read(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.edition_or_404(request, edition_id, permissions.VIEW)
    context = {
        "edition": edition,
        "holds": compare(None, Snapshot.read(edition.snapshot)),
        "revisions": edition.revisions.select_related("saved_by"),
        "form_address": draft_address(edition),
        "is_live": edition.root.live_edition_id == edition.pk,
        "may_draft": permissions.may(request.user, permissions.DRAFT),
        "may_publish": permissions.may(request.user, permissions.PUBLISH),
    }
    return asking.page(request, str(edition), "edition/read.html", context)


@methods.takes(*methods.READ)
def compare_with(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Compares the edition with what is live, or with the edition that `with` names."""
    edition = asking.edition_or_404(request, edition_id, permissions.VIEW)
    asked = request.GET.get("with", "")
    other = edition.root.live_edition
    if asked:
        other = get_object_or_404(models.Edition, pk=row_key(asked), root=edition.root_id)
    before = Snapshot.read(other.snapshot) if other else None
    context = {
        "edition": edition,
        "other": other,
        "is_live": other is not None and other.pk == edition.root.live_edition_id,
        "changes": compare(before, Snapshot.read(edition.snapshot)),
        "form_address": draft_address(edition),
        "editions": edition.root.editions.exclude(pk=edition.pk),
    }
    return asking.page(request, f"Compare: {edition.title}", "edition/compare.html", context)


@methods.takes(*methods.READ)
def preview_it(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.edition_or_404(request, edition_id, permissions.VIEW)
    try:
        response = preview(edition)
    except CannotApplyError as error:
        return asking.page(
            request, f"Preview: {edition.title}", "edition/refused.html", {"reason": str(error)}, status=409
        )
    if response is None and edition.root.model == models.Synonym._meta.label_lower:
        effects = {"edition": edition, "effects": search_effect(edition)}
        return asking.page(request, f"What it does to searches: {edition.title}", "edition/search_effect.html", effects)
    if response is None:
        reason = "This record has no page of its own. See what it reaches instead."
        return asking.page(request, f"Preview: {edition.title}", "edition/refused.html", {"reason": reason})
    return response


@methods.takes(*methods.READ)
def what_it_reaches(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.edition_or_404(request, edition_id, permissions.VIEW)
    title = f"What it reaches: {edition.title}"
    try:
        reached = impact(edition)
    except CannotApplyError as error:
        return asking.page(request, title, "edition/refused.html", {"reason": str(error)}, status=409)
    return asking.page(request, title, "edition/impact.html", {"edition": edition, "impact": reached})
