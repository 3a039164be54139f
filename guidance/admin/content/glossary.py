from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import GlossaryTerm


@admin.register(GlossaryTerm)
class GlossaryTermAdmin(ContentAdmin):
    list_display = ["term", "abbreviation", "expand", "replaced_by"]
    list_filter = ["expand", "source__evidence", "source__standing"]
    list_select_related = ["replaced_by"]
    search_fields = ["term", "abbreviation", "definition"]
    fieldsets = [
        (None, {"fields": ["term", "slug", "abbreviation", "expand", "definition"]}),
        (
            "Change of name",
            {
                "fields": ["replaced_by", "replaced_on", "replaced_precision", "replacement_note"],
                "description": "Only where the name has changed. A change of name needs its date and its source.",
            },
        ),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]
