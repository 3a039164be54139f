from django.contrib import admin
from django.utils.text import Truncator

from guidance import models
from guidance.admin import base


class ContractChangeCitationInline(base.CitationInline):
    model = models.ContractChangeCitation


@admin.register(models.ContractChange)
class ContractChangeAdmin(base.ContentAdmin):
    list_display = ["__str__", "contract_year", "order", "kind", "says"]
    list_filter = ["contract_year", "kind", "label", "citations__source__evidence", "citations__source__standing"]
    list_select_related = ["contract_year"]
    search_fields = ["text", "slug"]
    inlines = [ContractChangeCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["contract_year", "slug", "order", "kind", "text", "label", "checked_on"],
                "description": "A change from the contract year before. The comparison of two years begins with these: "
                "three to six for a year, each with its sources below.",
            },
        ),
    ]

    @admin.display(description="what it says")
    def says(self, change: models.ContractChange) -> str:
        return Truncator(change.text).chars(80)
