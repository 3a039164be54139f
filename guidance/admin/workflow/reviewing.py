"""What a reviewer reads before they decide: the changes by page, the checklist and what outside experts say."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guidance import models
from guidance.admin.drafting import draft_address
from guidance.admin.workflow import asking, release_steps
from guidance.publishing import permissions
from guidance.publishing.drafting.roots import get_live_editions
from guidance.publishing.reviewing import changes_by_page, checklist, review
from guidance.publishing.reviewing.objections import find_last_answers
from guidance.refusals import methods


def read_changes(editions: Sequence[models.Edition], now: datetime) -> dict[str, Any]:
    """`pages` with what changes on each, and `checked`: each draft with something to fix, where it is opened, and what.

    The editions are open ones: one draft, or the drafts of one release.
    """
    found = checklist.find_points_together(editions, timezone.localdate(now)) if editions else {}
    live = get_live_editions([edition.root for edition in editions], at=now)
    checked = []
    for edition in editions:
        now_live, points = live[edition.root_id], found[edition.pk]
        if edition.aside_of_id or (now_live and now_live.pk != edition.base_id):
            points = review.find_all_points(edition, at=now, points=points)
        if points:
            checked.append((edition, draft_address(edition), points))
    return {"pages": changes_by_page.list_changes_by_page(editions), "checked": checked}


@methods.accepts_only(*methods.READ)
def review_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = release_steps.get_release_or_404(request, release_id, permissions.VIEW)
    editions = list(
        release.editions.open().select_related("root__live_edition", "base", "saved_by", "release").order_by("pk")
    )
    state = models.Edition.State
    context = {
        "release": release,
        "unready": sum(edition.state == state.DRAFT for edition in editions),
        "sent": sum(edition.state != state.DRAFT for edition in editions),
        "may_publish": permissions.may_do(request.user, permissions.PUBLISH),
        "may_draft": permissions.may_do(request.user, permissions.DRAFT),
        "answers": find_last_answers(editions),
        "impact_of": editions[0] if editions else None,
        **read_changes(editions, timezone.now()),
    }
    return asking.render_page(request, f"Review: {release}", "release/changes.html", context)
