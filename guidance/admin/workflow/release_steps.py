"""The pages for each step of a release: send all of it for review, publish it, schedule it."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from guidance import models
from guidance.admin.new_year.start import release_address
from guidance.admin.workflow import asking
from guidance.admin.workflow.forms import OWN_EDIT, SaysWhatChanged, ScheduleFields
from guidance.publishing import permissions
from guidance.publishing.going_live import releases
from guidance.publishing.going_live.publication import READY
from guidance.publishing.reviewing import release_review
from guidance.publishing.reviewing.objections import find_last_answers
from guidance.publishing.reviewing.writers import find_writers


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


class ReleaseReviewForm(SaysWhatChanged):
    """Also takes a note of its own for each draft: its field is `note-` and the primary key."""

    def __init__(self, *args: Any, drafts: list[models.Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_names = [f"note-{draft.pk}" for draft in drafts] if len(drafts) > 1 else []
        for draft, name in zip(drafts, self.own_names, strict=False):
            widget = forms.Textarea(attrs={"rows": 2})
            self.fields[name] = forms.CharField(widget=widget, required=False, label=draft.title, initial=draft.note)

    def visible_fields(self) -> list[forms.BoundField]:
        """Those of all the drafts. The others are in a part of their own."""
        return [field for field in super().visible_fields() if field.name not in self.own_names]

    def has_own_notes(self) -> bool:
        return any(field.value() for field in self.own_notes())

    def own_notes(self) -> list[forms.BoundField]:
        return [self[name] for name in self.own_names]

    def notes(self) -> dict[int, str]:
        return {int(name.removeprefix("note-")): self.cleaned_data[name] for name in self.own_names}


class SendReleaseBackForm(forms.Form):
    because = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What is to be changed",
        help_text="Everybody who worked on it is told.",
        error_messages={"required": "Say what is to be changed, so that the editors know."},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""


def get_release_or_404(request: HttpRequest, release_id: int, permission: str) -> models.Release:
    if not permissions.may_do(request.user, permission):
        raise PermissionDenied
    return get_object_or_404(models.Release, pk=release_id)


def list_editions(release: models.Release) -> list[models.Edition]:
    return list(release.editions.select_related("root", "saved_by").defer("snapshot", "forked_from"))


def find_answers(release: models.Release) -> list[models.ExpertAnswer]:
    return find_last_answers(release.editions.open().defer("snapshot", "forked_from"))


def _is_own(request: HttpRequest, release: models.Release) -> bool:
    return any(request.user.pk in find_writers(edition) for edition in release.editions.open())


def review_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = get_release_or_404(request, release_id, permissions.DRAFT)
    now, by = timezone.now(), request.user
    sent, announced = request.POST if request.method == "POST" else None, release_review.is_announced(release)
    drafts = release_review.list_announced(release)
    form = ReleaseReviewForm(sent, drafts=drafts, is_announced=announced, initial={"note": release.note})

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        given = {"importance": models.Edition.Importance.MINOR.value, "note": "", **answers}
        asked = {name: given[name] for name in ("importance", "note", "reason")}
        count = release_review.send_release_for_review(release, **asked, notes=form.notes(), by=by, at=now)  # type: ignore[arg-type]
        return f"{count} draft{'' if count == 1 else 's'} sent for review.", release_address(release)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Send for review together: {release}",
        button="Send all of it for review",
        template="release/review.html",
        release=release,
        editions=[edition for edition in list_editions(release) if edition.state == models.Edition.State.DRAFT],
    )


def publish_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = get_release_or_404(request, release_id, permissions.PUBLISH)
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
        editions=list_editions(release),
        answers=find_answers(release),
        may_draft=True,
    )


def schedule_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = get_release_or_404(request, release_id, permissions.PUBLISH)
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
        editions=list_editions(release),
    )


def unschedule_release(request: HttpRequest, release_id: int) -> HttpResponse:
    release = get_release_or_404(request, release_id, permissions.PUBLISH)
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
        editions=list_editions(release),
    )


def send_release_back(request: HttpRequest, release_id: int) -> HttpResponse:
    release = get_release_or_404(request, release_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        count = release_review.send_release_back(release, because=answers["because"], by=by, at=now)  # type: ignore[arg-type]
        return f"{count} draft{'' if count == 1 else 's'} sent back.", release_address(release)

    form = SendReleaseBackForm(request.POST if request.method == "POST" else None)
    return asking.ask_first(
        request,
        form,
        do,
        title=f"Send back together: {release}",
        button="Send all of it back",
        template="release/ask.html",
        release=release,
        editions=[edition for edition in list_editions(release) if edition.state in READY],
    )
