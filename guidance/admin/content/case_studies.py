from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import CaseStudy


@admin.register(CaseStudy)
class CaseStudyAdmin(ContentAdmin):
    list_display = ["title", "role", "year", "setting"]
    list_filter = ["role", "year", "source__evidence", "source__standing"]
    list_select_related = ["role"]
    search_fields = ["title", "setting", "body", "quotation", "quoted"]
    fieldsets = [
        (None, {"fields": ["role", "title", "slug", "order", "setting", "year", "body"]}),
        (
            "Quotation",
            {"fields": ["quotation", "quoted"], "description": "The words as they were said, and who said them."},
        ),
        ("What has changed since", {"fields": ["caution"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]
