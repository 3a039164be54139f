from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from guidance import models
from guidance.admin import base
from guidance.admin.content.clause_choices import list_clause_choices
from guidance.admin.links import add_link, change_link, draft_links, link_list


def link_lines(kind: type[models.Duty | models.Criterion], template: models.JobDescription, text: str) -> SafeString:
    held = kind.objects.filter(job_description=template)
    links = (change_link(line, f"{line.group}: {Truncator(line.text).chars(80)}") for line in held)
    add = add_link(kind, text, job_description=template)
    return format_html("{}{}", link_list([*links, *draft_links(kind, template)]), add)


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
    readonly_fields = ["duties", "criteria"]
    inlines = [JobDescriptionCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "role",
                    "band",
                    "contract_year",
                    "title",
                    "slug",
                    "code",
                    "serves",
                    "is_training",
                    "purpose",
                    "checked_on",
                ],
                "description": "A template that an employer tailors and has evaluated.",
            },
        ),
        ("The employer", {"fields": ["employer_note", "reports_to", "supervision", "working_relationships"]}),
        ("What the law and the contract ask", {"fields": ["registration", "safeguarding", "equality", "clauses"]}),
        ("The advert", {"fields": ["advert"]}),
        ("Duties", {"fields": ["duties"], "description": "Each duty has a form of its own, with its clauses."}),
        ("Person specification", {"fields": ["criteria"], "description": "Each criterion has a form of its own."}),
    ]

    @admin.display(description="In order")
    def duties(self, job_description: models.JobDescription) -> SafeString | str:
        if not job_description.pk:
            return "Save the job description first; then type in its duties here."
        return link_lines(models.Duty, job_description, "Add a duty")

    @admin.display(description="In order")
    def criteria(self, job_description: models.JobDescription) -> SafeString | str:
        if not job_description.pk:
            return "Save the job description first; then type in its person specification here."
        return link_lines(models.Criterion, job_description, "Add a criterion")


@admin.register(models.JobDescriptionSection)
class JobDescriptionSectionAdmin(base.ContentAdmin):
    list_display = ["heading", "place", "order"]
    list_filter = ["place", "job_descriptions"]
    search_fields = ["slug", "heading", "text"]
    fieldsets = [
        (
            None,
            {
                "fields": ["heading", "slug", "place", "order", "text", "job_descriptions"],
                "description": "A section that several job descriptions share. The employer can change it.",
            },
        ),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]


@admin.register(models.Duty)
class DutyAdmin(ClauseChoicesAdmin, base.PartAdmin):
    whole = "job_description"
    list_display = ["__str__", "job_description", "group", "order", "optional"]
    list_filter = ["job_description", "job_description__contract_year", "optional"]
    list_select_related = ["job_description"]
    search_fields = ["slug", "group", "text", "job_description__title"]
    fieldsets = [
        (None, {"fields": ["job_description", "group", "slug", "order", "text", "optional", "post_for"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
        ("Clauses that it answers", {"fields": ["clauses"]}),
    ]


@admin.register(models.Criterion)
class CriterionAdmin(base.PartAdmin):
    whole = "job_description"
    list_display = ["__str__", "job_description", "group", "order", "weight", "assessment"]
    list_filter = ["job_description", "job_description__contract_year", "weight", "assessment"]
    list_select_related = ["job_description"]
    search_fields = ["slug", "group", "text", "job_description__title"]
    fieldsets = [
        (None, {"fields": ["job_description", "group", "slug", "order", "text", "weight", "assessment"]}),
        ("Where it is taken from", {"fields": ["source", "locator"]}),
    ]
