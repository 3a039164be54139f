"""What every content record shares: a natural key, and a content version that every write moves on."""

import secrets
from typing import Any, ClassVar, TypeVar

from django.db import models

ModelT = TypeVar("ModelT", bound=models.Model, covariant=True)


class ContentVersion(models.Model):
    """One row whose token changes in the same transaction as any content: pages and ETags are keyed by it.

    A random token rather than a counter, so that restoring a backup can't bring an old page back to life.
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
        """The token in force; blank where nothing was ever written."""
        return cls.objects.values_list("version", flat=True).first() or ""

    @staticmethod
    def lock() -> None:
        """Keeps everybody else from writing content or editions until this transaction ends.

        All that writes either starts with this row, so that no two writers ever wait for one another. On SQLite
        a transaction locks the others out by itself.
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
    """Every way of writing many rows at once moves the content version on, as saving one does."""

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
    """A record of the portal's content, named in fixtures and editions by its natural key.

    A child's own ordering leaves its parent out: it would join the parent's table, and the parent's parent's, to
    every query for rows that are fetched parent by parent anyway.

    `NATURAL_KEY` holds lookup paths from the record, such as ("section__role__slug", "slug"); their values,
    in that order, are the key.
    """

    NATURAL_KEY: ClassVar[tuple[str, ...]] = ("slug",)

    objects = ContentQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        # Django's own loaddata goes round this; load_content moves the version on itself.
        ContentVersion.advance()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        ContentVersion.advance()
        return super().delete(*args, **kwargs)

    def natural_key(self) -> tuple[Any, ...]:
        return tuple(self._follow(path) for path in self.NATURAL_KEY)

    def _follow(self, path: str) -> Any:
        value: Any = self
        for name in path.split("__"):
            value = getattr(value, name)
        return value
