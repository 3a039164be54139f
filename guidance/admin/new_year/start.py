"""The page that starts the next contract year, and the step that leaves what has no answer for later."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.admin.new_year.source_choice import SourceFields
from guidance.admin.workflow import asking
from guidance.publishing import permissions
from guidance.publishing.new_year import missing, starting
from guidance.publishing.new_year.year_drafts import YearDrafts, read_year_drafts


class StartYearForm(SourceFields):
    """The source may be left for later. Then there is no draft of the specification yet."""

    year = forms.CharField(widget=forms.HiddenInput, max_length=7)
    title = forms.CharField(
        max_length=250,
        label="Title of its specification",
        help_text="As the document itself has it.",
        error_messages={"required": "Give the title of the specification."},
    )
    field_order = ["year", "title", "source", "locator"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].required = self.fields["locator"].required = False
        self.fields[
            "source"
        ].help_text = (
            "Choose it if you have read it: the specification then counts as checked today. Or leave it for later."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("source") and not cleaned.get("locator"):
            self.add_error("locator", "Say where in the source it is: 'the specification as a whole'.")
        return cleaned

    def read_specification(self) -> starting.Specification | None:
        given = self.cleaned_data
        if not given["source"]:
            return None
        return starting.Specification(given["title"], given["source"], given["locator"])


def release_address(release: models.Release | None) -> str:
    return reverse("admin:guidance_release_change", args=[release.pk]) if release else ""


def start_year(request: HttpRequest) -> HttpResponse:
    if not permissions.may_do(request.user, permissions.DRAFT):
        raise PermissionDenied
    proposed, now, by = starting.propose_year(), timezone.now(), request.user
    if proposed is None:
        reason = {"reason": "There is no contract year to go on from. Add the first one, and publish it."}
        return asking.render_page(request, "Start a contract year", "edition/refused.html", reason, status=409)
    initial = {
        "year": proposed.slug,
        "title": f"Network Contract DES contract specification {proposed.label}",
        "locator": "the specification as a whole",
    }
    form = StartYearForm(request.POST if request.method == "POST" else None, request=request, initial=initial)
    started = starting.find_started(proposed.slug)

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        specification = form.read_specification()
        release = starting.start_year(answers["year"], specification=specification, by=by, at=now)  # type: ignore[arg-type]
        said = f"{proposed.label} is started. Readers see none of it yet. This page lists what is missing."
        return said, release_address(release)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Start {proposed.label}",
        button=f"Start {proposed.label}",
        template="new_year/start.html",
        proposed=proposed,
        started=started,
        started_address=release_address(started.release) if started else "",
    )


def get_year_or_404(request: HttpRequest, release_id: int) -> YearDrafts:
    """What an open release that starts a year has, for somebody who may add to it."""
    if not permissions.may_do(request.user, permissions.DRAFT):
        raise PermissionDenied
    release = get_object_or_404(models.Release.objects.open(), pk=release_id)
    year = read_year_drafts(release)
    if year is None:
        raise Http404
    return year


def leave_for_later(request: HttpRequest, release_id: int) -> HttpResponse:
    year = get_year_or_404(request, release_id)
    unanswered, now, by = missing.list_unanswered(year), timezone.now(), request.user

    def do(_: dict[str, Any]) -> tuple[str, str]:
        starting.leave_for_later(unanswered, by=by, at=now)  # type: ignore[arg-type]
        return "What has no answer is out of the release. Its drafts wait for you.", release_address(year.release)

    form = forms.Form(request.POST if request.method == "POST" else None)
    return asking.ask_first(
        request,
        form,
        do,
        title=f"Leave for later what {year.label} has no answer to",
        button="Leave these for later",
        template="release/ask.html",
        release=year.release,
        editions=unanswered,
    )
