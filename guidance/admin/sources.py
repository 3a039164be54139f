from django.contrib import admin

from guidance.admin.base import ContentAdmin, ContentInline
from guidance.models import Source, SourcePart


class SourcePartInline(ContentInline):
    model = SourcePart
    verbose_name = "part"
    verbose_name_plural = "parts: its headings in order, so that the coverage map can tell what is missing"
    classes = ["collapse"]
    fields = ["title", "order", "left_out"]


@admin.register(Source)
class SourceAdmin(ContentAdmin):
    list_display = ["title", "publisher", "published", "kind", "scope_text", "evidence", "standing", "checked_on"]
    list_filter = ["evidence", "standing", "kind", "scope", "reading", "contract_year"]
    date_hierarchy = "published_on"
    search_fields = ["title", "publisher", "note", "address"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [SourcePartInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "publisher", "kind", "address", "licence"],
                "description": "A document that statements are taken from. Add it before the statements that cite it.",
            },
        ),
        ("Its date", {"fields": ["published_on", "date_precision", "date_note", "contract_year"]}),
        ("How far it can be trusted", {"fields": ["scope", "area", "evidence", "standing", "reading"]}),
        ("When we last looked", {"fields": ["checked_on", "note"]}),
    ]

    @admin.display(ordering="published_on")
    def published(self, source: Source) -> str:
        return source.date_text

    @admin.display(description="scope", ordering="scope")
    def scope_text(self, source: Source) -> str:
        return source.scope_text
