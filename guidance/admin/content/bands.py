from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.admin.base import ContentAdmin
from guidance.admin.links import add_link, change_link, link_list
from guidance.rules.money import format_pounds


@admin.register(models.Band)
class BandAdmin(ContentAdmin):
    list_display = ["__str__", "order"]
    search_fields = ["slug"]
    readonly_fields = ["pay"]
    fieldsets = [
        (None, {"fields": ["slug", "order"], "description": "An Agenda for Change band."}),
        ("Pay", {"fields": ["pay"], "description": "Each step of a year's pay has a form of its own."}),
    ]

    @admin.display(description="By year")
    def pay(self, band: models.Band) -> SafeString | str:
        if not band.pk:
            return "Save the band first; then type in its pay here."
        points = band.pay_points.select_related("contract_year", "band")
        links = link_list(change_link(point, f"{point}: {format_pounds(point.amount)}") for point in points)
        return format_html("{}{}", links, add_link(models.PayPoint, "Add a step of a year's pay", band=band))


@admin.register(models.PayPoint)
class PayPointAdmin(ContentAdmin):
    list_display = ["__str__", "contract_year", "band", "step", "pay", "source"]
    list_filter = ["contract_year", "band", "step", "source__evidence", "source__standing"]
    list_select_related = ["contract_year", "band", "source"]
    search_fields = ["band__slug", "contract_year__slug", "source__title", "locator"]
    fieldsets = [
        (None, {"fields": ["contract_year", "band", "step", "amount"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]

    @admin.display(description="pay a year", ordering="amount")
    def pay(self, point: models.PayPoint) -> str:
        return format_pounds(point.amount)


@admin.register(models.Reimbursement)
class ReimbursementAdmin(ContentAdmin):
    list_display = ["__str__", "contract_year", "band", "zone", "repaid", "checked_on"]
    list_filter = ["contract_year", "role", "band", "zone", "source__evidence", "source__standing"]
    list_select_related = ["contract_year", "band", "role"]
    search_fields = ["role__name", "band__slug", "contract_year__slug", "source__title", "locator"]
    fieldsets = [
        (
            None,
            {
                "fields": ["contract_year", "role", "band", "zone", "amount"],
                "description": "The most that the ARRS repays a PCN for one full-time post in a year.",
            },
        ),
        ("Where it is taken from", {"fields": ["source", "locator", "checked_on"]}),
    ]

    @admin.display(description="repaid a year", ordering="amount")
    def repaid(self, reimbursement: models.Reimbursement) -> str:
        return format_pounds(reimbursement.amount)
