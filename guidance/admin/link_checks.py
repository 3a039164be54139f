"""The results of checking links to other sites. Read-only, because only check_links writes them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from guidance.admin import links
from guidance.admin.read_only import ReadOnlyAdmin
from guidance.link_checking import addresses
from guidance.models import LinkCheck
from guidance.rules.dates import long_date


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    list_display = ["address", "state", "checked"]
    list_filter = ["state", "is_moved_for_good"]
    search_fields = ["address", "final_address", "detail"]
    list_per_page = 50
    empty_value_display = "none"
    actions = None
    fieldsets = [
        (
            None,
            {
                "fields": ["link", "state", "detail", "to_do", "used_in"],
                "description": "Kept by the command check_links, which asks each address again from day to day.",
            },
        ),
        ("The last answer", {"fields": ["checked_at", "http_status", "led_to"]}),
        ("Since when", {"fields": ["failures", "first_failed_at", "changed_at"]}),
    ]

    @admin.display(description="address")
    def link(self, link: LinkCheck) -> SafeString | str:
        if not link.address.lower().startswith(("https://", "http://")):
            return link.address
        return format_html('<a href="{0}" rel="noreferrer">{0}</a>', link.address)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        never = {"has_never_run": not LinkCheck.has_run()}
        return super().changelist_view(request, {**(extra_context or {}), **never})

    @admin.display(ordering="checked_at")
    def checked(self, link: LinkCheck) -> str:
        return long_date(timezone.localdate(link.checked_at)) if link.checked_at else "never"

    @admin.display(description="led to")
    def led_to(self, link: LinkCheck) -> str:
        if not link.final_address:
            return "The same address"
        return f"{link.final_address} (moved for good)" if link.is_moved_for_good else link.final_address

    @admin.display(description="what to do")
    def to_do(self, link: LinkCheck) -> str:
        return link.what_to_do or "Nothing"

    @admin.display(description="used in")
    def used_in(self, link: LinkCheck) -> SafeString | str:
        records = dict.fromkeys(use.record for use in addresses.find_addresses_in_use().get(link.address, []))
        if not records:
            return "Nothing any more: the next whole check forgets it"
        named = []
        for record in records:
            name = f"{capfirst(record._meta.verbose_name)}: {record}"
            has_screen = self.admin_site.is_registered(type(record))
            named.append(links.change_link(record, name) if has_screen else format_html("{}", name))
        return links.link_list(named)
