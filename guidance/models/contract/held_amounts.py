"""Amounts that apply from one day to another, whatever the contract year."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from guidance.models import base
from guidance.rules.years import holding


class HeldAmountQuerySet(base.ContentQuerySet[base.ModelT]):
    def holding_in(self, first: date, last: date) -> Self:
        """The amounts that apply on any of the days. There may be two for the same thing, one after the other."""
        kind: Any = self.model
        same = {name: OuterRef(name) for name in kind.HELD_FOR}
        followed = kind.objects.filter(holds_from__gt=OuterRef("holds_from"), holds_from__lte=first)
        return self.filter(
            Q(holds_to__isnull=True) | Q(holds_to__gte=first),
            ~Exists(followed.filter(**same)),
            holds_from__lte=last,
        )

    def holding_on(self, day: date) -> Self:
        return self.holding_in(day, day)


class HeldAmount(base.ContentModel):
    """An amount that applies from one day to another. Without a last day it applies until the next one for the same
    thing begins, so that an editor who adds that one need not end this one first.

    `HELD_FOR` are the fields that say what it is for: no two amounts for the same thing apply on one day.
    """

    HELD_FOR: ClassVar[tuple[str, ...]]

    holds_from = models.DateField(
        help_text="The first day it applies. Where only the contract year is known, its 1 April."
    )
    holds_to = models.DateField(
        null=True,
        blank=True,
        help_text="The last day it applies. Leave empty where no end is known: it then counts until the next one.",
    )

    objects = HeldAmountQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def days_text(self) -> str:
        """'2026/27' for a whole contract year, or else 'from 1 October 2024'."""
        return holding.write_days(self.holds_from, self.holds_to)

    def clean(self) -> None:
        super().clean()
        fields: list[Any] = [self._meta.get_field(name) for name in self.HELD_FOR]
        parts = {field.name: getattr(self, field.attname) for field in fields}
        if not self.holds_from or None in parts.values():
            return
        others = type(self).objects.filter(**parts).exclude(pk=self.pk)
        for earlier, later in holding.find_overlapping([self, *others]):
            if self in (earlier, later):
                raise ValidationError({"holds_to": explain_overlap(earlier, later)})


def explain_overlap(earlier: object, later: object) -> str:
    """Why two amounts for the same thing can't apply at once."""
    return f"'{earlier}' and '{later}' both apply on some day: end the earlier one before the later begins."


def ends_not_before_it_starts(name: str) -> models.CheckConstraint:
    condition = Q(holds_to__isnull=True) | Q(holds_from__isnull=True) | Q(holds_to__gte=F("holds_from"))
    return models.CheckConstraint(condition=condition, name=name)
