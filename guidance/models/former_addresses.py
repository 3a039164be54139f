from django.db import models
from django.db.models import F, Q

from guidance.models import base


class FormerAddressQuerySet(base.ContentQuerySet["FormerAddress"]):
    def successor(self, path: str) -> str | None:
        """Where `path` is now: the longest branch that moved decides, and what is beneath it moved along.

        Where a branch gave way to a place on a page, all that was beneath it leads to that place.
        """
        branches = [path[: place + 1] for place, letter in enumerate(path) if letter == "/"]
        moved = max(self.filter(old_path__in=branches), key=lambda row: len(row.old_path), default=None)
        if moved is None:
            return None
        if "#" in moved.new_path:
            return moved.new_path
        return moved.new_path + path.removeprefix(moved.old_path)


class FormerAddress(base.ContentModel):
    """Where a page or a whole branch of pages used to be: readers are sent on for good."""

    NATURAL_KEY = ("old_path",)

    old_path = models.CharField(max_length=300, unique=True, help_text="The old path, from / to /.")
    new_path = models.CharField(max_length=300, help_text="The path that took its place, from / to /.")

    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "former addresses"
        ordering = ["old_path"]
        constraints = [
            models.CheckConstraint(condition=~Q(old_path=F("new_path")), name="former_address_leads_elsewhere"),
            models.CheckConstraint(
                condition=Q(old_path__startswith="/", old_path__endswith="/", new_path__startswith="/"),
                name="former_address_is_a_path_of_this_site",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old_path} to {self.new_path}"

    @classmethod
    def leave(cls, old_path: str, new_path: str) -> None:
        """Send readers of `old_path`, and of all that was beneath it, on to `new_path`.

        Whatever led to the old path leads to the new one from now on, and nothing leads away from a live page.
        """
        if old_path == new_path:
            return
        cls.objects.filter(old_path=new_path).delete()
        for former in cls.objects.filter(new_path__startswith=old_path):
            if not former.new_path.startswith(old_path):  # SQLite takes B14 for b14
                continue
            former.new_path = new_path + former.new_path.removeprefix(old_path)
            if former.new_path == former.old_path:
                former.delete()
            else:
                former.save()
        cls.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})
