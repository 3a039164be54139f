"""What readers search for, and what they do not find. Read-only, because only the search writes it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe

from guidance.admin.read_only import ReadOnlyAdmin
from guidance.models import Search
from guidance.publishing.reviewing.attention import list_ways_to_answer


class FoundFilter(admin.SimpleListFilter):
    title = "what was found"
    parameter_name = "found"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002
        return [("nothing", "Nothing: asked in vain")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Search]) -> QuerySet[Search]:  # noqa: ARG002
        return queryset.filter(found=0) if self.value() == "nothing" else queryset


@admin.register(Search)
class SearchAdmin(ReadOnlyAdmin):
    """Lists only searches made at least three times. Before that the site does not store the words."""

    list_display = ["text", "asked", "found", "last_asked_on", "try_it", "answer_it"]
    list_filter = [FoundFilter]
    search_fields = ["text"]
    list_per_page = 50
    list_display_links = None
    actions = None

    def get_queryset(self, request: HttpRequest) -> QuerySet[Search]:
        return super().get_queryset(request).asked_often()  # type: ignore[attr-defined, no-any-return]

    @admin.display(description="try it")
    def try_it(self, search: Search) -> SafeString:
        address = f"{reverse('search')}?{urlencode({'q': search.text})}"
        return format_html(
            '<a href="{}">Search for it<span class="visually-hidden">: {}</span></a>', address, search.text
        )

    @admin.display(description="answer it")
    def answer_it(self, search: Search) -> SafeString:
        """Links to the forms that answer it, with the words typed in. Blank where something was found."""
        if search.found:
            return SafeString()
        said = format_html('<span class="visually-hidden">: {}</span>', search.text)
        links = ((address, words, said) for address, words in list_ways_to_answer(search))
        return format_html_join(mark_safe("<br>"), '<a href="{}">{}{}</a>', links)
