from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.admin import base
from guidance.admin.content import clause_choices
from guidance.admin.links import add_link, change_link, draft_links, link_list


@admin.register(models.Instrument)
class InstrumentAdmin(base.ContentAdmin):
    list_display = ["title", "kind", "contract_year", "checked_on"]
    list_filter = ["kind", "contract_year", "source__evidence", "source__standing"]
    list_select_related = ["contract_year"]
    search_fields = ["title", "summary"]
    readonly_fields = ["clauses"]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "kind", "contract_year", "summary"],
                "description": "A text whose clauses are cited by number. A Network Contract DES has one a year.",
            },
        ),
        ("Where it is taken from", {"fields": ["source", "locator", "checked_on"]}),
        ("Clauses", {"fields": ["clauses"], "description": "Each clause has a form of its own."}),
    ]

    @admin.display(description="In order")
    def clauses(self, instrument: models.Instrument) -> SafeString | str:
        if not instrument.pk:
            return "Save the instrument first; then type in its clauses here."
        held = clause_choices.sort_for_reading(instrument.clauses.all())
        links = link_list(
            [
                *(change_link(clause, clause_choices.label_clause(clause)) for clause in held),
                *draft_links(models.Clause, instrument),
            ]
        )
        return format_html("{}{}", links, add_link(models.Clause, "Add a clause", instrument=instrument))


class ImplementationStepInline(base.ContentInline):
    model = models.ImplementationStep
    verbose_name_plural = "implementation plan, for a recommendation"
    classes = ["collapse"]
    fields = ["outcome", "finance", "timeline", "level", "lead", "source", "locator"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("clause__instrument")


@admin.register(models.Clause)
class ClauseAdmin(base.PartAdmin):
    whole = "instrument"
    list_display = ["number", "instrument", "says", "force", "official_words"]
    list_filter = ["instrument__contract_year", "instrument", "force", "source__evidence", "source__standing"]
    list_select_related = ["instrument"]
    search_fields = ["number", "heading", "wording", "plain_english"]
    inlines = [ImplementationStepInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["instrument", "number", "parent", "order", "force"],
                "description": "One numbered part of a text, down to the letter or numeral that it is cited by.",
            },
        ),
        ("What it says", {"fields": ["heading", "wording", "plain_english"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "parent":
            field.choices = [("", "None: it is at the top"), *clause_choices.list_clause_choices(field.queryset)]
        return field

    @admin.display(description="what it says")
    def says(self, clause: models.Clause) -> str:
        return clause_choices.shorten_clause(clause)

    @admin.display(description="official words", boolean=True)
    def official_words(self, clause: models.Clause) -> bool:
        return bool(clause.wording)
