"""Makes, lists and revokes links for outside experts, and replies to what they answer."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.admin.workflow import asking
from guidance.admin.workflow.forms import ReplyForm, ShareForm
from guidance.publishing.permissions import DRAFT
from guidance.publishing.reviewing import objections, sharing
from guidance.rules.limits.row_keys import read_row_key


def share_address(edition: models.Edition) -> str:
    return reverse("admin:guidance_edition_share", args=[edition.pk])


def share_draft(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, DRAFT)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        link = sharing.share_draft(edition, made_for=answers["made_for"], days=answers["days"], by=by, at=now)  # type: ignore[arg-type]
        return f"The link for {link.made_for} is made. Copy it from the list and send it to them.", share_address(
            edition
        )

    links = edition.preview_links.select_related("created_by").prefetch_related("answers__comments")
    return asking.ask_first(
        request,
        ShareForm(request.POST if request.method == "POST" else None, edition=edition),
        do,
        title=f"Share with an expert: {edition.title}",
        button="Make a link",
        template="edition/share.html",
        edition=edition,
        links=[(link, settings.SITE_ADDRESS + reverse("shared-preview", args=[link.token])) for link in links],
        now=now,
    )


def revoke_link(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Revokes the link that the parameter `link` names."""
    edition = asking.get_edition_or_404(request, edition_id, DRAFT)
    link = get_object_or_404(models.PreviewLink, pk=read_row_key(request.GET.get("link", "")), edition=edition)
    now, by = timezone.now(), request.user

    def do(_: dict[str, Any]) -> tuple[str, str]:
        sharing.revoke_link(link, by=by, at=now)  # type: ignore[arg-type]
        return f"The link for {link.made_for} no longer works.", reverse(
            "admin:guidance_edition_share", args=[edition.pk]
        )

    form = forms.Form(request.POST if request.method == "POST" else None)
    return asking.ask_first(
        request, form, do, title=f"Revoke the link for {link.made_for}", button="Revoke it", edition=edition
    )


def reply_to_expert(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Replies to the objection that the parameter `answer` names."""
    edition = asking.get_edition_or_404(request, edition_id, DRAFT)
    answers = models.ExpertAnswer.objects.filter(link__edition=edition).select_related("link__edition__root")
    answer = get_object_or_404(answers, pk=read_row_key(request.GET.get("answer", "")))
    now, by = timezone.now(), request.user

    def do(typed: dict[str, Any]) -> tuple[str, str]:
        objections.reply_to_objection(answer, reply=typed["reply"], by=by, at=now)  # type: ignore[arg-type]
        return f"Your reply to {answer.name} is kept with the draft.", asking.edition_address(edition)

    return asking.ask_first(
        request,
        ReplyForm(request.POST if request.method == "POST" else None),
        do,
        title=f"Reply to {answer.name}: {edition.title}",
        button="Save the reply",
        template="edition/reply.html",
        edition=edition,
        answers=[answer],
    )
