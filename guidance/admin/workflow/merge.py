"""Shows two versions that clash beside the text that both began as, for an editor to choose. No text is lost."""

import json
from collections.abc import Container, Iterator
from hashlib import blake2b
from typing import Any

from django import forms
from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils import timezone

from guidance.admin.drafting import draft_address
from guidance.admin.workflow import asking
from guidance.content import kinds
from guidance.content.records import Record
from guidance.models import Edition
from guidance.publishing.drafting import comparing, drafts, merging
from guidance.publishing.drafting.pending_merges import PendingMerge, find_pending_merge
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.events import name_person
from guidance.publishing.permissions import DRAFT
from guidance.rules.dates import write_moment
from guidance.rules.editing.text_changes import ComparedLine, LineState, compare_lines

MINE, THEIRS, WRITTEN = "mine", "theirs", "written"


class MergeForm(forms.Form):
    """For each clash a choice of sides and, for text, a box to write it again. Field names come from the clash's place.

    `kept` is what somebody sent who had seen an earlier state of the two versions. The form for the current state keeps
    what they chose and wrote.
    """

    theirs = forms.IntegerField(widget=forms.HiddenInput)
    theirs_revision = forms.IntegerField(widget=forms.HiddenInput)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        pending: PendingMerge,
        clashes: list[merging.Clash],
        kept: QueryDict | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.clashes = clashes
        self.kept = kept
        theirs = pending.theirs_edition
        self.name_mine, self.name_theirs = _name_save(pending.edition), _name_save(theirs)
        self.take_theirs = "Take the other draft's" if theirs.is_open else "Take what is live"
        self.initial = {
            "theirs": pending.theirs_edition.pk,
            "theirs_revision": pending.theirs_edition.revision,
            "revision": pending.edition.revision,
        }
        for clash in clashes:
            self._add_fields(clash)
        for name, value in (kept or {}).items():
            if name.startswith(("choice-", "text-")) and name in self.fields:
                self.initial[name] = value

    def _add_fields(self, clash: merging.Clash) -> None:
        place = name_place(clash)
        sides = [(MINE, f"Take this draft's, {self.name_mine}"), (THEIRS, f"{self.take_theirs}, {self.name_theirs}")]
        if is_text(clash):
            sides.append((WRITTEN, "Take what I write here"))
            self.fields[f"text-{place}"] = forms.CharField(
                label="Or write it, from this draft's text",
                required=False,
                strip=False,
                widget=forms.Textarea(attrs={"rows": 8}),
            )
            self.initial[f"text-{place}"] = clash.mine
        self.fields[f"choice-{place}"] = forms.ChoiceField(
            choices=sides,
            widget=forms.RadioSelect,
            label=describe_place(clash),
            error_messages={"required": "Choose one side, or write the text."},
        )
        self.fields[f"seen-{place}"] = forms.CharField(required=False, widget=forms.HiddenInput)
        self.initial[f"seen-{place}"] = digest_sides(clash)

    def is_of_now(self, sent: QueryDict) -> bool:
        """Whether the sent form is for the same revisions as this one."""
        return all(sent.get(name) == str(self.initial[name]) for name in ("theirs", "theirs_revision", "revision"))

    def choices(self) -> merging.Choices:
        found: dict[Any, Any] = {}
        for clash in self.clashes:
            place = name_place(clash)
            choice = self.cleaned_data[f"choice-{place}"]
            written = self.cleaned_data.get(f"text-{place}", "").replace("\r\n", "\n")
            found[clash.place] = {MINE: clash.mine, THEIRS: clash.theirs, WRITTEN: written}[choice]
        return found

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each clash with its fields and its three sides in words. `is_other` says whether it has changed since."""
        for clash in self.clashes:
            place = name_place(clash)
            yield {
                "title": describe_place(clash),
                "base": describe_side(clash, clash.base),
                "theirs": mark_side(clash, clash.theirs),
                "mine": mark_side(clash, clash.mine),
                "choice": self[f"choice-{place}"],
                "text": self[f"text-{place}"] if f"text-{place}" in self.fields else None,
                "is_other": self.kept is not None and self.kept.get(f"seen-{place}") != digest_sides(clash),
            }

    def written_elsewhere(self) -> list[str]:
        return find_written(self.kept, leave_out=self.fields) if self.kept else []


def find_written(sent: QueryDict, *, leave_out: Container[str] = ()) -> list[str]:
    """Texts that somebody wrote and chose, except those of the fields in `leave_out`."""
    texts = ((name.removeprefix("text-"), text) for name, text in sent.items() if name.startswith("text-"))
    return [
        str(text)
        for place, text in texts
        if sent.get(f"choice-{place}") == WRITTEN and f"text-{place}" not in leave_out
    ]


def name_place(clash: merging.Clash) -> str:
    """A name that depends only on the place, so that an answer is never taken for that to another clash."""
    kind, key = clash.name
    return _digest_json([kinds.get_label(kind), key, clash.field])


def digest_sides(clash: merging.Clash) -> str:
    """A digest of the three sides, which changes if any of them does."""
    return _digest_json([describe_side(clash, side) for side in (clash.base, clash.theirs, clash.mine)])


def _digest_json(plain: list[Any]) -> str:
    return blake2b(json.dumps(plain, default=str).encode(), digest_size=8).hexdigest()


def is_text(clash: merging.Clash) -> bool:
    if clash.field == merging.WHOLE:
        return False
    field = kinds.get_fields(clash.name[0])[clash.field]
    return isinstance(field, models.CharField | models.TextField) and not field.choices


def describe_place(clash: merging.Clash) -> str:
    kind, key = clash.name
    named = f"{kind._meta.verbose_name} {', '.join(str(part) for part in key if part)}".strip()
    text = named if clash.field == merging.WHOLE else f"{named}: {kinds.get_fields(kind)[clash.field].verbose_name}"
    return text[:1].upper() + text[1:]


def describe_side(clash: merging.Clash, value: Any) -> str:
    if clash.field != merging.WHOLE:
        return comparing.describe_value(kinds.get_fields(clash.name[0])[clash.field], value)
    if not isinstance(value, Record):
        return "not there"
    held = kinds.get_fields(value.kind)
    said = [
        f"{held[name].verbose_name}: {comparing.describe_value(held[name], each)}"
        for name, each in value.fields.items()
    ]
    return "\n".join([comparing.describe_record(value), *said]) or comparing.EMPTY


def mark_side(clash: merging.Clash, value: Any) -> list[ComparedLine]:
    """The side's own lines, with the words marked that it doesn't have from what both began as."""
    lines = compare_lines(describe_side(clash, clash.base), describe_side(clash, value))
    return [line for line in lines if line.was != LineState.REMOVED]


def _name_save(edition: Edition) -> str:
    """'saved by Ed Hill on 1 April 2027 at 9am': whose version it is, and of when."""
    is_live = edition.state == Edition.State.PUBLISHED
    by, at = (edition.published_by, edition.published_at) if is_live else (edition.saved_by, edition.saved_at)
    person = f" by {name_person(by)}" if by else ""
    return f"{'published' if is_live else 'saved'}{person} on {write_moment(timezone.localtime(at))}"


def merge_versions(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, DRAFT)
    now, by = timezone.now(), request.user
    pending = find_pending_merge(edition, at=now)
    sent = request.POST if request.method == "POST" else None
    if pending is None or not edition.is_open:
        return show_nothing_to_merge(request, edition, sent)
    merged = pending.merge()
    form = MergeForm(sent, pending=pending, clashes=merged.clashes)
    if sent is not None and not form.is_of_now(sent):
        form = MergeForm(pending=pending, clashes=merged.clashes, kept=sent)

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        draft = drafts.merge_versions(
            edition,
            form.choices(),
            theirs=pending.theirs_edition,
            theirs_revision=answers["theirs_revision"],
            revision=answers["revision"],
            by=by,  # type: ignore[arg-type]
            at=now,
        )
        return "The two are put together in one draft.", draft_address(draft)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Put together: {edition.title}",
        button="Save both as one draft",
        template="edition/merge.html",
        edition=edition,
        theirs=pending.theirs_edition,
        taken_in=comparing.compare_snapshots(Snapshot.read(edition.snapshot), merged.snapshot),
    )


def show_nothing_to_merge(request: HttpRequest, edition: Edition, sent: QueryDict | None) -> HttpResponse:
    """If somebody else merged the two meanwhile, shows what this person wrote, so that they can copy it."""
    texts = find_written(sent) if sent else []
    if texts:
        context = {"edition": edition, "texts": texts, "form_address": draft_address(edition)}
        return asking.render_page(
            request, f"Nothing left to put together: {edition.title}", "edition/settled.html", context
        )
    messages.info(request, "There is nothing to put together: nothing else changed.")
    return HttpResponseRedirect(draft_address(edition))
