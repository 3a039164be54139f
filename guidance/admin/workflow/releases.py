"""The list of releases, and the pages to publish or schedule a release."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from guidance import models
from guidance.admin.drafting import draft_address
from guidance.admin.sound_lists import CheckedListAdmin
from guidance.admin.workflow import asking
from guidance.admin.workflow.forms import OWN_EDIT, ScheduleFields
from guidance.publishing import permissions
from guidance.publishing.going_live import releases
from guidance.publishing.reviewing.review import find_writers
from guidance.rules.limits.row_keys import read_row_key


class PublishReleaseForm(forms.Form):
    own_edit_reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        label="Why you publish it yourself",
        help_text=OWN_EDIT,
    )

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        if not is_own:
            del self.fields["own_edit_reason"]


class ScheduleReleaseForm(ScheduleFields, PublishReleaseForm):
    field_order = ["day", "time", "own_edit_reason"]


def _get_release_or_404(request: HttpRequest, release_id: int, permission: str) -> models.Release:
    if not permissions.may_do(request.user, permission):
        raise PermissionDenied
    return get_object_or_404(models.Release, pk=release_id)


def _list_editions(release: models.Release) -> list[models.Edition]:
    return list(release.editions.select_related("root", "saved_by").defer("snapshot", "forked_from"))


def _is_own(request: HttpRequest, release: models.Release) -> bool:
    return any(request.user.pk in find_writers(edition) for edition in release.editions.open())


def release_address(release: models.Release) -> str:
    return reverse("admin:guidance_release_change", args=[release.pk])


def show_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = _get_release_or_404(request, release_id, permissions.VIEW)
    editions = [(edition, draft_address(edition) if edition.is_open else "") for edition in _list_editions(release)]
    context = {
        "release": release,
        "editions": editions,
        "unready": sum(edition.state == models.Edition.State.DRAFT for edition, _ in editions),
        "may_publish": permissions.may_do(request.user, permissions.PUBLISH),
        "may_draft": permissions.may_do(request.user, permissions.DRAFT),
    }
    return asking.render_page(request, f"Release: {release}", "release/read.html", context)


def publish_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = _get_release_or_404(request, release_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user
    form = PublishReleaseForm(request.POST if request.method == "POST" else None, is_own=_is_own(request, release))

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        reason = answers.get("own_edit_reason", "")
        releases.publish_release(release, by=by, at=now, own_edit_reason=reason)  # type: ignore[arg-type]
        return f"All of '{release}' is live.", release_address(release)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Publish together: {release}",
        button="Publish all of it now",
        template="release/ask.html",
        release=release,
        editions=_list_editions(release),
    )


def schedule_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = _get_release_or_404(request, release_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user
    form = ScheduleReleaseForm(request.POST if request.method == "POST" else None, is_own=_is_own(request, release))

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        reason = answers.get("own_edit_reason", "")
        releases.schedule_release(release, form.publish_at(), by=by, at=now, own_edit_reason=reason)  # type: ignore[arg-type]
        return f"All of '{release}' goes live at the time that you chose.", release_address(release)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Schedule together: {release}",
        button="Schedule all of it",
        template="release/ask.html",
        release=release,
        editions=_list_editions(release),
    )


def unschedule_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = _get_release_or_404(request, release_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user

    def do(_: dict[str, Any]) -> tuple[str, str]:
        releases.unschedule_release(release, by=by, at=now)  # type: ignore[arg-type]
        return f"'{release}' is off the schedule.", release_address(release)

    form = forms.Form(request.POST if request.method == "POST" else None)
    return asking.ask_first(
        request,
        form,
        do,
        title=f"Take off the schedule: {release}",
        button="Take it off the schedule",
        template="release/ask.html",
        release=release,
        editions=_list_editions(release),
    )


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
        pages = {"publish": publish_release, "schedule": schedule_release, "unschedule": unschedule_release}
        own = [
            path(f"<int:release_id>/{name}/", view(each), name=f"guidance_release_{name}")
            for name, each in pages.items()
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *_: Any, **__: Any) -> HttpResponse:
        return show_release(request, read_row_key(object_id))

    def save_model(self, request: HttpRequest, obj: models.Release, form: Any, change: bool) -> None:  # noqa: ARG002
        made = releases.create_release(obj.title, note=obj.note, by=request.user, at=timezone.now())  # type: ignore[arg-type]
        obj.pk = made.pk

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.VIEW)

    has_module_permission = has_view_permission

    def has_add_permission(self, request: HttpRequest) -> bool:
        return permissions.may_do(request.user, permissions.DRAFT)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    has_delete_permission = has_change_permission
