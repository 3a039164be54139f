"""What a view takes from a request before it asks a presenter."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from guidance.models import ContentVersion
from guidance.presenters.prose import Prose


def today() -> date:
    """The day in England: the only place where a page asks what day it is."""
    return timezone.localdate()


def content_version(request: HttpRequest) -> str:
    """The page cache has read it already, unless it stood aside."""
    version: str | None = getattr(request, "content_version", None)
    return ContentVersion.current() if version is None else version


def prose_for(request: HttpRequest) -> Prose:
    """The text of one page."""
    return Prose.for_version(content_version(request))
