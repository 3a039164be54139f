from django.contrib import admin
from django.utils.text import Truncator

from guidance import models
from guidance.admin import base


class YearFactCitationInline(base.CitationInline):
    model = models.YearFactCitation


@admin.register(models.YearFact)
class YearFactAdmin(base.ContentAdmin):
    list_display = ["__str__", "role", "contract_year", "subject", "says"]
    list_filter = [
        "contract_year",
        "role",
        "subject",
        "citations__source__evidence",
        "citations__source__standing",
    ]
    list_select_related = ["role", "contract_year"]
    search_fields = ["body", "slug"]
    inlines = [YearFactCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["contract_year", "role", "subject", "slug", "order", "body"],
                "description": "What is known of a role in one contract year. Each fact names its sources below.",
            },
        ),
    ]

    @admin.display(description="what it says")
    def says(self, fact: models.YearFact) -> str:
        return Truncator(fact.body).chars(80)
