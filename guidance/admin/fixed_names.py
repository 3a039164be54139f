"""Forms that keep the names by which code finds a record: the slug that was live stays, and the form says why."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest

from guidance.content.fixed_records import change_refused, changed_path, loss_refused
from guidance.content.kinds import Key, Kind
from guidance.publishing.drafting.snapshots import Snapshot, own_key
from guidance.publishing.fixed_names import fixed_children


def live_before(request: HttpRequest) -> Snapshot | None:
    """What is live of the record whose form is sent, noted before a draft is laid over it."""
    found: Snapshot | None = getattr(request, "live_before", None)
    return found


class KeepsName(forms.ModelForm):
    """`live` is set on the class that is made for one request."""

    live: ClassVar[Snapshot | None] = None

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.live is not None:
            kind, key = self.live.root.kind, self.live.root.key
            new = _key_sent(kind, self.cleaned_data, key)
            message = change_refused(kind, key, new)
            field = changed_path(kind, key, new).partition("__")[0]
            if message:
                self.add_error(field if field in self.fields else None, message)
        return cleaned


class KeepsNames(forms.BaseInlineFormSet):
    """The same of a record's children."""

    live: ClassVar[Snapshot | None] = None

    def clean(self) -> None:
        super().clean()
        there = {getattr(form, "cleaned_data", {}).get("slug") for form in self.forms if not _is_deleted(form)}
        for child in fixed_children(self.live) if self.live else ():
            (slug,) = own_key(child)
            if child.kind is self.model and slug not in there:
                self._refuse(child.kind, child.key, slug)

    def _refuse(self, kind: Kind, key: Key, slug: str) -> None:
        """Where it was renamed, at the field that says so."""
        for form in self.forms:
            if form.initial.get("slug") == slug and not _is_deleted(form):
                form.add_error("slug", change_refused(kind, key, (*key[:-1], form.cleaned_data.get("slug"))))
                return
        raise ValidationError(loss_refused(kind, key, "deleted"))


def _is_deleted(form: forms.ModelForm) -> bool:
    return bool(getattr(form, "cleaned_data", {}).get(DELETION_FIELD_NAME))


def _key_sent(kind: Kind, cleaned: dict[str, Any], key: Key) -> Key:
    """The key that the form would give the record; what it does not say stays as it is."""
    found = []
    for path, was in zip(kind.NATURAL_KEY, key, strict=True):
        name, *rest = path.split("__")
        value = cleaned.get(name)
        for part in rest:
            value = getattr(value, part, None)
        found.append(was if value is None else value)
    return tuple(found)
