"""What a view takes from a request before it asks a presenter."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from guidance.models import ContentVersion
from guidance.presenters.prose import Prose


def today() -> date:
    """The day in England: the only place where a page asks what day it is."""
    return timezone.localdate()


def prose_for(request: HttpRequest) -> Prose:
    """The text of one page. The page cache has read the content's version already, unless it stood aside."""
    version: str | None = getattr(request, "content_version", None)
    return Prose.for_version(ContentVersion.current() if version is None else version)
