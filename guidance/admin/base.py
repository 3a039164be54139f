"""The base classes of the admin screens for content."""

from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import InlineForeignKeyField
from django.http import HttpRequest, HttpResponse

from guidance.admin import fixed_names
from guidance.admin.choosing.lists import DraftedListAdmin
from guidance.admin.default_slugs import ProposedSlugs, make_slug
from guidance.admin.drafting import DraftForms
from guidance.admin.exchange import ExportAdmin
from guidance.admin.fields import PlainFields
from guidance.admin.opened import OpenedForm
from guidance.admin.plain_words import PLAIN_WORDS, explain_constraint
from guidance.admin.widgets import MarkdownTextarea
from guidance.content.checks.addresses.links import find_slip
from guidance.content.checks.addresses.pages import Pages
from guidance.models.address_parts import KebabField
from guidance.publishing import permissions
from guidance.publishing.going_live.moves import public_address

MOST_ROWS = 100  # of an inline: the longest has 25


class ContentForm(fixed_names.FixedNameForm):
    """Accepts unfinished drafts, and explains in plain words which of the database's constraints would be broken.

    A draft may lack any text that is not part of its natural key. The checklist asks for the rest before review.
    """

    # Why the draft cannot be applied, set on the class that Django creates for one request.
    refused: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        naming = {path.partition("__")[0] for path in self._meta.model.NATURAL_KEY}
        for name, field in self.fields.items():
            if name not in naming and isinstance(field, forms.CharField):
                field.required = False
        slug = self._meta.model._meta.get_field("slug") if "slug" in self.fields else None
        if isinstance(slug, KebabField) and self.instance.pk is None:
            self.fields["slug"].required = False
            self.fields["slug"].help_text += " Left empty, it is made from what the record is called."

    def clean_path(self) -> str:
        path: str = self.cleaned_data["path"]
        slip = find_slip(path, Pages(failing_are_missing=True)) if path.startswith("/") else None
        if slip:
            raise ValidationError(" ".join(slip))
        return path

    def clean(self) -> Any:
        field = self.fields.get("slug")
        if isinstance(field, forms.SlugField) and not field.required and self.cleaned_data.get("slug") == "":
            self.cleaned_data["slug"] = make_slug(self._meta.model, self.cleaned_data, field.max_length or 0)
            if not self.cleaned_data["slug"]:
                self.add_error("slug", field.error_messages["required"])
        return super().clean()

    def _post_clean(self) -> None:
        """Checks constraints on optional texts that were left out. Django skips these, but the database does not."""
        super()._post_clean()  # type: ignore[misc]  # the stubs leave out what Django documents for subclasses alone
        if self.refused and not self.errors:
            super().add_error(None, self.refused)
        if self.errors:
            return
        waiting = {name for name, field in self.fields.items() if isinstance(field, forms.CharField)}
        parents = {name for name, field in self.fields.items() if isinstance(field, InlineForeignKeyField)}
        left_out = self._get_validation_exclusions()  # type: ignore[attr-defined]
        try:
            self.instance.validate_constraints(exclude=left_out - waiting | parents)
        except ValidationError as error:
            self.add_error(None, error)

    def add_error(self, field: str | None, error: Any) -> None:
        if field is not None or not hasattr(error, "error_dict"):
            super().add_error(field, error)
            return
        words = {
            constraint.get_violation_error_message(): explain_constraint(constraint.name, self.cleaned_data)
            for constraint in self.instance._meta.constraints
            if constraint.name in PLAIN_WORDS
        }
        others: dict[str, list[ValidationError]] = {}
        for name, messages in error.error_dict.items():
            for message in messages:
                if message.message in words:
                    field_to_mend, text = words[message.message]
                    super().add_error(field_to_mend if field_to_mend in self.fields else None, text)
                else:
                    others.setdefault(name, []).append(message)
        if others:
            super().add_error(None, ValidationError(others))


class ContentInline(ProposedSlugs, PlainFields, admin.StackedInline):  # type: ignore[misc]  # its types differ from an admin's
    """Stacked, because cells of a tabular inline have no labels. A person who may draft the record may draft these."""

    form = ContentForm
    formset = fixed_names.FixedNameFormSet
    extra = 1
    max_num = MOST_ROWS
    view_on_site = False

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Sets `absolute_max`, or a request could make Django build a thousand forms more than `max_num`."""
        formset: Any = super().get_formset(request, obj, **{"absolute_max": MOST_ROWS, **kwargs})
        formset.live = fixed_names.get_live_before(request)
        return formset

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.VIEW)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return permissions.may_do(request.user, permissions.DRAFT)

    has_add_permission = has_change_permission
    has_delete_permission = has_change_permission


class CitationInline(ContentInline):
    """The sources of a piece of prose. A draft may lack them, but it then can't go to review."""

    verbose_name = "source"
    verbose_name_plural = "sources"
    fields: ClassVar = ["source", "locator", "order"]
    extra = 1

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("source")


class ContentAdmin(ProposedSlugs, PlainFields, DraftForms, DraftedListAdmin, ExportAdmin):
    form = ContentForm
    list_per_page = 50
    empty_value_display = "none"
    # Whether all records of the kind are in one list, so that a new one comes after the last.
    has_one_order = False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.live = fixed_names.get_live_before(request)
        form.refused = getattr(request, "refused", "")
        return form

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial = super().get_changeform_initial_data(request)
        if self.has_one_order and "order" not in initial:
            last = self.model.objects.aggregate(last=models.Max("order"))["last"]
            initial["order"] = 0 if last is None else last + 1
        return initial

    def get_view_on_site_url(self, obj: models.Model | None = None) -> str | None:
        return public_address(obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        shown = [context["adminform"].form, *(each.formset.form for each in context["inline_admin_formsets"])]
        context["takes_markdown"] = any(
            isinstance(field.widget, MarkdownTextarea) for form in shown for field in form.base_fields.values()
        )
        return super().render_change_form(request, context, *args, **kwargs)


class PartAdmin(ContentAdmin):
    """For a part of a larger record. `whole` is the field that names that record, whose form lists the part."""

    whole: str

    def build_panel(self, request: HttpRequest, opened: OpenedForm, now: datetime) -> dict[str, Any]:
        return {**super().build_panel(request, opened, now), "whole": self.whole}
