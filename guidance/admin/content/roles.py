from typing import Any

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from guidance import models
from guidance.admin import base, links


class RoleNameInline(base.ContentInline):
    model = models.RoleName
    verbose_name = "other name"
    verbose_name_plural = "other names"
    classes = ["collapse"]
    fields = ["name", "kind", "note", "source", "locator"]


class RoleBandInline(base.ContentInline):
    model = models.RoleBand
    verbose_name_plural = "bands by year: a row for each source, also where they disagree"
    classes = ["collapse"]
    fields = ["contract_year", "lowest", "highest", "registration", "note", "source", "locator"]

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("role", "contract_year", "lowest", "highest")


class RoleAspectInline(base.ContentInline):
    model = models.RoleAspect
    verbose_name = "heading of the comparison"
    verbose_name_plural = "comparison with other roles"
    classes = ["collapse"]
    fields = ["aspect", "text", "source", "locator"]

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("role")


@admin.register(models.Role)
class RoleAdmin(base.ContentAdmin):
    has_one_order = True
    list_display = ["__str__", "abbreviation", "kind", "order"]
    list_filter = ["kind"]
    search_fields = ["name", "abbreviation", "summary", "other_names__name"]
    readonly_fields = ["guide"]
    inlines = [RoleNameInline, RoleBandInline, RoleAspectInline]
    fieldsets = [
        (None, {"fields": ["name", "abbreviation", "slug", "kind", "summary", "order"]}),
        (
            "Guide",
            {
                "fields": ["guide"],
                "description": "The role's answer to each topic is a page of its guide, with a form of its own.",
            },
        ),
    ]

    @admin.display(description="Answers")
    def guide(self, role: models.Role) -> SafeString | str:
        if not role.pk:
            return "Save the role first; then answer the topics here."
        answered = {section.topic_id: section for section in role.sections.all()}
        return links.link_list(
            links.change_link(answered[topic.pk], topic.title)
            if topic.pk in answered
            else format_html(
                "{}: not answered. {}", topic.title, links.add_link(models.Section, "Answer it", role=role, topic=topic)
            )
            for topic in models.Topic.objects.all()
        )
