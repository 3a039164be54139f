"""Columns and filters of the admin's lists in plain words: kinds of record, people and times."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib import admin
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from guidance.content import kinds
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.publishing.events import name_person
from guidance.rules.dates import write_moment


def name_kind(label: str) -> str:
    """'glossary term', for 'guidance.glossaryterm'."""
    kind = kinds.by_label().get(label)
    return str(kind._meta.verbose_name) if kind else label.partition(".")[2]


@cache  # Django compares a list's columns with those that it may be sorted by
def write_column(model: Any, name: Any) -> Any:
    """The column as it is, but for one of times or of people: '1 April 2027 at 9am', and full names."""
    try:
        field = model._meta.get_field(name) if isinstance(name, str) else None
    except FieldDoesNotExist:
        field = None
    if isinstance(field, models.DateTimeField):
        return _make_column(field, lambda at: write_moment(timezone.localtime(at)))
    if isinstance(field, models.ForeignKey) and field.related_model._meta.label == "auth.User":
        return _make_column(field, name_person)
    return name


def _make_column(field: models.Field, write: Callable[[Any], str]) -> Callable[[Any], str]:
    def column(row: Any) -> str:
        value = getattr(row, field.name)
        return "none" if value is None else write(value)

    column.__name__ = field.name  # its cells have it in their class
    return admin.display(description=str(field.verbose_name), ordering=field.name)(column)


class KindFilter(admin.SimpleListFilter):
    """By the kind of record that a row is about."""

    title = "kind"
    parameter_name = "root__model"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:  # noqa: ARG002
        named = ((kinds.get_label(kind), str(kind._meta.verbose_name)) for kind in root_kinds())
        return sorted(((label, name[:1].upper() + name[1:]) for label, name in named), key=lambda each: each[1])

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:  # noqa: ARG002
        chosen = self.value()
        return queryset.filter(**{self.parameter_name: chosen}) if chosen else queryset


class RootKindFilter(KindFilter):
    """For the list of roots themselves."""

    parameter_name = "model"


class PersonFilter(admin.RelatedOnlyFieldListFilter):
    """By a person, called by their full name."""

    def field_choices(self, field: Any, request: HttpRequest, model_admin: Any) -> list[Any]:
        held = model_admin.get_queryset(request).order_by().values(f"{self.field_path}__pk")
        people = field.remote_field.model.objects.filter(pk__in=held)
        return sorted(((person.pk, name_person(person)) for person in people), key=lambda each: each[1])
