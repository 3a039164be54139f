"""Exports records as fixture YAML, Excel or CSV, and imports them as drafts after showing what they would change."""

import base64
import binascii
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
from guidance.content.sheets import writing
from guidance.content.yaml_limits import LARGEST_FILE
from guidance.content.yaml_writing import to_yaml
from guidance.publishing import importing, permissions
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.drafting.snapshots import read_live_snapshot
from guidance.publishing.errors import PublishingError

LONGEST_FILE_NAME = 200
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def read_chosen_records(rows: QuerySet[Any]) -> list[Record]:
    """Each record of a selection, followed by its children."""
    kind = kinds.by_label()[str(rows.model._meta)]
    snapshots = (read_live_snapshot(kind, row) for row in rows.order_by("pk").values_list("pk", flat=True))
    return [record for snapshot in snapshots if snapshot for record in snapshot]


class ExportAdmin(CheckedListAdmin):
    """Exports the live content of the selected records. Anybody who may see the list may export it."""

    actions = ["export_as_workbook", "export_as_csv", "export_as_yaml", "name_owner"]

    @admin.action(description="Export as fixture YAML", permissions=["view"])
    def export_as_yaml(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:  # noqa: ARG002
        return self._build_download(to_yaml(read_chosen_records(queryset)), "yaml", "application/yaml; charset=utf-8")

    @admin.action(description="Export for Excel (.xlsx)", permissions=["view"])
    def export_as_workbook(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        try:
            return self._build_download(writing.write_workbook(read_chosen_records(queryset)), "xlsx", WORKBOOK)
        except writing.TooLongError as error:
            messages.error(request, f"{error} Export them as CSV.")
            return None

    @admin.action(description="Export as CSV", permissions=["view"])
    def export_as_csv(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:  # noqa: ARG002
        return self._build_download(writing.write_csv(read_chosen_records(queryset)), "csv", "text/csv; charset=utf-8")

    @admin.action(description="Name an owner and a day of review", permissions=["assign"])
    def name_owner(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse:  # noqa: ARG002
        roots = [root_of(record).pk for record in queryset]
        return HttpResponseRedirect(f"{reverse('admin:guidance_root_assign')}?{urlencode({'root': roots}, doseq=True)}")

    def has_assign_permission(self, request: HttpRequest) -> bool:
        return permissions.may_do(request.user, permissions.ASSIGN)

    def _build_download(self, content: str | bytes, ending: str, content_type: str) -> HttpResponse:
        response = HttpResponse(content, content_type=content_type)
        response["Content-Disposition"] = f'attachment; filename="{self.opts.model_name}.{ending}"'
        return response


class ImportForm(forms.Form):
    """A file, or what was in it. The dry run sends it back to the browser in Base64, so the server stores nothing."""

    file = forms.FileField(
        required=False,
        label="File",
        help_text="An Excel workbook (.xlsx), a CSV file or fixture YAML, as exported here, of 2 MB at most. "
        "A column that you take out leaves its field as it is; an empty cell clears it. "
        "Nothing goes live yet: you get drafts.",
    )
    name = forms.CharField(required=False, widget=forms.HiddenInput, max_length=LONGEST_FILE_NAME)
    held = forms.CharField(required=False, widget=forms.HiddenInput, max_length=2 * LARGEST_FILE)
    agreed = forms.CharField(required=False, widget=forms.HiddenInput, max_length=64)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file is not None and file.size > LARGEST_FILE:
            raise forms.ValidationError("The file is larger than 2 MB. Import it in parts.")
        return file

    def clean_held(self) -> bytes:
        try:
            return base64.b64decode(self.cleaned_data["held"], validate=True)
        except (binascii.Error, ValueError) as error:
            raise forms.ValidationError("What was sent back of the file is broken. Choose the file again.") from error

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        file = cleaned.get("file")
        if file is not None:
            cleaned |= {
                "name": file.name[-LONGEST_FILE_NAME:],
                "held": file.read(),
            }  # its ending tells YAML from tables
        if not cleaned.get("held") and not self.errors:
            self.add_error("file", "Choose a file of records, exported here or written like one.")
        return cleaned


def import_records(request: HttpRequest) -> HttpResponse:
    """Asks for the file, then shows the dry run, then makes the drafts."""
    if not permissions.may_do(request.user, permissions.DRAFT):
        raise PermissionDenied
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        return render_page(request, "Import as drafts", "import.html", {"form": form})
    name, content, agreed = (form.cleaned_data[field] for field in ("name", "held", "agreed"))
    if agreed:
        try:
            by: Any = request.user
            made = importing.import_as_drafts(name, content, agreed=agreed, by=by, at=timezone.now())
        except PublishingError as error:
            messages.error(request, str(error))
        else:
            number = "1 draft" if len(made) == 1 else f"{len(made)} drafts"
            messages.success(request, f"The file is in {number}. Readers see none of it before it is published.")
            return HttpResponseRedirect(_choose_next_page(made))
    found = importing.plan_import(name, content)
    again = ImportForm(initial={"name": name, "held": base64.b64encode(content).decode(), "agreed": found.digest})
    context = {"form": ImportForm(), "again": again, "plan": found, "name": name}
    return render_page(request, "What the file would change", "import.html", context)


def _choose_next_page(made: list[Any]) -> str:
    if len(made) == 1:
        return draft_address(made[0])
    if made and made[0].release_id:
        return reverse("admin:guidance_release_change", args=[made[0].release_id])
    return reverse("admin:index")
