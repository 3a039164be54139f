"""Live records that nobody owns, and an owner for all of a kind or a role at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from guidance import models
from guidance.content import kinds
from guidance.publishing import events, permissions
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.drafting.snapshots import root_kinds
from guidance.publishing.errors import PublishingError


@dataclass(frozen=True)
class UnownedKind:
    kind: kinds.Kind
    rows: list[int]


def list_unowned(kind: kinds.Kind | None = None, role: models.Role | None = None) -> list[UnownedKind]:
    """By kind, in the order of kinds. A record that was never opened in the admin has no root, so it has no owner."""
    found = (
        UnownedKind(each, list(_select(each, role).order_by("pk").values_list("pk", flat=True)))
        for each in ([kind] if kind else root_kinds())
    )
    return [each for each in found if each.rows]


def _select(kind: kinds.Kind, role: models.Role | None) -> models.ContentQuerySet[models.ContentModel]:
    owned = models.Root.objects.live().filter(model=kinds.get_label(kind), owner__isnull=False)
    rows: models.ContentQuerySet[models.ContentModel] = kind.objects.exclude(pk__in=owned.values("row"))
    if role is None:
        return rows
    of_role = Q(pk=role.pk) if kind is models.Role else Q(pk__in=[])
    for path in _list_role_paths(kind):
        of_role |= Q(**{path: role})
    return rows.filter(of_role)


def _list_role_paths(kind: kinds.Kind) -> Iterator[str]:
    """To the role that it is about, or that what it is a part of is about."""
    for name, target in kinds.get_references(kind).items():
        if target is models.Role:
            yield name
        elif not kinds.is_many(kind, name) and kinds.get_references(target).get("role") is models.Role:
            yield f"{name}__role"


@transaction.atomic
def assign_unowned(
    unowned: list[UnownedKind],
    *,
    owner: User,
    deputy: User | None,
    review_on: date | None,
    by: User,
    at: datetime,
) -> int:
    """How many records have the owner now. The day of review of a record that has one stays as it is."""
    permissions.require_permission(by, permissions.ASSIGN)
    if owner == deputy:
        raise PublishingError("Choose a deputy who is not the owner.")
    models.ContentVersion.lock()
    roots = [root for each in unowned for root in _make_roots(each) if root.owner_id is None]
    note = events.describe_owners(owner, deputy, review_on)
    for root in roots:
        root.owner, root.deputy, root.review_on = owner, deputy, root.review_on or review_on
    models.Root.objects.bulk_update(roots, ["owner", "deputy", "review_on"], batch_size=500)
    events.record_events(models.Event.Action.ASSIGNED, roots, by=by, at=at, note=note)
    return len(roots)


def _make_roots(unowned: UnownedKind) -> list[models.Root]:
    """All at once, unless some record may have had a root before, whose history it then gets back."""
    of_kind = models.Root.objects.filter(model=kinds.get_label(unowned.kind))
    known = set(of_kind.filter(row__in=unowned.rows).values_list("row", flat=True))
    records = unowned.kind.objects.select_related(*kinds.key_paths(unowned.kind)).in_bulk(
        [row for row in unowned.rows if row not in known]
    )
    if of_kind.exclude(row__in=unowned.kind.objects.values("pk")).exists():
        for record in records.values():
            root_of(record)
    else:
        longest = models.Root._meta.get_field("title").max_length
        models.Root.objects.bulk_create(
            models.Root(model=kinds.get_label(unowned.kind), row=row, title=str(record)[:longest])
            for row, record in records.items()
        )
    return list(of_kind.filter(row__in=unowned.rows))
