"""Previews Markdown while an editor types it."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.views.decorators.cache import never_cache

from guidance.models import ContentVersion
from guidance.presenters.prose import Prose
from guidance.refusals import methods
from guidance.rules.limits import markdown_limits
from guidance.rules.limits.row_keys import read_row_key

MOST_BYTES = 4 * markdown_limits.MOST_CHARACTERS

SIGNED_OUT = "You are not signed in any more. Sign in from another tab, then carry on here."
TOO_LONG = (
    f"This is longer than {markdown_limits.MOST_CHARACTERS:,} characters, so it has no preview. "
    "It can still be saved, but not sent for review."
)
NOT_TEXT = "This is not text in UTF-8, so it has no preview."


@never_cache
@methods.accepts_only(*methods.SENT)
def preview_markdown(request: HttpRequest) -> HttpResponse:
    """Takes Markdown as the body of the request and returns safe HTML, or a message to show instead.

    The body is not a form, so that a text that is too long is refused without being read.
    """
    if not admin.site.has_permission(request):
        return _build_refusal(SIGNED_OUT, 403)
    if read_row_key(request.META.get("CONTENT_LENGTH") or "") > MOST_BYTES:
        return _build_refusal(TOO_LONG, 400)
    try:
        markdown = request.body.decode()
    except UnicodeDecodeError:
        return _build_refusal(NOT_TEXT, 400)
    if len(markdown) > markdown_limits.MOST_CHARACTERS:
        return _build_refusal(TOO_LONG, 400)
    shown = Prose.for_version(ContentVersion.current()).typed(markdown)
    if wrong := markdown_limits.find_excess(markdown):
        shown = format_html("<p><strong>{} Until then it is shown as it was typed.</strong></p>{}", wrong, shown)
    return HttpResponse(shown)


def _build_refusal(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
