"""Pages to read an edition: its content, its revisions, and how it differs from others of its record."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from guidance import models
from guidance.admin.drafting import draft_address, list_cited
from guidance.admin.workflow import asking
from guidance.admin.workflow.reviewing import read_changes
from guidance.publishing import permissions
from guidance.publishing.drafting.comparing import compare_editions, compare_snapshots
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.reviewing.objections import find_last_answers
from guidance.publishing.reviewing.previewing import preview_draft
from guidance.publishing.reviewing.search_effect import measure_search_effect
from guidance.refusals import methods
from guidance.rules.limits.row_keys import read_row_key
from guidance.rules.years.contract_years import get_slug_on


def show_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.VIEW)
    context = {
        "edition": edition,
        "holds": compare_snapshots(None, Snapshot.read(edition.snapshot)),
        "revisions": edition.revisions.select_related("saved_by"),
        "form_address": draft_address(edition),
        "is_live": edition.root.live_edition_id == edition.pk,
        "may_draft": permissions.may_do(request.user, permissions.DRAFT),
        "may_publish": permissions.may_do(request.user, permissions.PUBLISH),
        "answers": find_last_answers([edition]),
        "cited": list_cited(edition),
        **(read_changes([edition], timezone.now()) if edition.is_open else {}),
    }
    return asking.render_page(request, str(edition), "edition/read.html", context)


@methods.accepts_only(*methods.READ)
def compare_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Compares the edition with what is live, or with the edition that `with` names."""
    edition = asking.get_edition_or_404(request, edition_id, permissions.VIEW)
    asked = request.GET.get("with", "")
    other = edition.root.live_edition
    if asked:
        other = get_object_or_404(models.Edition, pk=read_row_key(asked), root=edition.root_id)
    context = {
        "edition": edition,
        "other": other,
        "is_live": other is not None and other.pk == edition.root.live_edition_id,
        "changes": compare_editions(other, edition),
        "form_address": draft_address(edition),
        "editions": edition.root.editions.exclude(pk=edition.pk),
    }
    return asking.render_page(request, f"Compare: {edition.title}", "edition/compare.html", context)


@methods.accepts_only(*methods.READ)
def preview_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.VIEW)
    try:
        response = preview_draft(edition, back=draft_address(edition))
    except CannotApplyError as error:
        return asking.render_page(
            request, f"Preview: {edition.title}", "edition/refused.html", {"reason": str(error)}, status=409
        )
    if response is None and edition.root.model == models.Synonym._meta.label_lower:
        effects = {"edition": edition, "effects": measure_search_effect(edition, get_slug_on(timezone.localdate()))}
        return asking.render_page(
            request, f"What it does to searches: {edition.title}", "edition/search_effect.html", effects
        )
    if response is None:
        reason = "This record has no page of its own. See what it reaches instead."
        return asking.render_page(request, f"Preview: {edition.title}", "edition/refused.html", {"reason": reason})
    return response
