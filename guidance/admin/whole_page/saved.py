"""Says what became of a page that was saved, part by part where somebody has to do something about it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from guidance.publishing.drafting.drafts import SavedDraft, SaveOutcome

UNCHANGED = "You changed nothing this time. The page is as it was saved before."
ASIDE = (
    "Your text of '{}' is saved beside the draft, because somebody changed the same places since you opened the page. "
    '<a href="{}">Put the two together</a>'
)
SAID = {
    SaveOutcome.MERGED: "Somebody else saved '{}' since you opened the page: your changes and theirs are both in it.",
    SaveOutcome.ANEW: (
        "The draft of '{}' was published, withdrawn or discarded meanwhile. Your text is saved as a draft of its own."
    ),
}


def say_what_became(request: HttpRequest, saved: Sequence[SavedDraft]) -> None:
    if not saved:
        messages.info(request, UNCHANGED)
        return
    count = f"{len(saved)} part{'' if len(saved) == 1 else 's'}"
    messages.success(request, f"Draft saved: {count} changed. Readers do not see it before it is published.")
    for one in saved:
        title = one.edition.title
        if one.outcome == SaveOutcome.ASIDE:
            merge = reverse("admin:guidance_edition_merge", args=[one.edition.pk])
            messages.warning(request, format_html(ASIDE, title, merge))
        elif one.outcome in SAID:
            messages.warning(request, SAID[one.outcome].format(title))
