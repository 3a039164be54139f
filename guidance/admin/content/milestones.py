from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import Milestone


@admin.register(Milestone)
class MilestoneAdmin(ContentAdmin):
    list_display = ["title", "when", "kind", "role", "contract_year"]
    list_filter = ["kind", "contract_year", "role", "source__evidence", "source__standing"]
    list_select_related = ["role", "contract_year"]
    date_hierarchy = "happened_on"
    ordering = ["-happened_on", "slug"]
    search_fields = ["title", "body"]
    fieldsets = [
        (None, {"fields": ["title", "slug", "kind", "happened_on", "date_precision", "body"]}),
        ("What it belongs to", {"fields": ["role", "contract_year"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]

    @admin.display(ordering="happened_on")
    def when(self, milestone: Milestone) -> str:
        return milestone.date_text
