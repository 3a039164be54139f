"""The slug of a new record: proposed as its title is typed, and made of it where somebody left it out."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import flatten_fieldsets
from django.db import models
from django.http import HttpRequest
from django.utils.text import slugify

from guidance.models.address_parts import KebabField

# What a record is called, the first that its form has. Of a list of ways to say a thing, the first line.
NAMES = ("title", "name", "term", "heading", "question", "subject", "label", "asked", "words", "text", "point")


def make_slug(kind: type[models.Model], typed: Mapping[str, Any], longest: int) -> str:
    """Whole words. Blank if nothing that names the record is typed yet."""
    name = next((str(typed[field]) for field in _list_names(kind, typed) if typed[field]), "")
    line = next(iter(name.strip().splitlines()), "")
    slug = slugify(line)
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return slug.strip("-")


def _list_names(kind: type[models.Model], fields: Iterable[str]) -> list[str]:
    """How an answer is labelled does not name it, although a label that is typed does."""
    held = {field.name: field for field in kind._meta.get_fields()}
    there = set(fields) & set(held)
    return [name for name in NAMES if name in there and not (name == "label" and getattr(held[name], "choices", None))]


class ProposedSlugs(BaseModelAdmin):
    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, list[str]]:  # type: ignore[override]
        """Django's script fills the slug in while it is empty and nobody typed one."""
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        names = _list_names(self.model, fields)
        is_ours = "slug" in fields and isinstance(self.model._meta.get_field("slug"), KebabField)
        return {"slug": names[:1]} if is_ours and names else {}
