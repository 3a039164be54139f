from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from guidance.admin.base import ContentAdmin, ContentInline
from guidance.models import Band, PayPoint, Reimbursement
from guidance.rules.money import pounds


class PayPointInline(ContentInline):
    model = PayPoint
    verbose_name_plural = "pay by year"
    classes = ["collapse"]
    fields = ["contract_year", "step", "amount", "source", "locator"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("contract_year", "band")


@admin.register(Band)
class BandAdmin(ContentAdmin):
    list_display = ["__str__", "order"]
    search_fields = ["slug"]
    inlines = [PayPointInline]
    fieldsets = [
        (
            None,
            {"fields": ["slug", "order"], "description": "An Agenda for Change band. Its pay has a row for each step."},
        ),
    ]


@admin.register(PayPoint)
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
    def pay(self, point: PayPoint) -> str:
        return pounds(point.amount)


@admin.register(Reimbursement)
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
    def repaid(self, reimbursement: Reimbursement) -> str:
        return pounds(reimbursement.amount)
