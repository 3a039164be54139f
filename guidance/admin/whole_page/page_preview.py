"""The preview of a whole page: as readers would see it, with what its drafts change marked, and a way back."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from guidance.admin.whole_page.editor import NO_PAGE, edit_address
from guidance.admin.whole_page.parts import open_parts
from guidance.admin.workflow import asking
from guidance.publishing import permissions
from guidance.publishing.errors import CannotApplyError
from guidance.publishing.reviewing.previewing import preview_drafts
from guidance.publishing.whole_page.outline import find_outline
from guidance.refusals import methods

NOTHING = "No draft of this page is yours, so the preview would be what readers see."


@methods.accepts_only(*methods.READ)
def preview_page(request: HttpRequest) -> HttpResponse:
    if not permissions.may_do(request.user, permissions.DRAFT):
        raise PermissionDenied
    outline = find_outline(request.GET.get("of", ""))
    if outline is None:
        return asking.render_page(request, "Preview", "edition/refused.html", {"reason": NO_PAGE}, status=404)
    with_theirs = request.GET.get("with") == "theirs"
    back = edit_address(outline, with_theirs=with_theirs)
    parts = open_parts(outline, request.user, timezone.now(), with_theirs=with_theirs)
    drafts = [part.edition for part in parts if part.edition]
    if not drafts:
        messages.info(request, NOTHING)
        return HttpResponseRedirect(back)
    try:
        page = preview_drafts(drafts, outline.address, back=back)
    except CannotApplyError as error:
        reason = {"reason": str(error)}
        return asking.render_page(request, f"Preview: {outline.title}", "edition/refused.html", reason, status=409)
    return page or HttpResponseRedirect(back)
