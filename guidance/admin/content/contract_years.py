from django.contrib import admin
from django.urls import URLPattern, path

from guidance.admin.base import ContentAdmin
from guidance.admin.new_year.start import start_year
from guidance.models import ContractYear


@admin.register(ContractYear)
class ContractYearAdmin(ContentAdmin):
    change_list_template = "admin/guidance/new_year/change_list.html"
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

    def get_urls(self) -> list[URLPattern]:
        start = path("start/", self.admin_site.admin_view(start_year), name="guidance_contractyear_start")
        return [start, *super().get_urls()]
