"""A page that asks before it does something, and says on the same page why it could not be done."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from guidance.models import Edition
from guidance.publishing import errors
from guidance.publishing.permissions import may_do

# Takes the form's cleaned data, does what was asked, and returns a message and the address to go to.
Doing = Callable[[dict[str, Any]], tuple[str, str]]


def get_edition_or_404(request: HttpRequest, edition_id: int, permission: str) -> Edition:
    if not may_do(request.user, permission):
        raise PermissionDenied
    named = ("root", "base", "release", "saved_by", "aside_of__saved_by")
    return get_object_or_404(Edition.objects.select_related(*named), pk=edition_id)


def edition_address(edition: Edition) -> str:
    return reverse("admin:guidance_edition_change", args=[edition.pk])


def render_page(
    request: HttpRequest, title: str, template: str, context: dict[str, Any], *, status: int = 200
) -> TemplateResponse:
    """A page of the admin. Its title is also its heading."""
    everything = {**admin.site.each_context(request), "title": title, **context}
    return TemplateResponse(request, f"admin/guidance/{template}", everything, status=status)


def _link_drafts(error: errors.PublishingError) -> str:
    """The error with links to the drafts that it is about."""
    if isinstance(error, errors.NotReadyError):
        unready = ((edition_address(draft), draft.title, why) for draft, why in error.unready)
        listed = format_html_join("", '<li><a href="{}">{}</a>: {}</li>', unready)
        return format_html("{}<ul>{}</ul>", str(error), listed)
    drafts = error.cited if isinstance(error, errors.CitesDraftsError) else []
    if isinstance(error, errors.ObjectionError):
        drafts = [error.edition]
    links = ((edition_address(draft), draft.title) for draft in drafts)
    return format_html("{}{}", str(error), format_html_join("", ' <a href="{}">Open {}</a>', links))


def ask_first(
    request: HttpRequest,
    form: forms.Form,
    do: Doing,
    *,
    title: str,
    button: str,
    template: str = "edition/ask.html",
    **context: Any,
) -> HttpResponse:
    """Shows the form. If it is bound and valid, does what was asked and redirects.

    If `do` raises an error, the form shows it and keeps what was typed.
    """
    if form.is_bound and form.is_valid():
        try:
            said, onward = do(form.cleaned_data)
        except errors.NotAllowedError as error:
            return render_page(request, title, "edition/refused.html", {"reason": str(error), **context}, status=403)
        except errors.BaseMovedError as error:
            messages.warning(request, str(error))
            return HttpResponseRedirect(reverse("admin:guidance_edition_merge", args=[error.edition.pk]))
        except errors.PublishingError as error:
            form.add_error(None, _link_drafts(error))
        else:
            messages.success(request, said)
            return HttpResponseRedirect(onward)
    return render_page(request, title, template, {"form": form, "button": button, **context})
