"""What the admin screens of all content share."""

from collections.abc import Hashable
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet, ModelChoiceIterator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch

from guidance.admin import address_parts
from guidance.admin.deletion import Deletion, what_goes
from guidance.admin.links import change_address
from guidance.admin.plain_words import PLAIN_WORDS
from guidance.admin.widgets import GroupedCheckboxes
from guidance.models import Clause, Criterion, Figure, FormerAddress, Section

# What the names of records in a list to choose from are made of, besides the record itself.
NAMED_AFTER: dict[type[models.Model], tuple[str, ...]] = {
    Clause: ("instrument",),
    Criterion: ("job_description",),
    Figure: ("series",),
    Section: ("role", "topic"),
}


def public_address(record: models.Model | None) -> str | None:
    """Where readers see the record, or None where it has no page."""
    find = getattr(record, "get_absolute_url", None)
    try:
        return find() if find else None
    except NoReverseMatch:  # records are held before there is a page for them
        return None


DATE = "Write a date as day, month and year: 31/3/2022 or 31 March 2022."
# Text, not the browser's own date box, which drops what it can't read, nor Django's calendar, which is for the mouse.
DATE_FIELD = {
    "widget": forms.DateInput(format="%d/%m/%Y", attrs={"size": 16, "autocomplete": "off"}),
    "input_formats": ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"],
    "error_messages": {"invalid": DATE},
}


class ContentForm(forms.ModelForm):
    """Says in plain words, beside the field to mend, which of the database's constraints would be broken."""

    def add_error(self, field: str | None, error: Any) -> None:
        if field is not None or not hasattr(error, "error_dict"):
            super().add_error(field, error)
            return
        words = {
            constraint.get_violation_error_message(): PLAIN_WORDS[constraint.name]
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


class PlainFields(BaseModelAdmin):
    """Fields that need no script: the browser's own list to choose one from, checkboxes to choose several.

    Each list is read once for a page, however many rows of an inline offer it.
    """

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        related = db_field.remote_field.model
        if "queryset" not in kwargs and related in NAMED_AFTER:
            kwargs["queryset"] = related.objects.select_related(*NAMED_AFTER[related])
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if isinstance(field, forms.ModelChoiceField):
            field.choices = list(cast(ModelChoiceIterator, field.choices))
        return field

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        kwargs.setdefault("widget", GroupedCheckboxes(legend=db_field.verbose_name))
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[arg-type]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[arg-type]
        if field:
            field.validators = [*field.validators, *address_parts.validators(db_field)]
        if isinstance(field, forms.DateField):
            field.help_text = f"{field.help_text} {DATE}"
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            # Beside a choice an editor may open the record chosen or add one. Deleting it is done on its own page.
            widget.can_change_related = False
            widget.can_delete_related = False
            if isinstance(widget.widget, GroupedCheckboxes):
                cast(forms.Field, field).widget = widget.widget
        return field


class ContentInline(PlainFields, admin.StackedInline):
    """Stacked: the cells of a tabular inline carry no labels."""

    form = ContentForm
    extra = 1
    view_on_site = False
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
        models.DateField: DATE_FIELD,
    }


class AtLeastOne(BaseInlineFormSet):
    default_error_messages = {"too_few_forms": "Name at least one source: nothing is published without one."}


class CitationInline(ContentInline):
    """The sources of a piece of prose, of which there must be one."""

    formset = AtLeastOne
    verbose_name = "source"
    verbose_name_plural = "sources"
    fields: ClassVar = ["source", "locator", "order"]
    min_num = 1
    extra = 0

    def get_formset(self, request: HttpRequest, obj: models.Model | None = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"validate_min": True, **kwargs})

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        return super().get_queryset(request).select_related("source")


class ContentAdmin(PlainFields, admin.ModelAdmin):
    form = ContentForm
    list_per_page = 50
    empty_value_display = "none"
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 6})},
        models.URLField: {"assume_scheme": "https"},
        models.DateField: DATE_FIELD,
    }

    def get_view_on_site_url(self, obj: models.Model | None = None) -> str | None:
        return public_address(obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        shown = [context["adminform"].form, *(each.formset.form for each in context["inline_admin_formsets"])]
        context["takes_markdown"] = any(
            "Markdown" in field.help_text for form in shown for field in form.base_fields.values()
        )
        return super().render_change_form(request, context, *args, **kwargs)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Deletion:
        return what_goes(objs, request, self.admin_site)

    def own_pages(self, record: Any) -> dict[Hashable, str]:
        """The paths that change with the record's slug. One with an anchor is part of another record's page."""
        address = public_address(record)
        return {} if address is None or "#" in address else {record.pk: address}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        before = self.own_pages(self.model.objects.get(pk=obj.pk)) if change else {}
        super().save_model(request, obj, form, change)
        if not change:
            return
        after = self.own_pages(obj)
        for page in before.keys() & after.keys():
            FormerAddress.leave(before[page], after[page])


class PartAdmin(ContentAdmin):
    """For a part of a larger record, whose form lists it: saving the part leads back there."""

    whole: str

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:  # noqa: ARG002
        return HttpResponseRedirect(change_address(getattr(obj, self.whole)))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self.response_post_save_add(request, obj)
