"""Two versions that clash, side by side with what both began as: an editor chooses, and no text is lost."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone

from guidance.admin.drafting import draft_address
from guidance.admin.workflow.asking import ask, edition_or_404
from guidance.content import kinds
from guidance.content.records import Record
from guidance.publishing import drafts
from guidance.publishing.comparing import EMPTY, compare, describe, in_words
from guidance.publishing.drafts import Meeting
from guidance.publishing.merging import WHOLE, Choices, Clash
from guidance.publishing.permissions import DRAFT
from guidance.publishing.snapshots import Snapshot

MINE, THEIRS, WRITTEN = "mine", "theirs", "written"


class MergeForm(forms.Form):
    """For each clash a choice of sides and, where it is text, room to write it anew; both are named by its place."""

    theirs = forms.IntegerField(widget=forms.HiddenInput)
    theirs_revision = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, meeting: Meeting, clashes: list[Clash], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.clashes = clashes
        self.initial = {
            "theirs": meeting.theirs_edition.pk,
            "theirs_revision": meeting.theirs_edition.revision,
            "revision": meeting.edition.revision,
        }
        for number, clash in enumerate(clashes):
            sides = [(MINE, "Take this draft's"), (THEIRS, "Take the other's")]
            if is_text(clash):
                sides.append((WRITTEN, "Take what I write here"))
                self.fields[f"text-{number}"] = forms.CharField(
                    label="Or write it", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
                )
                self.initial[f"text-{number}"] = f"{clash.mine}\n\n{clash.theirs}"
            self.fields[f"choice-{number}"] = forms.ChoiceField(
                choices=sides,
                widget=forms.RadioSelect,
                label=place_in_words(clash),
                error_messages={"required": "Choose one side, or write the text."},
            )

    def choices(self) -> Choices:
        found: dict[Any, Any] = {}
        for number, clash in enumerate(self.clashes):
            choice = self.cleaned_data[f"choice-{number}"]
            written = self.cleaned_data.get(f"text-{number}", "").replace("\r\n", "\n")
            found[clash.place] = {MINE: clash.mine, THEIRS: clash.theirs, WRITTEN: written}[choice]
        return found

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each clash with its fields and its three sides in words."""
        for number, clash in enumerate(self.clashes):
            yield {
                "title": place_in_words(clash),
                "base": side_in_words(clash, clash.base),
                "theirs": side_in_words(clash, clash.theirs),
                "mine": side_in_words(clash, clash.mine),
                "choice": self[f"choice-{number}"],
                "text": self[f"text-{number}"] if f"text-{number}" in self.fields else None,
            }


def is_text(clash: Clash) -> bool:
    if clash.field == WHOLE:
        return False
    field = kinds.fields(clash.name[0])[clash.field]
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def place_in_words(clash: Clash) -> str:
    kind, key = clash.name
    named = f"{kind._meta.verbose_name} {', '.join(str(part) for part in key if part)}".strip()
    text = named if clash.field == WHOLE else f"{named}: {kinds.fields(kind)[clash.field].verbose_name}"
    return text[:1].upper() + text[1:]


def side_in_words(clash: Clash, value: Any) -> str:
    if clash.field != WHOLE:
        return in_words(kinds.fields(clash.name[0])[clash.field], value)
    if not isinstance(value, Record):
        return "not there"
    held = kinds.fields(value.kind)
    said = [f"{held[name].verbose_name}: {in_words(held[name], each)}" for name, each in value.fields.items()]
    return "\n".join([describe(value), *said]) or EMPTY


def merge(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = edition_or_404(request, edition_id, DRAFT)
    now, by = timezone.now(), request.user
    meeting = drafts.meeting(edition, at=now)
    if meeting is None or not edition.is_open:
        messages.info(request, "There is nothing to put together: nothing else changed.")
        return HttpResponseRedirect(draft_address(edition))
    merged = meeting.merged()
    sent = request.POST if request.method == "POST" else None
    form = MergeForm(sent, meeting=meeting, clashes=merged.clashes)

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        draft = drafts.put_together(
            edition,
            form.choices(),
            theirs=meeting.theirs_edition if answers["theirs"] == meeting.theirs_edition.pk else edition,
            theirs_revision=answers["theirs_revision"],
            revision=answers["revision"],
            by=by,  # type: ignore[arg-type]
            at=now,
        )
        return "The two are put together in one draft.", draft_address(draft)

    return ask(
        request,
        form,
        do,
        title=f"Put together: {edition.title}",
        button="Save both as one draft",
        template="edition/merge.html",
        edition=edition,
        theirs=meeting.theirs_edition,
        taken_in=compare(Snapshot.read(edition.snapshot), merged.snapshot),
    )
