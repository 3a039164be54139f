from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from guidance import models
from guidance.admin import base


class YearFactCitationInline(base.CitationInline):
    model = models.YearFactCitation


@admin.register(models.YearFact)
class YearFactAdmin(base.ContentAdmin):
    list_display = ["__str__", "role", "contract_year", "subject", "says"]
    list_filter = [
        "contract_year",
        "role",
        "subject",
        "citations__source__evidence",
        "citations__source__standing",
    ]
    list_select_related = ["role", "contract_year"]
    search_fields = ["answer", "body", "reasoning", "slug"]
    inlines = [YearFactCitationInline]
    readonly_fields = ["said_before"]
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "contract_year",
                    "role",
                    "post",
                    "subject",
                    "slug",
                    "order",
                    "said_before",
                    "answer",
                    "body",
                    "label",
                ],
                "description": "What is known about a role in one contract year. Each fact names its sources "
                "below. Every page, tool and file gives its answer in these words, with its label.",
            },
        ),
        (
            "Who pays, in figures",
            {
                "fields": [
                    ("first_share", "first_is_up_to", "first_condition"),
                    ("later_share", "later_is_up_to", "later_condition"),
                    "rest_paid_by",
                    "caution",
                ],
                "description": "Costs, the guided form and the papers work with these. Leave empty what is not known.",
            },
        ),
        (
            "How many, in figures",
            {
                "fields": [("posts", "posts_above_100_000"), "limit"],
                "description": "For one account of one source. Another source that says otherwise has its own record.",
            },
        ),
        (
            "Who employs",
            {"fields": ["employer"], "description": "Two contract years are compared by it, not by their words."},
        ),
        ("Our reasoning", {"fields": ["reasoning"], "classes": ["collapse"]}),
    ]

    @admin.display(description="what it says")
    def says(self, fact: models.YearFact) -> str:
        return Truncator(fact.in_short).chars(80)

    @admin.display(description="The year before")
    def said_before(self, fact: models.YearFact) -> SafeString | str:
        """What to compare the new answer with, and not to copy from."""
        before = fact.contract_year.previous() if fact.pk else None
        if before is None:
            return "Once it is saved as a draft, what the year before said is shown here."
        same = before.facts.filter(role=fact.role_id, subject=fact.subject, post=fact.post)
        said = format_html_join("", "<p>{}: {}</p>", ((before, each.in_words) for each in same))
        return said or f"We have no answer for {before}."
