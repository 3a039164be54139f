"""The list of editions, and the pages for each step of an edition."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from guidance.admin.exchange import import_records
from guidance.admin.plain_lists import KindFilter, PersonFilter, name_kind
from guidance.admin.read_only import ReadOnlyAdmin
from guidance.admin.workflow import merge, reach, reading, share, steps
from guidance.models import Edition
from guidance.rules.limits.row_keys import read_row_key

PAGES = {
    "compare": reading.compare_edition,
    "preview": reading.preview_edition,
    "impact": reach.show_impact,
    "every_page": reach.check_every_page,
    "review": steps.send_for_review,
    "publish": steps.publish_edition,
    "schedule": steps.schedule_edition,
    "send_back": steps.send_back,
    "discard": steps.discard_draft,
    "restore": steps.restore_edition,
    "look_at": steps.look_at,
    "release": steps.change_release,
    "merge": merge.merge_versions,
    "share": share.share_draft,
    "revoke": share.revoke_link,
    "reply": share.reply_to_expert,
}


@admin.register(Edition)
class EditionAdmin(ReadOnlyAdmin):
    list_display = ["title", "kind", "state", "saved_by", "saved_at", "release", "publish_at"]
    list_filter = ["state", KindFilter, "release", ("saved_by", PersonFilter)]
    list_select_related = ["root", "saved_by", "release"]
    search_fields = ["title", "natural_key"]
    date_hierarchy = "saved_at"
    ordering = ["-saved_at", "-id"]
    list_per_page = 50

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        pages = [
            path(f"<int:edition_id>/{name.replace('_', '-')}/", view(each), name=f"guidance_edition_{name}")
            for name, each in PAGES.items()
        ]
        exchange = path("import/", view(import_records), name="guidance_edition_import")
        return [exchange, *pages, *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        return reading.show_edition(request, read_row_key(object_id))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Edition]:
        return super().get_queryset(request).defer("snapshot", "forked_from")

    @admin.display(description="kind")
    def kind(self, edition: Edition) -> str:
        return name_kind(edition.root.model)
