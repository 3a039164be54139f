"""The lists of the admin, which take only what their own links and boxes send.

Django hands whatever stands in a list's address on to the database, and so a year or a key that no column holds ends
in a failure: of another kind, and at another point, on each database.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList, ChangeListSearchForm
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from guidance.rules.limits.row_keys import row_key

LONGEST_QUESTION = 200  # a word of it is a condition on each field, and SQLite takes no more than 1,000 in one query
ASKED_IN_VAIN = (
    "The address of this list asks for something that cannot be looked up, so all of it is shown. Narrow it down with "
    "the filters and the search."
)


class QuestionForm(ChangeListSearchForm):
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


class SoundList(ChangeList):
    search_form_class = QuestionForm

    def get_filters(self, request: HttpRequest) -> tuple[Any, ...]:
        """What is left over was asked for by no filter of the list. Of its dates a year gives two bounds."""
        try:
            found = super().get_filters(request)
        except (ValueError, OverflowError) as error:  # the first or the last year that there is
            raise IncorrectLookupParameters(error) from error
        left_over = set(found[2])
        if f"{self.date_hierarchy}__year" in self.params:
            left_over -= {f"{self.date_hierarchy}__gte", f"{self.date_hierarchy}__lt"}
        if left_over or any("\0" in text for texts in request.GET.lists() for text in texts[1]):
            raise IncorrectLookupParameters
        return found


class SoundLists(admin.ModelAdmin):
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:  # noqa: ARG002
        return SoundList

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        try:
            return super().get_changelist_instance(request)
        except IncorrectLookupParameters:
            # Django would lead to the list without saying why or, from there, speak of a broken database.
            messages.warning(request, ASKED_IN_VAIN)
            request.GET = QueryDict()
            return super().get_changelist_instance(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """What is typed into a choice comes here too, past the list's own form."""
        if "\0" in search_term or len(search_term) > LONGEST_QUESTION:
            return queryset.none(), False
        return super().get_search_results(request, queryset, search_term)

    def response_action(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:  # type: ignore[override]
        sent = request.POST.copy()
        sent.setlist(ACTION_CHECKBOX_NAME, [key for key in sent.getlist(ACTION_CHECKBOX_NAME) if row_key(key)])
        request.POST = sent  # type: ignore[assignment]
        return super().response_action(request, queryset)
