from django.contrib import admin

from guidance import models
from guidance.admin import base


class HiringStepCitationInline(base.CitationInline):
    model = models.HiringStepCitation


@admin.register(models.HiringStep)
class HiringStepAdmin(base.ContentAdmin):
    list_display = ["title", "role", "order", "section", "tool"]
    list_filter = ["role", "tool", "citations__source__evidence", "citations__source__standing"]
    list_select_related = ["role", "section__role", "section__topic"]
    search_fields = ["title", "text", "done"]
    inlines = [HiringStepCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["role", "title", "slug", "order", "tool", "done"],
                "description": "A step of 'Hire for this role, step by step', which also prints as a checklist.",
            },
        ),
        (
            "Its answer",
            {
                "fields": ["section", "text", "label", "reasoning"],
                "description": "Choose the page of a guide that answers it, so that it is written once. Only where "
                "there is none, write it here, with its label and its sources below.",
            },
        ),
    ]
