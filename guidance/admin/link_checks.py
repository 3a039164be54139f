"""What came of asking other sites whether they still answer: to read, because check_links alone writes it."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from guidance.admin.links import change_link, link_list
from guidance.links.addresses import Use, in_use
from guidance.models import LinkCheck
from guidance.publishing.permissions import VIEW, may


@admin.register(LinkCheck)
class LinkCheckAdmin(admin.ModelAdmin):
    list_display = ["address", "state", "detail", "checked_at"]
    list_filter = ["state", "is_moved_for_good"]
    search_fields = ["address", "final_address", "detail"]
    list_per_page = 50
    empty_value_display = "none"
    actions = None
    change_form_template = "admin/change_form.html"  # there is nothing to draft, nor to recover
    fieldsets = [
        (
            None,
            {
                "fields": ["link", "state", "detail", "to_do", "used_in"],
                "description": "Kept by the command check_links, which asks each address again from day to day.",
            },
        ),
        ("The last answer", {"fields": ["checked_at", "http_status", "final_address", "is_moved_for_good"]}),
        ("Since when", {"fields": ["failures", "first_failed_at", "changed_at", "last_modified"]}),
    ]

    @admin.display(description="address")
    def link(self, link: LinkCheck) -> SafeString | str:
        if not link.address.lower().startswith(("https://", "http://")):
            return link.address
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', link.address)

    @admin.display(description="what to do")
    def to_do(self, link: LinkCheck) -> str:
        return link.what_to_do or "Nothing"

    @admin.display(description="used in")
    def used_in(self, link: LinkCheck) -> SafeString | str:
        uses = in_use().get(link.address, [])
        named = {use.record: self._name(use) for use in uses}
        return link_list(named.values()) if named else "Nothing any more: the next whole check forgets it"

    def _name(self, use: Use) -> SafeString:
        name = f"{capfirst(use.record._meta.verbose_name)}: {use.record}"
        has_screen = self.admin_site.is_registered(type(use.record))
        return change_link(use.record, name) if has_screen else format_html("{}", name)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return may(request.user, VIEW)

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    has_delete_permission = has_change_permission
