"""Who did what, to read and to take away as CSV."""

import csv
from collections.abc import Iterator

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator

from guidance.admin.read_only import ReadOnlyAdmin
from guidance.models import Event
from guidance.publishing.permissions import VIEW, may
from guidance.refusals.methods import READ, takes
from guidance.rules.csv_cells import inert

BYTE_ORDER_MARK = "\ufeff"  # without it Excel does not take the file for UTF-8
HEADINGS = ["When", "Who", "What", "Kind", "Record or release", "From edition", "To edition", "Release", "Note"]


class Line:
    """What csv writes to: it gives each line back instead of keeping it."""

    def write(self, text: str) -> str:
        return text


def lines(events: QuerySet[Event]) -> Iterator[str]:
    writer = csv.writer(Line())
    yield BYTE_ORDER_MARK + writer.writerow(HEADINGS)
    for event in events.iterator(chunk_size=500):
        cells = [
            timezone.localtime(event.at).isoformat(timespec="seconds"),
            event.by_name,
            event.get_action_display(),
            event.root.model.removeprefix("guidance.") if event.root else "release",
            event.title,
            str(event.from_edition_id or ""),
            str(event.to_edition_id or ""),
            str(event.release_id or ""),
            event.note,
        ]
        yield writer.writerow([inert(cell) for cell in cells])


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "by_name", "action", "title", "note"]
    list_display_links = None
    list_filter = ["action", "by", "root__model"]
    search_fields = ["title", "note", "by_name"]
    date_hierarchy = "at"
    list_per_page = 100
    actions = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.as_csv)
        return [path("events.csv", view, name="guidance_event_csv"), *super().get_urls()]

    @method_decorator(takes(*READ))
    def as_csv(self, request: HttpRequest) -> StreamingHttpResponse:
        """All of them, oldest first."""
        if not may(request.user, VIEW):
            raise PermissionDenied
        events = Event.objects.select_related("root").order_by("at", "id")
        response = StreamingHttpResponse(lines(events), content_type="text/csv; charset=utf-8; header=present")
        response["Content-Disposition"] = 'attachment; filename="events.csv"'
        return response
