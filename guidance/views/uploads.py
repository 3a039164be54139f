"""Files that a form sends, and which Django skips unread where they are larger than all that it takes."""

from django.conf import settings
from django.http import HttpRequest

from guidance.rules.limits.row_keys import read_row_key


def was_skipped(request: HttpRequest) -> bool:
    """Whether a file was too large to be read at all: the form then has none to refuse."""
    length = read_row_key(request.META.get("CONTENT_LENGTH") or "")
    return not request.FILES and length > settings.FILE_UPLOAD_MAX_MEMORY_SIZE
