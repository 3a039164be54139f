"""Forms that refuse to rename or delete records that code finds by name, and say why."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest

from guidance.content import fixed_records, kinds
from guidance.publishing.drafting import snapshots
from guidance.publishing.fixed_names import find_fixed_children


def get_live_before(request: HttpRequest) -> snapshots.Snapshot | None:
    """What is live of the record whose form was sent, noted before a draft is applied."""
    found: snapshots.Snapshot | None = getattr(request, "live_before", None)
    return found


class FixedNameForm(forms.ModelForm):
    """`live` is set on the class that Django creates for one request."""

    live: ClassVar[snapshots.Snapshot | None] = None

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.live is not None:
            kind, key = self.live.root.kind, self.live.root.key
            new = _read_key(kind, self.cleaned_data, key)
            message = fixed_records.explain_refused_change(kind, key, new)
            field = fixed_records.find_changed_path(kind, key, new).partition("__")[0]
            if message:
                self.add_error(field if field in self.fields else None, message)
        return cleaned


class FixedNameFormSet(forms.BaseInlineFormSet):
    """Does the same for a record's children."""

    live: ClassVar[snapshots.Snapshot | None] = None

    def clean(self) -> None:
        super().clean()
        there = {getattr(form, "cleaned_data", {}).get("slug") for form in self.forms if not _is_deleted(form)}
        for child in find_fixed_children(self.live) if self.live else ():
            (slug,) = snapshots.own_key(child)
            if child.kind is self.model and slug not in there:
                self._refuse_loss(child.kind, child.key, slug)

    def _refuse_loss(self, kind: kinds.Kind, key: kinds.Key, slug: str) -> None:
        """Adds an error to the slug if the child was renamed, or else raises ValidationError."""
        for form in self.forms:
            if form.initial.get("slug") == slug and not _is_deleted(form):
                form.add_error(
                    "slug", fixed_records.explain_refused_change(kind, key, (*key[:-1], form.cleaned_data.get("slug")))
                )
                return
        raise ValidationError(fixed_records.explain_refused_loss(kind, key, "deleted"))


def _is_deleted(form: forms.ModelForm) -> bool:
    return bool(getattr(form, "cleaned_data", {}).get(DELETION_FIELD_NAME))


def _read_key(kind: kinds.Kind, cleaned: dict[str, Any], key: kinds.Key) -> kinds.Key:
    """The natural key that the form would give the record. Parts that the form lacks keep their old value."""
    found = []
    for path, was in zip(kind.NATURAL_KEY, key, strict=True):
        name, *rest = path.split("__")
        value = cleaned.get(name)
        for part in rest:
            value = getattr(value, part, None)
        found.append(was if value is None else value)
    return tuple(found)
