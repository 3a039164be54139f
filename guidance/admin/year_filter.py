"""The filter of a list of amounts by contract year: those that apply in it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from guidance.models import ContractYear
from guidance.rules.years.contract_years import get_bounds


class HeldInYearFilter(admin.SimpleListFilter):
    title = "contract year"
    parameter_name = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002
        return [(year.slug, str(year)) for year in ContractYear.objects.newest_first()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        chosen = self.value()
        if chosen not in {slug for slug, _ in self.lookup_choices}:
            return queryset
        held = queryset.model.objects.holding_in(*get_bounds(chosen))
        return queryset.filter(pk__in=held.values("pk"))
