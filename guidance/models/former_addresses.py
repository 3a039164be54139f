from django.db import models
from django.db.models import F, Q

from guidance.models import base


class FormerAddressQuerySet(base.ContentQuerySet["FormerAddress"]):
    def successor(self, path: str) -> str | None:
        """The new path of `path`, or None if it never moved. The longest matching branch decides.

        Pages under a branch moved with it. If the branch became a place on a page, they all lead to that place.
        """
        branches = [path[: place + 1] for place, letter in enumerate(path) if letter == "/"]
        moved = max(self.filter(old_path__in=branches), key=lambda row: len(row.old_path), default=None)
        if moved is None:
            return None
        if "#" in moved.new_path:
            return moved.new_path
        return moved.new_path + path.removeprefix(moved.old_path)


class FormerAddress(base.ContentModel):
    """The old path of a page, or of a branch of pages. Readers are redirected permanently."""

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
    def redirect_readers(cls, old_path: str, new_path: str) -> None:
        """Redirect readers of `old_path`, and of all pages under it, to `new_path`.

        Older redirects to the old path now lead to the new one, and redirects away from the new path are deleted.
        """
        if old_path == new_path:
            return
        cls.objects.filter(old_path=new_path).delete()
        for former in cls.objects.filter(new_path__startswith=old_path):
            if not former.new_path.startswith(old_path):  # SQLite ignores case: B14 is b14
                continue
            former.new_path = new_path + former.new_path.removeprefix(old_path)
            if former.new_path == former.old_path:
                former.delete()
            else:
                former.save()
        cls.objects.update_or_create(old_path=old_path, defaults={"new_path": new_path})
