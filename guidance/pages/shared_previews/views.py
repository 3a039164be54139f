"""A draft for an outside expert, who has a link but no account: the page, and a form to answer with.

No cache keeps these pages, search engines don't list them, and each says that it is a draft.
"""

import re
from html import unescape

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guidance import models
from guidance.pages.shared_previews.expert_answer_form import ExpertForm
from guidance.publishing import errors
from guidance.publishing.reviewing.previewing import preview_draft
from guidance.publishing.reviewing.sharing import record_answer
from guidance.refusals import methods
from guidance.rules.limits.row_keys import read_row_key
from guidance.views.own_pages import from_own_pages_only

_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)
# Headings that are visible: a list of contents has one for screen readers only.
_HEADING = re.compile(r"<h[12](?![^>]*visually-hidden)[^>]*>(.*?)</h[12]>", re.DOTALL)
MOST_PARTS = 60
LONGEST_PART = 200


@require_safe
def show_shared_preview(request: HttpRequest, token: str) -> HttpResponse:
    link = _find_link(token)
    if link is None:
        return _show_link_gone(request)
    response = _render_preview(link)
    if response is None:
        return _show_link_gone(request)
    return response


@never_cache
@from_own_pages_only
@methods.accepts_only(*methods.READ_AND_SENT)
def take_expert_answer(request: HttpRequest, token: str) -> HttpResponse:
    link = _find_link(token)
    page = _render_preview(link) if link else None
    if link is None or page is None:
        return _show_link_gone(request)
    sent = request.POST if request.method == "POST" else None
    form = ExpertForm(sent, parts=list_parts(page), revision=link.edition.revision)
    if form.is_valid():
        try:
            record_answer(
                link,
                revision=read_row_key(form.cleaned_data["revision"] or ""),
                name=form.cleaned_data["name"],
                verdict=models.ExpertAnswer.Verdict(form.cleaned_data["verdict"]),
                comments=form.comments(),
                at=timezone.now(),
            )
        except errors.PublishingError as error:
            form.add_error("verdict", str(error))
            if isinstance(error, errors.SavedAgainError):
                form.opened_again(link.edition.revision)
        else:
            return _keep_private(render(request, "pages/shared_previews/expert_thanks.html", {"edition": link.edition}))
    context = {"form": form, "edition": link.edition, "link": link}
    return _keep_private(render(request, "pages/shared_previews/expert_answer.html", context))


def list_parts(page: HttpResponse) -> list[str]:
    """The page's headings in order, which an expert can comment on."""
    main = _MAIN.search(page.content.decode())
    headings = _HEADING.findall(main[0]) if main else []
    found = [" ".join(unescape(strip_tags(text)).split())[:LONGEST_PART] for text in headings]
    return list(dict.fromkeys(text for text in found if text))[:MOST_PARTS]


def _find_link(token: str) -> models.PreviewLink | None:
    links = models.PreviewLink.objects.usable(timezone.now()).select_related("edition__root", "edition__release")
    return links.filter(token=token).first()


def _render_preview(link: models.PreviewLink) -> HttpResponse | None:
    try:
        return preview_draft(link.edition, answer_address=reverse("expert-answer", args=[link.token]))
    except errors.PublishingError:
        return None


def _show_link_gone(request: HttpRequest) -> HttpResponse:
    """The same for a link that expired, was revoked or never existed, so that guessing reveals nothing."""
    return _keep_private(render(request, "pages/shared_previews/expert_link_gone.html", status=404))


def _keep_private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
