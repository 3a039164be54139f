"""Filling in the admin's forms without a browser, and where they are."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from guidance.models import ContentModel, Role

KINDS = sorted(
    model._meta.model_name or ""
    for model in Role._meta.apps.get_app_config("guidance").get_models()
    if issubclass(model, ContentModel) and admin.site.is_registered(model)
)


def list_address(kind: str) -> str:
    return reverse(f"admin:guidance_{kind}_changelist")


def add_address(kind: str) -> str:
    return reverse(f"admin:guidance_{kind}_add")


def change_address(record: models.Model) -> str:
    return reverse(f"admin:guidance_{record._meta.model_name}_change", args=[record.pk])


def delete_address(record: models.Model) -> str:
    return reverse(f"admin:guidance_{record._meta.model_name}_delete", args=[record.pk])


def typed(client: Client, address: str, **changes: Any) -> dict[str, Any]:
    """What the form at `address` would send as it is, with these fields changed. Follows on to one's own draft."""
    return typed_on(client.get(address, follow=True), **changes)


def typed_on(page: Any, **changes: Any) -> dict[str, Any]:
    """The same of a form that is open already."""
    context = page.context
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    held = {bound.html_name: bound.field.prepare_value(bound.value()) for form in forms for bound in form}
    sent = {name: as_sent(value) for name, value in held.items() if value is not None and value is not False}
    return {**context["tokens"], **sent, **changes}


def as_sent(value: Any) -> Any:
    """As a browser sends it: it ends lines with a carriage return too."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return "\r\n".join(value.replace("\r\n", "\n").split("\n")) if isinstance(value, str) else value


def errors_of(client: Client, address: str, **changes: Any) -> dict[str, list[str]]:
    """What the form says of each field, by the field's name; of the form and its inlines as a whole under ''."""
    response = client.post(address, typed(client, address, **changes))
    if response.status_code == 302:
        return {}
    context = response.context
    said: dict[str, list[str]] = {"": list(context["adminform"].form.non_field_errors())}
    forms = [context["adminform"].form]
    for inline in context["inline_admin_formsets"]:
        forms += inline.formset.forms
        said[""] += inline.formset.non_form_errors()
    for form in forms:
        said |= {form[name].html_name: list(form[name].errors) for name in form.errors if name != "__all__"}
    return {name: messages for name, messages in said.items() if messages}
