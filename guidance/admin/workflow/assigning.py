"""The page that gives an owner to all records without one, of a kind or a role."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from guidance import models
from guidance.admin.finding.form import label_kind
from guidance.admin.workflow import asking
from guidance.admin.workflow.owner_form import AssignForm
from guidance.content import kinds
from guidance.publishing import permissions
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.publishing.reviewing import unowned


class UnownedForm(forms.Form):
    """Which records: all of them, where nothing is chosen."""

    kind = forms.ChoiceField(required=False, label="Kind")
    role = forms.ModelChoiceField(
        models.Role.objects.none(), required=False, label="Role", to_field_name="slug", empty_label="All"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        fields: dict[str, Any] = self.fields
        named = ((str(kind._meta.model_name), label_kind(kind)) for kind in root_kinds())
        fields["kind"].choices = [("", "All"), *sorted(named, key=lambda choice: choice[1])]
        fields["role"].queryset = models.Role.objects.all()


def assign_many(request: HttpRequest) -> HttpResponse:
    """The choice of records is in the address, so that a form that is sent is about the records that were counted."""
    if not permissions.may_do(request.user, permissions.ASSIGN):
        raise PermissionDenied
    chosen = UnownedForm(request.GET)
    found: list[unowned.UnownedKind] = []
    if chosen.is_valid():
        kind = kinds.find_kind(f"guidance.{chosen.cleaned_data['kind']}")
        found = unowned.list_unowned(kind, chosen.cleaned_data["role"])
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        count = unowned.assign_unowned(found, **answers, by=by, at=now)  # type: ignore[arg-type]
        return f"Saved for {count:,} record{'' if count == 1 else 's'}.", reverse("admin:guidance_root_assign_many")

    form = AssignForm(request.POST if request.method == "POST" and chosen.is_valid() else None)
    form.fields["owner"].required = True
    form.fields["owner"].empty_label = "Choose"  # type: ignore[attr-defined]
    count = sum(len(each.rows) for each in found)
    return asking.ask_first(
        request,
        form,
        do,
        title="Owners for what has none",
        button=f"Save for {count:,} record{'' if count == 1 else 's'}",
        template="edition/assign_many.html",
        chosen=chosen,
        count=count,
        counts=[(label_kind(each.kind), len(each.rows)) for each in found],
    )
