from django.contrib import admin

from guidance import models
from guidance.admin import base


class FAQCitationInline(base.CitationInline):
    model = models.FAQCitation


@admin.register(models.FAQ)
class FAQAdmin(base.ContentAdmin):
    list_display = ["question", "role", "topic", "contract_year", "overtaken_on", "checked_on"]
    list_filter = [
        "role",
        "contract_year",
        "topic",
        "citations__source__evidence",
        "citations__source__standing",
    ]
    list_select_related = ["role", "topic", "contract_year"]
    search_fields = ["question", "answer", "overtaken"]
    inlines = [FAQCitationInline]
    fieldsets = [
        (None, {"fields": ["question", "slug", "answer", "label", "role", "topic", "order"]}),
        ("Its year", {"fields": ["contract_year", "checked_on"]}),
        ("What came later", {"fields": ["overtaken", "overtaken_on"], "classes": ["collapse"]}),
    ]
