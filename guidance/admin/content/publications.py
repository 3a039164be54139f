from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from guidance import models
from guidance.admin import base


class PublicationPointInline(base.ContentInline):
    model = models.PublicationPoint
    verbose_name = "point"
    verbose_name_plural = "points that it makes"
    fields = ["slug", "order", "theme", "point", "relevance", "source", "locator"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("publication")


@admin.register(models.KeyPublication)
class KeyPublicationAdmin(base.ContentAdmin):
    list_display = ["title", "publisher", "published"]
    list_filter = ["publisher", "points__theme"]
    date_hierarchy = "published_on"
    ordering = ["-published_on", "slug"]
    search_fields = ["title", "publisher", "summary", "points__point"]
    inlines = [PublicationPointInline]
    fieldsets = [
        (None, {"fields": ["title", "slug", "publisher", "published_on", "date_precision", "address", "summary"]}),
    ]

    @admin.display(ordering="published_on")
    def published(self, publication: models.KeyPublication) -> str:
        return publication.date_text
