"""Drafts that take a record off the site: a part of a page that an editor removes. It goes when they are published.

What has a page of its own is withdrawn by a publisher instead, who says where its readers go: see withdrawal.py.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.models.base import ContentModel
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import edition_rows, roots
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.going_live import membership, moves, withdrawal

NO_NOTE = "It was taken off its page."

# Where a record is on the site, and the slug of its role.
Place = tuple[str, str]


def explain_refused_removal(root: models.Root) -> str:
    """Why no draft can remove the record, or blank if one can."""
    record = roots.get_live_record(root)
    if record is None:
        return "It is not live any more, so there is nothing to remove. Discard this draft."
    if moves.find_own_pages(record):
        return "It has a page of its own. A publisher withdraws it on its form, and says where its readers go."
    reached = withdrawal.find_reach(record)
    fixed = withdrawal.explain_found_by_code(record, reached)
    if fixed:
        return fixed
    names = ", ".join(sorted({str(row) for row in [*reached.along, *reached.in_the_way]})[:10])
    return f"Other records depend on it: {names}. Change or withdraw those first." if names else ""


@transaction.atomic
def start_removal(
    root: models.Root, *, base: models.Edition, by: User, at: datetime, release: models.Release | None = None
) -> models.Edition:
    """Starts a draft that removes the record. `base` is what was live when the person decided."""
    permissions.require_permission(by, permissions.DRAFT)
    root = roots.lock_root(root)
    refusal = explain_refused_removal(root)
    if refusal:
        raise errors.InTheWayError(refusal)
    if release:
        membership.check_takes(release, root)
    edition = edition_rows.make_edition(root, Snapshot.read(base.snapshot), base=base, by=by, at=at, release=release)
    edition.withdraws = True
    edition.save(update_fields=["withdraws"])
    note = "It takes the record off the site."
    events.record_event(
        models.Event.Action.STARTED, root, by=by, at=at, from_edition=base, to_edition=edition, note=note
    )
    return edition


def check_removable(editions: Iterable[models.Edition]) -> None:
    for edition in editions:
        refusal = explain_refused_removal(edition.root) if edition.withdraws else ""
        if refusal:
            raise errors.InTheWayError(f"'{edition.title}' can't be removed. {refusal}")


def find_places(editions: Iterable[models.Edition]) -> dict[models.Edition, Place]:
    """Where each record that goes is now."""
    going = {edition.root_id: edition for edition in editions if edition.withdraws}
    records: dict[int, ContentModel] = roots.get_live_records(edition.root for edition in going.values())
    return {going[root]: (moves.public_address(one) or "", moves.role_of(one)) for root, one in records.items()}


def take_off(
    edition: models.Edition,
    place: Place,
    *,
    by: User | None,
    at: datetime,
    own_edit_reason: str,
    release: models.Release | None,
) -> None:
    """Notes that the record is gone. Its rows are deleted already."""
    was = edition.root.live_edition
    edition.state, edition.published_at, edition.publish_at = models.Edition.State.WITHDRAWN, at, None
    edition.published_by, edition.own_edit_reason = by, own_edit_reason
    edition.reason = edition.note or edition.reason or NO_NOTE
    edition.address, edition.role = place
    edition.save()
    roots.mark_gone(edition.root, by=by, at=at)
    events.record_event(
        models.Event.Action.WITHDRAWN,
        edition.root,
        by=by,
        at=at,
        from_edition=was,
        to_edition=edition,
        release=release,
        note=edition.reason,
    )
