"""The list of releases, and the page of each."""

from collections import Counter
from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils import timezone

from guidance import models
from guidance.admin.drafting import draft_address
from guidance.admin.new_year import clauses, listing, pay, rates, start
from guidance.admin.sound_lists import CheckedListAdmin
from guidance.admin.workflow import asking, release_steps, reviewing
from guidance.publishing import permissions
from guidance.publishing.going_live import membership
from guidance.rules.limits.row_keys import read_row_key


def show_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = release_steps.get_release_or_404(request, release_id, permissions.VIEW)
    editions = [
        (edition, draft_address(edition) if edition.is_open else "") for edition in release_steps.list_editions(release)
    ]
    states = Counter(edition.state for edition, _ in editions)
    context = {
        "release": release,
        "editions": editions,
        "unready": states[models.Edition.State.DRAFT],
        "sent": states[models.Edition.State.IN_REVIEW] + states[models.Edition.State.SCHEDULED],
        "may_publish": permissions.may_do(request.user, permissions.PUBLISH),
        "may_draft": permissions.may_do(request.user, permissions.DRAFT),
        "answers": release_steps.find_answers(release),
        "year": listing.list_missing(release),
    }
    return asking.render_page(request, f"Release: {release}", "release/read.html", context)


@admin.register(models.Release)
class ReleaseAdmin(CheckedListAdmin):
    list_display = ["title", "state", "publish_at", "created_by", "created_at", "published_at"]
    list_filter = ["state"]
    list_select_related = ["created_by"]
    search_fields = ["title", "note"]
    fields = ["title", "note"]
    actions = None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        pages = {
            "changes": reviewing.review_release,
            "review": release_steps.review_release,
            "publish": release_steps.publish_release,
            "schedule": release_steps.schedule_release,
            "send-back": release_steps.send_release_back,
            "unschedule": release_steps.unschedule_release,
            "later": start.leave_for_later,
            "pay": pay.draft_pay,
            "clauses": clauses.draft_clauses,
            "rates": rates.draft_rates,
        }
        own = [
            path(f"<int:release_id>/{name}/", view(each), name=f"guidance_release_{name.replace('-', '_')}")
            for name, each in pages.items()
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        return show_release(request, read_row_key(object_id))

    def save_model(self, request: HttpRequest, obj: models.Release, form: Any, change: bool) -> None:  # noqa: ARG002
        made = membership.create_release(obj.title, note=obj.note, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        obj.pk = made.pk

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.VIEW)

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return permissions.may_do(request.user, permissions.DRAFT)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    has_delete_permission = has_change_permission
