"""What the admin screens of all content share."""

from collections.abc import Hashable
from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch

from guidance.admin.deletion import Deletion, what_goes
from guidance.admin.fields import PlainFields
from guidance.admin.links import change_address
from guidance.admin.plain_words import PLAIN_WORDS
from guidance.models import FormerAddress


def public_address(record: models.Model | None) -> str | None:
    """Where readers see the record, or None where it has no page."""
    find = getattr(record, "get_absolute_url", None)
    try:
        return find() if find else None
    except NoReverseMatch:  # records are held before there is a page for them
        return None


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


class ContentInline(PlainFields, admin.StackedInline):
    """Stacked: the cells of a tabular inline carry no labels."""

    form = ContentForm
    extra = 1
    view_on_site = False


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
