"""What views need from a request for the presenters."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from guidance.models import ContentVersion
from guidance.presenters import links
from guidance.presenters.prose import Prose


def get_today() -> date:
    """The day in England. Pages must take the day from here, for tests to set it."""
    return timezone.localdate()


def content_version(request: HttpRequest) -> str:
    """The page cache has usually read it already."""
    version: str | None = getattr(request, "content_version", None)
    return ContentVersion.current() if version is None else version


def prose_for(request: HttpRequest, kept: links.KeptYear = links.NO_YEAR) -> Prose:
    """A new Prose for one page. `kept` is the year that its links keep."""
    return Prose.for_version(content_version(request), kept)
