"""Words that mean the same in a search. The preview of a draft shows what it would do to searches."""

from django.contrib import admin

from guidance.admin.base import ContentAdmin
from guidance.models import Synonym


@admin.register(Synonym)
class SynonymAdmin(ContentAdmin):
    list_display = ["words_in_a_line", "note"]
    search_fields = ["slug", "words", "note"]
    fieldsets = [
        (
            None,
            {
                "fields": ["slug", "words", "note"],
                "description": "Whoever searches for one of these finds the others too, a little further down. In "
                "place of a role's name write 'they', as in 'who employs they'. Preview a draft to see what it would "
                "do to searches.",
            },
        ),
    ]

    @admin.display(description="words")
    def words_in_a_line(self, synonym: Synonym) -> str:
        return str(synonym)
