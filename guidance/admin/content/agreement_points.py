from django.contrib import admin

from guidance import models
from guidance.admin import base


class AgreementPointCitationInline(base.CitationInline):
    model = models.AgreementPointCitation


@admin.register(models.AgreementPoint)
class AgreementPointAdmin(base.ContentAdmin):
    list_display = ["__str__", "part", "order", "label", "path"]
    list_filter = ["part", "label", "citations__source__evidence", "citations__source__standing"]
    search_fields = ["text", "slug", "path"]
    inlines = [AgreementPointCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["slug", "part", "order", "text", "label", "path"],
                "description": "A line of the agreement checklist: what a PCN and the provider settle for a post. "
                "Name its sources below, or choose 'Our reading'.",
            },
        ),
    ]
