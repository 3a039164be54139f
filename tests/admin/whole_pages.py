"""Filling in the editor of a whole page without a browser."""

from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse

from guidance.models import ContentModel, Edition
from guidance.publishing.drafting.roots import root_of
from tests.admin.forms import as_sent


def editor_address(record: ContentModel, **more: str) -> str:
    """Where the page of the record is edited."""
    page = record.get_absolute_url()  # type: ignore[attr-defined]
    return f"{reverse('edit-page')}?{urlencode({'of': page, **more})}"


def code_of(record: ContentModel) -> str:
    return f"r{root_of(record).pk}"


def open_form(client: Client, address: str) -> dict[str, Any]:
    """What the form would send as it is."""
    return sent_by(client.get(address))


def sent_by(page: Any) -> dict[str, Any]:
    context = page.context
    sent: dict[str, Any] = {"part": [part.code for part in context["parts"]], "opened-at": context["opened_at"]}
    for part in context["parts"]:
        sent |= {f"{part.code}-{name}": value for name, value in part.tokens.items()}
        forms = [part.shown.form]
        for formset in part.shown.formsets:
            forms += [formset.management_form, *formset.forms]
        held = {bound.html_name: bound.field.prepare_value(bound.value()) for form in forms for bound in form}
        sent |= {name: as_sent(value) for name, value in held.items() if value is not None and value is not False}
    return sent


def press(client: Client, address: str, sent: dict[str, Any], do: str) -> dict[str, Any]:
    """Sends it by a button that saves nothing, and gives what the page then would send."""
    return sent_by(client.post(address, {**sent, "do": do}))


def fill(sent: dict[str, Any], record: ContentModel | str, **fields: Any) -> dict[str, Any]:
    code = record if isinstance(record, str) else code_of(record)
    return {**sent, **{f"{code}-{name.replace('__', '-')}": value for name, value in fields.items()}}


def held(edition: Edition) -> dict[str, Any]:
    """The fields of the record in a draft."""
    found: dict[str, Any] = edition.snapshot[0]["fields"]
    return found
