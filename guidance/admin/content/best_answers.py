"""What managers ask, and the page whose answer the search gives first."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from guidance.admin.base import ContentAdmin
from guidance.models import BestAnswer


@admin.register(BestAnswer)
class BestAnswerAdmin(ContentAdmin):
    list_display = ["asked_in_a_line", "leads_to"]
    list_filter = ["section__topic", "role"]
    search_fields = ["slug", "asked", "path", "faq__question"]
    fieldsets = [
        (
            None,
            {
                "fields": ["slug", "asked"],
                "description": "Whoever asks in one of these ways, or nearly so, gets the answer of the page below "
                "first, above the other results. Where a page has a best answer already, open it in the list of best "
                "answers and add a line to it.",
            },
        ),
        ("The page that answers it: one of these", {"fields": ["faq", "section", "role", "path"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[BestAnswer]:
        return super().get_queryset(request).with_targets()  # type: ignore[attr-defined, no-any-return]

    @admin.display(description="asked")
    def asked_in_a_line(self, best_answer: BestAnswer) -> str:
        return "; ".join(best_answer.ways()[:3])

    @admin.display(description="leads to")
    def leads_to(self, best_answer: BestAnswer) -> str:
        return best_answer.get_absolute_url()
