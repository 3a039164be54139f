"""What this site does not answer, and who does."""

from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import SubjectNotCovered


@admin.register(SubjectNotCovered)
class SubjectNotCoveredAdmin(ContentAdmin):
    has_one_order = True
    list_display = ["title", "who_to_ask", "order", "checked_on"]
    search_fields = ["title", "asked", "answer", "who_to_ask"]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "order", "asked", "answer", "checked_on"],
                "description": "Whoever searches for it reads 'We do not cover' with this title, your answer and who "
                "to ask. It is on the page 'What is not covered' too.",
            },
        ),
        ("Who to ask", {"fields": ["who_to_ask", "link", "link_text"]}),
    ]
