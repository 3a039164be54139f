"""What editors type, as readers will see it."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from guidance.models import ContentVersion
from guidance.presenters.prose import Prose
from guidance.refusals.methods import SENT, takes

# The longest text of the content has 1,500. What is hostile takes up to a few seconds at this length.
MOST_CHARACTERS = 20_000
MOST_BYTES = 4 * MOST_CHARACTERS

SIGNED_OUT = "You are not signed in any more. Sign in from another tab, then carry on here."
TOO_LONG = f"This is longer than {MOST_CHARACTERS:,} characters, so it has no preview. It can still be saved."
NOT_TEXT = "This is not text in UTF-8, so it has no preview."


@never_cache
@takes(*SENT)
def markdown_preview(request: HttpRequest) -> HttpResponse:
    """The body is Markdown; the answer is clean HTML, or words to show in its place.

    The body is the text itself and not a form, so that one which is too long is refused unread.
    """
    if not admin.site.has_permission(request):
        return _refused(SIGNED_OUT, 403)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _refused(TOO_LONG, 400)
    try:
        markdown = request.body.decode()
    except UnicodeDecodeError:
        return _refused(NOT_TEXT, 400)
    if len(markdown) > MOST_CHARACTERS:
        return _refused(TOO_LONG, 400)
    return HttpResponse(Prose.for_version(ContentVersion.current()).typed(markdown))


def _refused(words: str, status: int) -> HttpResponse:
    return HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
