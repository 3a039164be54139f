"""Exports records as fixture YAML or CSV, and imports them as drafts after showing what they would change."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from guidance.admin.drafting import draft_address
from guidance.admin.sound_lists import CheckedListAdmin
from guidance.admin.workflow.asking import render_page
from guidance.content import kinds
from guidance.content.records import Record
from guidance.content.sheets import to_csv
from guidance.content.yaml_limits import LARGEST_FILE
from guidance.content.yaml_writing import to_yaml
from guidance.publishing import importing, permissions
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.drafting.snapshots import read_live_snapshot
from guidance.publishing.errors import PublishingError

LONGEST_FILE_NAME = 200


def read_chosen_records(rows: QuerySet[Any]) -> list[Record]:
    """Each record of a selection, followed by its children."""
    kind = kinds.by_label()[str(rows.model._meta)]
    snapshots = (read_live_snapshot(kind, row) for row in rows.order_by("pk").values_list("pk", flat=True))
    return [record for snapshot in snapshots if snapshot for record in snapshot]


class ExportAdmin(CheckedListAdmin):
    """Exports the live content of the selected records. Anybody who may see the list may export it."""

    actions = ["export_as_yaml", "export_as_csv", "name_owner"]

    @admin.action(description="Export as fixture YAML", permissions=["view"])
    def export_as_yaml(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:  # noqa: ARG002
        return self._build_download(to_yaml(read_chosen_records(queryset)), "yaml", "application/yaml")

    @admin.action(description="Export as CSV", permissions=["view"])
    def export_as_csv(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:  # noqa: ARG002
        return self._build_download(to_csv(read_chosen_records(queryset)), "csv", "text/csv")

    @admin.action(description="Name an owner and a day of review", permissions=["assign"])
    def name_owner(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:  # noqa: ARG002
        roots = [root_of(record).pk for record in queryset]
        return HttpResponseRedirect(f"{reverse('admin:guidance_root_assign')}?{urlencode({'root': roots}, doseq=True)}")

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return permissions.may_do(request.user, permissions.ASSIGN)

    def _build_download(self, text: str, ending: str, content_type: str) -> HttpResponse:
        response = HttpResponse(text, content_type=f"{content_type}; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{self.opts.model_name}.{ending}"'
        return response


class ImportForm(forms.Form):
    """A file, or its text. The dry run sends the text back to the browser, so the server stores nothing meanwhile."""

    file = forms.FileField(
        required=False,
        label="File",
        help_text="Fixture YAML or CSV in UTF-8, as exported here. Nothing goes live by this: you get drafts.",
    )
    name = forms.CharField(required=False, widget=forms.HiddenInput, max_length=LONGEST_FILE_NAME)
    text = forms.CharField(required=False, widget=forms.HiddenInput, strip=False, max_length=LARGEST_FILE)
    agreed = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None:
            if file.size > LARGEST_FILE:
                self.add_error("file", "The file is larger than 2 MB. Import it in parts.")
                return cleaned
            cleaned["name"] = file.name[-LONGEST_FILE_NAME:]  # its extension tells the format
            cleaned["text"] = file.read().decode("utf-8", errors="surrogateescape")
        if not cleaned.get("text") and not self.errors:
            self.add_error("file", "Choose a file of records, exported here or written like one.")
        return cleaned


def import_records(request: HttpRequest) -> HttpResponse:
    """Asks for the file, then shows the dry run, then makes the drafts."""
    if not permissions.may_do(request.user, permissions.DRAFT):
        raise PermissionDenied
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        return render_page(request, "Import as drafts", "import.html", {"form": form})
    name, text, agreed = (form.cleaned_data[field] for field in ("name", "text", "agreed"))
    content = text.encode("utf-8", errors="surrogateescape")
    if agreed:
        try:
            by: Any = request.user
            made = importing.import_as_drafts(name, content, agreed=agreed, by=by, at=timezone.now())
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, f"{len(made)} drafts were made. Readers see none of it before it is published.")
            return HttpResponseRedirect(_choose_next_page(made))
    found = importing.plan_import(name, content)
    again = ImportForm(initial={"name": name, "text": text, "agreed": found.digest})
    context = {"form": ImportForm(), "again": again, "plan": found, "name": name}
    return render_page(request, "What the file would change", "import.html", context)


def _choose_next_page(made: list[Any]) -> str:
    if len(made) == 1:
        return draft_address(made[0])
    if made and made[0].release_id:
        return reverse("admin:guidance_release_change", args=[made[0].release_id])
    return reverse("admin:index")
