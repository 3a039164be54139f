from django.contrib import admin
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
    fieldsets = [
        (
            None,
            {
                "fields": ["contract_year", "role", "post", "subject", "slug", "order", "answer", "body", "label"],
                "description": "What is known of a role in one contract year. Each fact names its sources below. Every "
                "page, tool and file gives its answer in these words, with its label.",
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
                "fields": [("posts", "posts_above_100_000")],
                "description": "For one account of one source. Another source that says otherwise has its own record.",
            },
        ),
        ("Our reasoning", {"fields": ["reasoning"], "classes": ["collapse"]}),
    ]

    @admin.display(description="what it says")
    def says(self, fact: models.YearFact) -> str:
        return Truncator(fact.in_short).chars(80)
