from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.admin import base, links
from guidance.admin.content.clause_choices import list_clause_choices
from guidance.models.guide.answers import find_facts_of_section


@admin.register(models.Topic)
class TopicAdmin(base.ContentAdmin):
    has_one_order = True
    list_display = ["title", "question", "order"]
    search_fields = ["title", "question"]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "question", "order"],
                "description": "Topics are the same for every role. Changing the slug moves a page of every guide.",
            },
        ),
    ]


class SectionCitationInline(base.CitationInline):
    model = models.SectionCitation
    verbose_name = "source of the answer"
    verbose_name_plural = "sources of the answer"


@admin.register(models.Section)
class SectionAdmin(base.ContentAdmin):
    list_display = ["__str__", "role", "topic", "contract_year", "checked_on"]
    list_filter = ["role", "contract_year", "topic"]
    list_select_related = ["role", "topic", "contract_year"]
    search_fields = ["answer", "role__name", "topic__title", "topic__question"]
    readonly_fields = ["answers_of_years", "statements"]
    inlines = [SectionCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["role", "topic", "answers_of_years", "answer", "label", "contract_year", "checked_on"],
                "description": "One page of a role's guide: its answer to one topic. An answer of its own has a label, "
                "and below the one to three sources that support its words.",
            },
        ),
        (
            "Statements",
            {
                "fields": ["statements"],
                "description": "The passages of the page, each with its own sources. Each has a form of its own.",
            },
        ),
        ("Clauses shown in full", {"fields": ["clauses"], "classes": ["collapse"]}),
    ]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        field.choices = list_clause_choices(field.queryset)
        return field

    @admin.display(description="Answers by contract year")
    def answers_of_years(self, section: models.Section) -> SafeString | str:
        if not section.pk:
            return "Save the section first: you then see whether the answers of the years answer it."
        facts = models.YearFact.objects.filter(role=section.role_id).select_related("contract_year")
        held = list(find_facts_of_section(section, facts.order_by("contract_year", "order", "slug")))
        if not held:
            return "None. The page shows the answer below."
        said = "This topic's answer comes from the year's answers. Leave the answer below empty: no page shows it."
        return format_html("<p>{}</p>{}", said, links.link_list(links.change_link(fact) for fact in held))

    @admin.display(description="In order")
    def statements(self, section: models.Section) -> SafeString | str:
        if not section.pk:
            return "Save the section first; then write its statements here."
        held = list(section.statements.all())
        order = max((statement.order for statement in held), default=0) + 1
        add = links.add_link(models.Statement, "Add a statement", section=section, order=order)
        return format_html(
            "{}{}", links.link_list([*map(links.change_link, held), *links.draft_links(models.Statement, section)]), add
        )


class StatementCitationInline(base.CitationInline):
    model = models.StatementCitation
    fields = ["source", "locator", "order", "says"]


@admin.register(models.Statement)
class StatementAdmin(base.PartAdmin):
    whole = "section"
    list_display = ["heading", "role", "topic", "kind", "year"]
    list_filter = [
        "section__role",
        "kind",
        "contract_year",
        "citations__source__evidence",
        "citations__source__standing",
        "section__topic",
    ]
    list_select_related = ["section__role", "section__topic", "section__contract_year", "contract_year"]
    search_fields = ["heading", "body", "overtaken", "citations__source__title", "citations__locator"]
    inlines = [StatementCitationInline]
    fieldsets = [
        (
            None,
            {
                "fields": ["section", "heading", "slug", "order", "kind", "body"],
                "description": "A passage with its own sources. Name them below: at least one, and where the "
                "kind is 'Sources differ' two or more, each with what it says.",
            },
        ),
        (
            "Its year, and what came later",
            {"fields": ["contract_year", "overtaken"], "classes": ["collapse"]},
        ),
    ]

    @admin.display(ordering="section__role__name")
    def role(self, statement: models.Statement) -> str:
        return str(statement.section.role)

    @admin.display(ordering="section__topic__order")
    def topic(self, statement: models.Statement) -> str:
        return str(statement.section.topic)

    @admin.display(description="contract year")
    def year(self, statement: models.Statement) -> str | None:
        year = statement.contract_year or statement.section.contract_year
        return str(year) if year else None
