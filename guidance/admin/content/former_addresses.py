from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import FormerAddress


@admin.register(FormerAddress)
class FormerAddressAdmin(ContentAdmin):
    list_display = ["old_path", "new_path"]
    search_fields = ["old_path", "new_path"]
    fieldsets = [
        (
            None,
            {
                "fields": ["old_path", "new_path"],
                "description": "Changing a slug adds one of these automatically. Readers of the old path, and of all "
                "that was beneath it, are sent on to the new one.",
            },
        ),
    ]
