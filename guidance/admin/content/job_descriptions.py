from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from guidance import models
from guidance.admin import base
from guidance.admin.content.clause_choices import list_clause_choices
from guidance.admin.links import add_link, change_link, link_list


def link_lines(held: Iterable[models.Duty | models.Criterion], add: SafeString) -> SafeString:
    links = (change_link(line, f"{line.group}: {Truncator(line.text).chars(80)}") for line in held)
    return format_html("{}{}", link_list(links), add)


class ClauseChoicesAdmin(base.ContentAdmin):
    """Groups the clauses to choose from by instrument."""

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.choices = list_clause_choices(field.queryset)
        return field


class JobDescriptionCitationInline(base.ContentInline):
    model = models.JobDescriptionCitation
    verbose_name = "source of a part"
    verbose_name_plural = "sources of the parts other than duties and criteria"
    fields = ["part", "source", "locator", "order"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("source")


@admin.register(models.JobDescription)
class JobDescriptionAdmin(ClauseChoicesAdmin):
    list_display = ["title", "role", "band", "contract_year", "checked_on"]
    list_filter = ["role", "contract_year", "band"]
    list_select_related = ["role", "band", "contract_year"]
    search_fields = ["title", "purpose"]
    prepopulated_fields = {"slug": ["title"]}
    readonly_fields = ["duties", "criteria"]
    inlines = [JobDescriptionCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["role", "band", "contract_year", "title", "slug", "code", "purpose", "checked_on"],
                "description": "A template that an employer tailors and has evaluated.",
            },
        ),
        ("The employer", {"fields": ["employer_note", "reports_to", "supervision", "working_relationships"]}),
        ("What the law and the contract ask", {"fields": ["registration", "safeguarding", "equality", "clauses"]}),
        ("Duties", {"fields": ["duties"], "description": "Each duty has a form of its own, with its clauses."}),
        ("Person specification", {"fields": ["criteria"], "description": "Each criterion has a form of its own."}),
    ]

    @admin.display(description="In order")
    def duties(self, job_description: models.JobDescription) -> SafeString | str:
        if not job_description.pk:
            return "Save the job description first; then type in its duties here."
        return link_lines(
            job_description.duties.all(), add_link(models.Duty, "Add a duty", job_description=job_description)
        )

    @admin.display(description="In order")
    def criteria(self, job_description: models.JobDescription) -> SafeString | str:
        if not job_description.pk:
            return "Save the job description first; then type in its person specification here."
        return link_lines(
            job_description.criteria.all(),
            add_link(models.Criterion, "Add a criterion", job_description=job_description),
        )


@admin.register(models.Duty)
class DutyAdmin(ClauseChoicesAdmin, base.PartAdmin):
    whole = "job_description"
    list_display = ["slug", "job_description", "group", "order", "optional"]
    list_filter = ["job_description", "job_description__contract_year", "optional"]
    list_select_related = ["job_description"]
    search_fields = ["slug", "group", "text", "job_description__title"]
    fieldsets = [
        (None, {"fields": ["job_description", "group", "slug", "order", "text", "optional"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
        ("Clauses that it answers", {"fields": ["clauses"]}),
    ]


@admin.register(models.Criterion)
class CriterionAdmin(base.PartAdmin):
    whole = "job_description"
    list_display = ["slug", "job_description", "group", "order", "weight", "assessment"]
    list_filter = ["job_description", "job_description__contract_year", "weight", "assessment"]
    list_select_related = ["job_description"]
    search_fields = ["slug", "group", "text", "job_description__title"]
    fieldsets = [
        (None, {"fields": ["job_description", "group", "slug", "order", "text", "weight", "assessment"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]
