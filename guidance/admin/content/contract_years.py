from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import ContractYear


@admin.register(ContractYear)
class ContractYearAdmin(ContentAdmin):
    list_display = ["__str__", "starts_on", "ends_on"]
    ordering = ["-starts_on"]
    search_fields = ["slug"]
    fieldsets = [
        (
            None,
            {
                "fields": ["slug", "starts_on", "ends_on"],
                "description": "Add a year before typing in its specification, its pay or what is known of it.",
            },
        ),
    ]
