"""The addresses of other sites in the content, and the records that link to them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, reduce
from operator import or_

import httpx
from django.db.models import CharField, Field, Q, TextField, URLField, Value

from guidance.content import kinds, records
from guidance.content.checks import prose
from guidance.content.kinds import Kind
from guidance.models import ContentModel


@dataclass(frozen=True, slots=True)
class AddressUse:
    record: ContentModel
    field: str

    def __str__(self) -> str:
        return records.name_record(type(self.record), self.record.natural_key())


def find_addresses_in_use() -> dict[str, list[AddressUse]]:
    """Every address of another site, as written in the content, with the records that use it.

    Reads only rows with an address in them, in few queries, because the admin calls this too.
    """
    found: dict[str, list[AddressUse]] = {}
    for record in _read_records():
        for field, address in _list_addresses(record):
            uses = found.setdefault(address, [])
            if AddressUse(record, field) not in uses:
                uses.append(AddressUse(record, field))
    return found


def get_host(address: str) -> str:
    """The host in lower case, or blank if the address has none."""
    try:
        return httpx.URL(address).host
    except httpx.InvalidURL:
        return ""


@cache
def _list_address_fields(kind: Kind) -> list[Field]:
    """The fields that have an address or prose."""
    return [
        field
        for name, field in kinds.get_fields(kind).items()
        if isinstance(field, URLField | TextField) or name in prose.SHORT.get(kind, ())
    ]


def _read_records() -> Iterator[ContentModel]:
    queries = []
    for kind in kinds.content_models():
        if fields := _list_address_fields(kind):
            has_some = reduce(or_, (Q(**{f"{field.name}__contains": "://"}) for field in fields))
            label = Value(kinds.get_label(kind), CharField())
            queries.append(kind.objects.filter(has_some).order_by().values_list(label, "pk"))
    rows: dict[str, list[int]] = {}
    for label_, pk in queries[0].union(*queries[1:], all=True):
        rows.setdefault(label_, []).append(pk)
    for label_, pks in rows.items():
        kind = kinds.by_label()[label_]
        yield from kind.objects.filter(pk__in=pks).select_related(*kinds.key_paths(kind)).order_by("pk")


def _list_addresses(record: ContentModel) -> Iterator[tuple[str, str]]:
    for field in _list_address_fields(type(record)):
        text = getattr(record, field.name)
        if isinstance(field, URLField):
            if text:
                yield field.name, text
            continue
        for passage in prose.split_passages(text):
            for link in passage.links:
                if link.lower().startswith(("https://", "http://")):
                    yield field.name, link
