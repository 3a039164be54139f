"""Links from a record's form to the forms of the records below it."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from guidance.admin.choosing.draft_keys import get_applied
from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import key_json
from guidance.models import ContentModel, Edition
from guidance.publishing.events import name_person


def change_address(record: models.Model) -> str:
    """Where the record's form is. One that exists only as a draft is named by its draft key."""
    key = get_applied().key_of(type(record), record.pk) if isinstance(record, ContentModel) else None
    return reverse(f"admin:guidance_{record._meta.model_name}_change", args=[key or record.pk])


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


def draft_links(kind: Kind, whole: ContentModel) -> Iterator[SafeString]:
    """Links to the drafts of a record's parts that are neither live nor applied. The key of a part begins with its
    whole's."""
    key = key_json(whole.natural_key()).removesuffix("]")
    drafts = Edition.objects.open().filter(
        root__model=kinds.get_label(kind), root__row=None, natural_key__startswith=f"{key}, "
    )
    for draft in drafts.select_related("root", "saved_by").order_by("pk"):
        if not get_applied().has(draft.root_id):
            address = reverse(f"admin:guidance_{kind._meta.model_name}_draft", args=[draft.pk])
            yield format_html(
                '<a class="changelink" href="{}">{}</a> (draft by {})',
                address,
                draft.title,
                name_person(draft.saved_by),
            )


def link_list(links: Iterable[SafeString]) -> SafeString:
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((link,) for link in links)))
