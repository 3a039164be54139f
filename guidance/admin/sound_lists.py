"""Lists of the admin that accept only the parameters that their own links and filters send.

Django passes whatever is in a list's address to the database. A year or key that is out of range then fails there, in
a different way on each database.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList, ChangeListSearchForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from guidance.admin.plain_lists import write_column
from guidance.rules.limits.row_keys import read_row_key

LONGEST_QUESTION = 200  # each word is a condition on each field, and SQLite allows 1,000 in a query
ASKED_IN_VAIN = (
    "The address of this list asks for something that cannot be looked up, so all of it is shown. Narrow it down with "
    "the filters and the search."
)


class ListSearchForm(ChangeListSearchForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["q"] = forms.CharField(
            required=False,
            strip=False,
            max_length=LONGEST_QUESTION,
            error_messages={
                "max_length": f"Search for {LONGEST_QUESTION} characters or fewer. All of the list is shown."
            },
        )


class CheckedChangeList(ChangeList):
    search_form_class = ListSearchForm

    def get_filters(self, request: HttpRequest) -> tuple[Any, ...]:
        """Raises IncorrectLookupParameters if any parameter belongs to no filter.

        A year in the date hierarchy adds two parameters of Django's own, which are allowed.
        """
        try:
            found = super().get_filters(request)
        except (ValueError, OverflowError) as error:  # a year next to the first or last that Python knows
            raise IncorrectLookupParameters(error) from error
        left_over = set(found[2])
        if f"{self.date_hierarchy}__year" in self.params:
            left_over -= {f"{self.date_hierarchy}__gte", f"{self.date_hierarchy}__lt"}
        if left_over or any("\0" in text for texts in request.GET.lists() for text in texts[1]):
            raise IncorrectLookupParameters
        return found


class CheckedListAdmin(admin.ModelAdmin):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002
        return CheckedChangeList

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        model: Any = self.model
        return [write_column(model, name) for name in super().get_list_display(request)]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        try:
            return super().get_changelist_instance(request)
        except IncorrectLookupParameters:
            # Django would redirect without saying why, and then report a broken database.
            messages.warning(request, ASKED_IN_VAIN)
            request.GET = QueryDict()
            return super().get_changelist_instance(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Checks the term again, because autocomplete fields come here without the list's own form."""
        if "\0" in search_term or len(search_term) > LONGEST_QUESTION:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:  # type: ignore[override]
        sent = request.POST.copy()
        sent.setlist(ACTION_CHECKBOX_NAME, [key for key in sent.getlist(ACTION_CHECKBOX_NAME) if read_row_key(key)])
        request.POST = sent  # type: ignore[assignment]
        return super().response_action(request, queryset)
