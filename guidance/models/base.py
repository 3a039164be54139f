"""What every content record shares: a natural key, and a content version that changes with every write."""

import secrets
from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Any, ClassVar, TypeVar

from django.db import models

ModelT = TypeVar("ModelT", bound=models.Model, covariant=True)


def write_key(parts: Iterable[Any]) -> tuple[Any, ...]:
    """A natural key from its values. A day becomes text, as it is in addresses and in what editions store."""
    return tuple(part.isoformat() if isinstance(part, date) else part for part in parts)


class ContentVersion(models.Model):
    """A single row with a token that changes in the same transaction as any content. Pages and ETags are keyed by it.

    The token is random, not a counter, so that restoring a backup can't bring back an old page.
    """

    ONLY_ROW = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ROW)
    version = models.CharField(max_length=32)
    due_at = models.DateTimeField(
        null=True, help_text="When the next scheduled edition goes live: read with the version, at no cost of its own."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="content_version_has_only_one_row"),
        ]

    def __str__(self) -> str:
        return self.version

    @classmethod
    def current(cls) -> str:
        """The token in force, or blank if no content was ever written."""
        return cls.objects.values_list("version", flat=True).first() or ""

    @staticmethod
    def lock() -> None:
        """Keep everybody else from writing content or editions until this transaction ends.

        Every writer locks this row first, so writers can't deadlock. On SQLite a transaction locks the others out
        without this.
        """
        if ContentVersion.objects.select_for_update().first() is None:
            ContentVersion.advance()

    @staticmethod
    def advance() -> None:
        row = ContentVersion(pk=ContentVersion.ONLY_ROW, version=secrets.token_hex(8))
        ContentVersion.objects.bulk_create(
            [row], update_conflicts=True, unique_fields=["id"], update_fields=["version"]
        )


class ContentQuerySet(models.QuerySet[ModelT]):
    """Writing many rows at once changes the content version, as saving one does."""

    def update(self, **values: Any) -> int:
        ContentVersion.advance()
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        ContentVersion.advance()
        return super().delete()

    def bulk_create(self, *args: Any, **kwargs: Any) -> list[Any]:
        ContentVersion.advance()
        return super().bulk_create(*args, **kwargs)

    def get_by_natural_key(self, *key: Any) -> Any:
        paths = self.model.NATURAL_KEY  # type: ignore[attr-defined]
        return self.get(**dict(zip(paths, key, strict=True)))


class ContentModel(models.Model):
    """A record of the portal's content, identified in fixtures and editions by its natural key.

    `NATURAL_KEY` has lookup paths from the record, such as ("section__role__slug", "slug"). Their values, in that
    order, are the key; a day is written as fixtures write it, 2026-04-01.

    The default ordering of a child leaves its parent out. Ordering by the parent would join its table, and its
    parent's, to every query, although rows are fetched parent by parent anyway.
    """

    NATURAL_KEY: ClassVar[tuple[str, ...]] = ("slug",)

    objects = ContentQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Django's own loaddata bypasses this; load_content changes the version itself.
        ContentVersion.advance()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        ContentVersion.advance()
        return super().delete(*args, **kwargs)

    @classmethod
    def is_announced(cls) -> bool:
        """Whether we tell readers about changes to such a record. They see none of one without an address."""
        return hasattr(cls, "get_absolute_url")

    def natural_key(self) -> tuple[Any, ...]:
        return write_key(reduce(getattr, path.split("__"), self) for path in self.NATURAL_KEY)
