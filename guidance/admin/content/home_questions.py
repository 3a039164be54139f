from django.contrib import admin

from guidance import models
from guidance.admin import base


@admin.register(models.HomeQuestion)
class HomeQuestionAdmin(base.ContentAdmin):
    has_one_order = True
    list_display = ["question", "role", "subject", "path", "order"]
    list_filter = ["role", "subject"]
    list_select_related = ["role"]
    search_fields = ["question", "text", "path"]
    fieldsets = [
        (
            None,
            {
                "fields": ["question", "slug", "order", "role", "subject", "text", "path"],
                "description": "A question on the home page. Its line is the year's answer on a subject, what a post "
                "costs, or a sentence of its own about the page that it leads to.",
            },
        ),
    ]
