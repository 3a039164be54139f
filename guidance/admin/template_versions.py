"""Keeps what job description templates say whenever a screen changes it, so that their documents can be checked."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from guidance.models import TemplateVersion


class KeepsTemplateVersions(admin.ModelAdmin):
    """For the screens of all that templates' lines are made of."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        TemplateVersion.objects.record(timezone.localdate())

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        super().delete_model(request, obj)
        TemplateVersion.objects.record(timezone.localdate())

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        super().delete_queryset(request, queryset)
        TemplateVersion.objects.record(timezone.localdate())
