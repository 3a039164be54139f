"""The list of events, and all of them as CSV."""

from collections.abc import Iterator

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.decorators import method_decorator

from guidance.admin.plain_lists import KindFilter, PersonFilter, name_kind
from guidance.admin.read_only import ReadOnlyAdmin
from guidance.models import Event
from guidance.publishing import permissions
from guidance.refusals import methods
from guidance.rules.csv_files import write_csv_lines

HEADINGS = ["When", "Who", "What", "Kind", "Record or release", "From edition", "To edition", "Release", "Note"]


def build_event_rows(events: QuerySet[Event]) -> Iterator[list[str]]:
    yield HEADINGS
    for event in events.iterator(chunk_size=500):
        yield [
            timezone.localtime(event.at).isoformat(timespec="seconds"),
            event.by_name,
            event.get_action_display(),
            name_kind(event.root.model) if event.root else "release",
            event.title,
            str(event.from_edition_id or ""),
            str(event.to_edition_id or ""),
            str(event.release_id or ""),
            event.note,
        ]


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["at", "by_name", "action", "title", "note"]
    list_display_links = None
    list_filter = ["action", ("by", PersonFilter), KindFilter]
    search_fields = ["title", "note", "by_name"]
    date_hierarchy = "at"
    list_per_page = 100
    actions = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.as_csv)
        return [path("events.csv", view, name="guidance_event_csv"), *super().get_urls()]

    @method_decorator(methods.accepts_only(*methods.READ))
    def as_csv(self, request: HttpRequest) -> StreamingHttpResponse:
        """All events, oldest first."""
        if not permissions.may_do(request.user, permissions.VIEW):
            raise PermissionDenied
        events = Event.objects.select_related("root").order_by("at", "id")
        response = StreamingHttpResponse(
            write_csv_lines(build_event_rows(events)), content_type="text/csv; charset=utf-8; header=present"
        )
        response["Content-Disposition"] = 'attachment; filename="events.csv"'
        return response
