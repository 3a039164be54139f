from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import EmploymentModel


@admin.register(EmploymentModel)
class EmploymentModelAdmin(ContentAdmin):
    list_display = ["title", "role", "contract_year"]
    list_filter = ["role", "contract_year", "source__evidence", "source__standing"]
    list_select_related = ["role", "contract_year"]
    search_fields = ["title", "employer", "payer", "base", "benefits"]
    fieldsets = [
        (
            None,
            {
                "fields": ["role", "title", "slug", "order", "contract_year"],
                "description": "One source's account. Accounts that disagree have an entry each: never merge them.",
            },
        ),
        ("The account", {"fields": ["employer", "payer", "base", "benefits"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]
