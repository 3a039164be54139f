"""The forms of the pages for an edition's steps. `revision` is the revision that the person was looking at."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from guidance import models
from guidance.publishing.reviewing.sharing import LONGEST

DAYS = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"]
OWN_EDIT = (
    "You wrote some of this yourself, so somebody else should publish it. If it cannot wait, write why here: "
    "it is listed on the first page until somebody else has looked."
)


class SeenForm(forms.Form):
    """For doing something with an edition that the person has seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, edition: models.Edition, initial: dict[str, Any] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"revision": edition.revision, **(initial or {})}
        self.label_suffix = ""


class SaysWhatChanged(forms.Form):
    importance = forms.ChoiceField(
        choices=models.Edition.Importance,
        widget=forms.RadioSelect,
        label="How big is the change?",
        error_messages={"required": "Choose how big the change is."},
    )
    note = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        label="What changed, for readers",
        help_text="Shown on the page of updates with the day. A major change needs it.",
    )
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        label="Why, for other editors",
        help_text="Kept in the history. Readers do not see it.",
    )

    def __init__(self, *args: Any, is_announced: bool, **kwargs: Any) -> None:
        """Asks nothing about readers if they are not told of such a record."""
        super().__init__(*args, **kwargs)
        if not is_announced:
            del self.fields["importance"], self.fields["note"]
        self.label_suffix = ""


class ReviewForm(SaysWhatChanged, SeenForm):
    pass


class OwnEditForm(SeenForm):
    """Asks for a reason only if the person wrote some of the edition."""

    own_edit_reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        label="Why you publish it yourself",
        help_text=OWN_EDIT,
    )

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_own:
            del self.fields["own_edit_reason"]


class PublishForm(OwnEditForm):
    pass


class ScheduleFields(forms.Form):
    day = forms.DateField(
        input_formats=DAYS,
        label="Day",
        help_text="As day, month and year: 1/4/2027 or 1 April 2027.",
        error_messages={"invalid": "Write the day as day, month and year: 1/4/2027 or 1 April 2027."},
    )
    time = forms.TimeField(
        input_formats=["%H:%M", "%H.%M"],
        initial="09:00",
        label="Time in England",
        help_text="In 24 hours: 09:00. Midnight, at the start of the day, is 00:00.",
        error_messages={"invalid": "Write the time in 24 hours, such as 09:00 or 14:30."},
    )

    def publish_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"]))


class ScheduleForm(ScheduleFields, OwnEditForm):
    field_order = ["revision", "day", "time", "own_edit_reason"]


class SendBackForm(SeenForm):
    because = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What is to be changed",
        error_messages={"required": "Say what is to be changed, so that the editor knows."},
    )


class WithdrawForm(forms.Form):
    live = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 3}),
        label="Why it is withdrawn",
        help_text="Readers see it on the page of updates, where the record had a place on the site.",
        error_messages={"required": "Say why it is withdrawn: we tell readers and other editors."},
    )
    redirect_to = forms.CharField(
        required=False,
        label="Where readers of its page are sent",
        help_text="A path of this site, such as /roles/. Not needed for a record without a page of its own.",
    )


class ReleaseForm(SeenForm):
    release = forms.ModelChoiceField(
        models.Release.objects.none(), required=False, empty_label="None: it goes live on its own", label="Release"
    )
    new = forms.CharField(
        max_length=200, required=False, label="Or a new release", help_text="Its title: 'Contract year 2027/28'."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["release"].queryset = models.Release.objects.open()  # type: ignore[attr-defined]


class ShareForm(SeenForm):
    made_for = forms.CharField(
        max_length=200,
        label="Who it is for",
        help_text="Their name, for our own record.",
        error_messages={"required": "Say who the link is for."},
    )
    days = forms.IntegerField(
        min_value=1,
        max_value=LONGEST,
        initial=14,
        label="How many days it lasts",
        help_text=f"From 1 to {LONGEST}. It also ends when the draft is published or discarded, or when you revoke it.",
    )
    field_order = ["revision", "made_for", "days"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("days", 14)


class ReplyForm(forms.Form):
    reply = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}),
        label="What you changed, or why you changed nothing",
        help_text="Kept with the draft. Whoever publishes it sees it. The expert does not: write to them as well.",
        error_messages={"required": "Write what you changed, or why you changed nothing."},
    )
