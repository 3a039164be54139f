"""The fields of the admin's forms. They need no script, and accept what editors type or paste."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.forms.models import ModelChoiceIterator
from django.http import HttpRequest
from django.utils.choices import BaseChoiceIterator

from guidance.admin import widgets
from guidance.admin.choosing.choices import offer_drafts
from guidance.admin.choosing.draft_keys import get_applied
from guidance.admin.choosing.fields import RecordField, RecordsField
from guidance.admin.choosing.pickers import RecordPicker
from guidance.content.checks.prose import markdown_fields
from guidance.models import Clause, ContentModel, Criterion, Figure, Section
from guidance.publishing.permissions import DRAFT, may_do

# Related records that the names in a list of choices need.
NAMED_AFTER: dict[type[models.Model], tuple[str, ...]] = {
    Clause: ("instrument",),
    Criterion: ("job_description",),
    Figure: ("series",),
    Section: ("role", "topic"),
}

DATE = "Write a date as day, month and year: 31/3/2022 or 31 March 2022."


class HeldChoices(BaseChoiceIterator):
    """Choices that Django need not put in order again for each row of an inline."""

    def __init__(self, held: list[Any]) -> None:
        self.held = held

    def __iter__(self) -> Iterator[Any]:
        return iter(self.held)


class TextField(forms.CharField):
    """Text with the line ends of fixtures. Browsers also send carriage returns."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text.replace("\r\n", "\n").replace("\r", "\n") if text else text


class PlainFields(BaseModelAdmin):
    """Fields that need no script: the browser's own list to choose one record, checkboxes to choose several.

    Every list offers drafts, too, and a link to add a record. Each is read once for a page, even if many rows of an
    inline show it.
    """

    formfield_overrides = {
        models.TextField: {"form_class": TextField, "widget": AdminTextareaWidget(attrs={"rows": 6})},
        models.URLField: {"assume_scheme": "https"},
        # Not the browser's own date box, which drops what it can't read, nor Django's calendar, which needs a mouse.
        models.DateField: {
            "widget": forms.DateInput(format="%d/%m/%Y", attrs={"size": 16, "autocomplete": "off"}),
            "input_formats": ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"],
            "error_messages": {"invalid": DATE},
        },
    }

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        related = db_field.remote_field.model
        if "queryset" not in kwargs and related in NAMED_AFTER:
            kwargs["queryset"] = related.objects.select_related(*NAMED_AFTER[related])
        kwargs.setdefault("widget", widgets.PlainSelect())
        kwargs.setdefault("form_class", RecordField)
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if isinstance(field, forms.ModelChoiceField):
            blank = [] if field.empty_label is None else [("", field.empty_label)]
            field.choices = [*blank, *self._read_choices(field, request)]
        return field

    def _read_choices(self, field: forms.ModelChoiceField, request: HttpRequest) -> list[Any]:
        """The choices, read once for each query during a request."""
        read: dict[str, list[Any]] = getattr(request, "choices_read", {})
        request.choices_read = read  # type: ignore[attr-defined]
        query = str(field.queryset.query) if field.queryset is not None else ""
        if query not in read:
            # Not list(), which would count them first.
            read[query] = [choice for choice in cast(ModelChoiceIterator, field.choices) if choice[0] != ""]
        return read[query]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        kwargs.setdefault("widget", widgets.GroupedCheckboxes(legend=db_field.verbose_name))
        kwargs.setdefault("form_class", RecordsField)
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[arg-type]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest | None = None, **kwargs: Any) -> Any:
        if issubclass(db_field.model, ContentModel) and db_field.name in markdown_fields(db_field.model):
            kwargs.setdefault("widget", widgets.MarkdownTextarea())
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[arg-type]
        if isinstance(field, forms.DateField):
            field.help_text = f"{field.help_text} {DATE}"
        widget: Any = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            if issubclass(widget.rel.model, ContentModel):
                self._offer_drafts(cast(RecordField, field), widget, request)
            elif isinstance(widget.widget, widgets.GroupedCheckboxes):
                cast(forms.Field, field).widget = widget.widget
            else:
                widget.can_add_related = widget.can_change_related = widget.can_delete_related = False
        return field

    def _offer_drafts(
        self, field: RecordField, wrapper: RelatedFieldWidgetWrapper, request: HttpRequest | None
    ) -> None:
        kind: Any = wrapper.rel.model
        inner = wrapper.widget
        may_add = request is not None and may_do(request.user, DRAFT)
        field.applied = get_applied()
        choices = offer_drafts(kind, list(cast(ModelChoiceIterator, field.choices)), request)
        if isinstance(inner, widgets.GroupedCheckboxes):
            inner.kind, inner.may_add = kind, may_add
            field.widget = inner
        else:
            field.widget = RecordPicker.around(wrapper, kind, may_add=may_add)
        field.choices = HeldChoices(choices)
