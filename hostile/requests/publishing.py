"""Hostile text on the public pages: published without the checklist, then read wherever it appears."""

from random import Random
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from guidance.content import kinds, records
from guidance.content.records import Record
from guidance.models import Edition
from guidance.publishing.drafting import drafts, roots, snapshots
from guidance.publishing.errors import PublishingError
from guidance.publishing.going_live.moves import find_own_pages
from guidance.publishing.going_live.publication import go_live
from hostile import values
from hostile.visits import Visit

SEEN_AT = ["/", "/search/?q=alert", "/search/suggestions/?q=alert", "/updates/", "/updates/feed/", "/sitemap.xml"]
TEXTS = [*values.SCRIPTS, *values.SCRIPTS, *values.INJECTIONS]


def publish_text(rng: Random, visit: Visit) -> None:
    """Publishes a record of any kind with hostile text in its text fields, and reads its pages."""
    kind = rng.choice([kind for kind in snapshots.root_kinds() if visit.site.list_keys(kind)])
    record = kind.objects.get(pk=rng.choice(visit.site.list_keys(kind)))
    try:
        edition = _publish_record(rng, record)
    except PublishingError:
        visit.attack(rng.choice(SEEN_AT))
        return
    live = roots.get_live_record(edition.root)
    pages = list(find_own_pages(live).values()) if live else []
    for address in [*rng.sample(pages, min(len(pages), 3)), *rng.sample(SEEN_AT, 2)]:
        visit.attack(address)
    visit.attack(f"/api/v1/{kind._meta.verbose_name_plural}".replace(" ", "-"))
    visit.sign_in("viewer")
    visit.ask(f"/admin/guidance/{kind._meta.model_name}/")
    visit.ask(f"/admin/guidance/root/{edition.root_id}/history/")


@transaction.atomic
def _publish_record(rng: Random, record: Any) -> Edition:
    root, editor = roots.root_of(record), User.objects.get(username="editor")
    now = timezone.now()
    held = snapshots.read_live_snapshot(type(record), record.pk)
    if held is None:
        raise PublishingError("It is not live.")
    snapshot = snapshots.Snapshot.of(
        _spoil_record(rng, held.root), [_spoil_record(rng, child) for child in held.children]
    )
    edition = drafts.start_draft(root, snapshot, base=roots.get_live_edition(root, at=now), by=editor, at=now)
    Edition.objects.filter(pk=edition.pk).update(importance=Edition.Importance.MINOR)
    edition.refresh_from_db()
    go_live([edition], by=User.objects.get(username="publisher"), at=now)
    return edition


def _spoil_record(rng: Random, record: Record) -> Record:
    """The record with hostile text in most of its free text, but not in its natural key."""
    fields = dict(record.fields)
    for name, field in kinds.get_fields(record.kind).items():
        is_text = field.get_internal_type() in {"CharField", "TextField"} and not field.choices
        if is_text and name not in record.kind.NATURAL_KEY and rng.random() < 0.7:
            fields[name] = str(rng.choice(TEXTS)).replace("\x00", "")[: field.max_length]
    return records.make_canonical(record.kind, fields)
