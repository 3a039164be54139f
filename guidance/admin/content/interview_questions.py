from itertools import groupby
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.text import Truncator

from guidance.admin.base import ContentAdmin
from guidance.models import InterviewQuestion


@admin.register(InterviewQuestion)
class InterviewQuestionAdmin(ContentAdmin):
    list_display = ["subject", "role", "order"]
    list_filter = ["role", "source__evidence", "source__standing"]
    list_select_related = ["role"]
    search_fields = ["subject", "question", "good_answer", "follow_ups"]
    fieldsets = [
        (None, {"fields": ["role", "subject", "slug", "order", "question", "good_answer", "follow_ups"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
        ("Criteria that it tests", {"fields": ["criteria"]}),
    ]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        """Groups the criteria by job description."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        criteria = field.queryset.select_related("job_description").order_by("job_description", "order", "slug")
        field.choices = [
            (template.title, [(each.pk, f"{each.group}: {Truncator(each.text).chars(80)}") for each in group])
            for template, group in groupby(criteria, lambda criterion: criterion.job_description)
        ]
        return field
