from django.contrib import admin

from guidance import models
from guidance.admin import base


class FigureInline(base.ContentInline):
    model = models.Figure
    fields = [
        "label",
        "slug",
        "order",
        "value",
        "as_of",
        "date_precision",
        "date_note",
        "holds_from",
        "holds_to",
        "zone",
        "basis",
        "scope",
        "note",
        "source",
        "locator",
    ]


@admin.register(models.FigureSeries)
class FigureSeriesAdmin(base.ContentAdmin):
    has_one_order = True
    list_display = ["title", "unit", "role", "order"]
    list_filter = ["role", "figures__source__evidence", "figures__source__standing"]
    list_select_related = ["role"]
    search_fields = ["title", "description", "figures__label", "figures__basis"]
    inlines = [FigureInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "unit", "description", "role", "order"],
                "description": "Figures that answer one question. Keep each with its date and how it was counted.",
            },
        ),
    ]
