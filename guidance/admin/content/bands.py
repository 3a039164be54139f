from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.admin.base import ContentAdmin
from guidance.admin.links import add_link, change_link, draft_links, link_list
from guidance.admin.year_filter import HeldInYearFilter
from guidance.rules.money import format_pounds


@admin.register(models.Band)
class BandAdmin(ContentAdmin):
    has_one_order = True
    list_display = ["__str__", "order"]
    search_fields = ["slug"]
    readonly_fields = ["pay"]
    fieldsets = [
        (None, {"fields": ["slug", "order"], "description": "An Agenda for Change band."}),
        ("Pay", {"fields": ["pay"], "description": "Each step has a form of its own, with the days it applies."}),
    ]

    @admin.display(description="By first day")
    def pay(self, band: models.Band) -> SafeString | str:
        if not band.pk:
            return "Save the band first; then type in its pay here."
        points = band.pay_points.select_related("band")
        held = (change_link(point, f"{point}: {format_pounds(point.amount)}") for point in points)
        links = link_list([*held, *draft_links(models.PayPoint, band)])
        return format_html("{}{}", links, add_link(models.PayPoint, "Add a step of pay", band=band))


@admin.register(models.PayPoint)
class PayPointAdmin(ContentAdmin):
    list_display = ["__str__", "holds_from", "holds_to", "band", "step", "pay", "source"]
    list_filter = [HeldInYearFilter, "band", "step", "source__evidence", "source__standing"]
    list_select_related = ["band", "source"]
    search_fields = ["band__slug", "step", "source__title", "locator"]
    fieldsets = [
        (None, {"fields": ["band", "step", "holds_from", "holds_to", "amount"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]

    @admin.display(description="pay a year", ordering="amount")
    def pay(self, point: models.PayPoint) -> str:
        return format_pounds(point.amount)


@admin.register(models.Reimbursement)
class ReimbursementAdmin(ContentAdmin):
    list_display = ["__str__", "holds_from", "holds_to", "band", "zone", "repaid", "checked_on"]
    list_filter = [HeldInYearFilter, "role", "band", "zone", "source__evidence", "source__standing"]
    list_select_related = ["band", "role"]
    search_fields = ["role__name", "band__slug", "zone", "source__title", "locator"]
    fieldsets = [
        (
            None,
            {
                "fields": ["role", "band", "zone", "holds_from", "holds_to", "amount"],
                "description": "The maximum that the ARRS repays a PCN for one full-time post in a year. When it "
                "changes, add another with its first day: this one then applies until the day before.",
            },
        ),
        ("Where it is taken from", {"fields": ["source", "locator", "checked_on"]}),
    ]

    @admin.display(description="repaid a year", ordering="amount")
    def repaid(self, reimbursement: models.Reimbursement) -> str:
        return format_pounds(reimbursement.amount)
