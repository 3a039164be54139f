"""What a draft reaches: at once, from what pages read, and by the check of every page, which shows how far it is."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from guidance.admin.workflow import asking
from guidance.models import Edition
from guidance.publishing import permissions
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.reach import every_page, page_index, quick
from guidance.refusals import methods

# Seconds of one request. With what else it does, it ends within two.
A_PIECE = 0.8


@methods.accepts_only(*methods.READ)
def show_impact(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.VIEW)
    title = f"What it reaches: {edition.title}"
    read = page_index.bring_up_to_date(A_PIECE)
    if not read.is_finished:
        return _show_progress(request, edition, title, "Reading the pages that have changed", read.done, read.total)
    try:
        reached = quick.find_reach(edition, A_PIECE)
    except CannotApplyError as error:
        return _refuse(request, title, error)
    context = {"edition": edition, "reached": reached, "check": every_page.find_check(edition)}
    return asking.render_page(request, title, "edition/impact.html", context)


@methods.accepts_only(*methods.READ_AND_SENT)
def check_every_page(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Starts the check when it is posted. Each time that the page is asked for, the check goes on."""
    edition = asking.get_edition_or_404(request, edition_id, permissions.VIEW)
    title = f"Every page, with it and without it: {edition.title}"
    now = timezone.now()
    if request.method == "POST":
        every_page.start_check(edition, at=now)
        return HttpResponseRedirect(reverse("admin:guidance_edition_every_page", args=[edition.pk]))
    check = every_page.find_check(edition)
    if check is not None and check.finished_at is None:
        try:
            every_page.go_on(check, A_PIECE, at=now)
        except CannotApplyError as error:
            return _refuse(request, title, error)
        if check.finished_at is None:
            return _show_progress(request, edition, title, "Comparing every page", check.looked_at, check.pages)
    context = {"edition": edition, "check": check, "found": every_page.read_outputs(check) if check else []}
    return asking.render_page(request, title, "edition/every_page.html", context)


def _show_progress(
    request: HttpRequest, edition: Edition, title: str, doing: str, done: int, total: int
) -> HttpResponse:
    """A page that asks for itself again at once, with or without JavaScript."""
    context = {"edition": edition, "doing": doing, "done": done, "total": total}
    return asking.render_page(request, title, "edition/progress.html", context)


def _refuse(request: HttpRequest, title: str, error: CannotApplyError) -> HttpResponse:
    return asking.render_page(request, title, "edition/refused.html", {"reason": str(error)}, status=409)
