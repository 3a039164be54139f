"""What a form left: the drafts it made, and the same made live."""

from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from guidance.models import Edition
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.going_live.publication import go_live


def drafts() -> list[Edition]:
    return list(Edition.objects.open().select_related("root").order_by("pk"))


def drafted() -> dict[str, Any]:
    """The fields of the record in the one draft there is."""
    (edition,) = drafts()
    return Snapshot.read(edition.snapshot).root.fields


def publish_all() -> None:
    """Makes every draft live, one after another, past the checklist: the records of these tests are bare."""
    publisher, _ = User.objects.get_or_create(username="publisher")
    for edition in drafts():
        Edition.objects.filter(pk=edition.pk).update(importance=Edition.Importance.MINOR)
        go_live([Edition.objects.select_related("root").get(pk=edition.pk)], by=publisher, at=timezone.now())
