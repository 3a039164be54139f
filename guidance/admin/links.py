"""Links from a record's form to the forms of the records below it."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guidance.content.records import key_json
from guidance.models import ContentModel


def change_address(record: models.Model) -> str:
    return reverse(f"admin:guidance_{record._meta.model_name}_change", args=[record.pk])


def change_link(record: models.Model, text: str = "") -> SafeString:
    return format_html('<a class="changelink" href="{}">{}</a>', change_address(record), text or str(record))


def add_link(model: type[models.Model], text: str, **initial: object) -> SafeString:
    """A link to the model's empty form, with these fields filled in.

    A record is named by its natural key, because it may exist only in a draft and have no row.
    """
    address = reverse(f"admin:guidance_{model._meta.model_name}_add")
    given = {
        name: key_json(value.natural_key()) if isinstance(value, ContentModel) else value
        for name, value in initial.items()
    }
    return format_html('<a class="addlink" href="{}?{}">{}</a>', address, urlencode(given), text)


def link_list(links: Iterable[SafeString]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((link,) for link in links)))
