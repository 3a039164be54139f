from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.admin import base, links


@admin.register(models.Source)
class SourceAdmin(base.ContentAdmin):
    list_display = ["title", "publisher", "published", "scope_text", "trust", "standing", "checked_on"]
    list_filter = ["evidence", "standing", "kind", "scope", "reading", "contract_year"]
    date_hierarchy = "published_on"
    search_fields = ["title", "short_title", "publisher", "note", "address"]
    readonly_fields = ["parts"]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "short_title", "slug", "publisher", "kind", "address", "licence"],
                "description": "A document that statements are taken from. Add it here, or beside the list in a form "
                "that cites it.",
            },
        ),
        ("Its date", {"fields": ["published_on", "date_precision", "date_note", "contract_year"]}),
        ("How far it can be trusted", {"fields": ["scope", "area", "evidence", "standing", "reading"]}),
        ("When we last looked", {"fields": ["checked_on", "note"]}),
        (
            "Parts",
            {
                "fields": ["parts"],
                "description": "Its headings, so that the coverage map can tell which of them no page answers. "
                "Each has a form of its own.",
            },
        ),
    ]

    @admin.display(ordering="published_on")
    def published(self, source: models.Source) -> str:
        return source.date_text

    @admin.display(description="scope", ordering="scope")
    def scope_text(self, source: models.Source) -> str:
        return source.scope_text

    @admin.display(description="evidence", ordering="evidence")
    def trust(self, source: models.Source) -> str:
        return source.evidence  # 'official' or 'secondary', without the explanation

    @admin.display(description="In order")
    def parts(self, source: models.Source) -> SafeString | str:
        if not source.pk:
            return "Save the source first; then type in its parts here."
        held = list(source.parts.all())
        order = max((part.order for part in held), default=0) + 1
        add = links.add_link(models.SourcePart, "Add a part", source=source, order=order)
        return format_html(
            "{}{}", links.link_list([*map(links.change_link, held), *links.draft_links(models.SourcePart, source)]), add
        )


@admin.register(models.SourcePart)
class SourcePartAdmin(base.PartAdmin):
    """Has a screen of its own, because a long document has more parts than a form may have fields."""

    whole = "source"
    list_display = ["title", "source", "order", "left_out"]
    list_filter = ["source__publisher", "source__kind"]
    list_select_related = ["source"]
    search_fields = ["title", "source__title", "left_out"]
    fieldsets = [
        (None, {"fields": ["source", "title", "order", "left_out"]}),
    ]
