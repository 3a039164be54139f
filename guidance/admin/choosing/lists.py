"""Lists of records that say which of them somebody is drafting, and which drafts are not live yet."""

from collections import defaultdict
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from guidance.admin.choosing.choices import list_open_drafts
from guidance.admin.sound_lists import CheckedChangeList, CheckedListAdmin
from guidance.models import Edition
from guidance.publishing.events import name_person

MOST_NOT_LIVE = 50  # above a list


class DraftedChangeList(CheckedChangeList):
    """`not_live` are the drafts of new records of the kind. Each record listed has its own as `open_drafts`."""

    not_live: list[Edition]
    more_not_live: int

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        of_rows: dict[int | None, list[Edition]] = defaultdict(list)
        for draft in list_open_drafts().filter(root__model=str(self.opts)):
            of_rows[draft.root.row].append(draft)
        new = of_rows.pop(None, [])
        self.not_live, self.more_not_live = new[:MOST_NOT_LIVE], max(0, len(new) - MOST_NOT_LIVE)
        self.result_list = list(self.result_list)
        for record in self.result_list:
            record.open_drafts = of_rows.get(record.pk, [])


class DraftedListAdmin(CheckedListAdmin):
    change_list_template = "admin/guidance/change_list.html"

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[DraftedChangeList]:  # noqa: ARG002
        return DraftedChangeList

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        first, *others = super().get_list_display(request)
        return [first, "being_drafted", *others]

    @admin.display(description="draft", empty_value="")
    def being_drafted(self, record: Any) -> SafeString | None:
        drafts = getattr(record, "open_drafts", [])
        links = (
            (
                reverse("admin:guidance_edition_change", args=[draft.pk]),
                draft.get_state_display(),
                name_person(draft.saved_by),
            )
            for draft in drafts
        )
        return format_html_join(", ", '<a href="{}">{}, by {}</a>', links) if drafts else None
