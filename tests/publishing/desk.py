"""What the tests of publishing do again and again: people, drafts of rows, and their way to readers."""

import itertools
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group, User

from guidance.content import kinds, records
from guidance.content.records import Record
from guidance.models import ContentModel, ContractYear, Edition, Event, Release, Root
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.applying import RootChange
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.drafting.snapshots import Snapshot, read_live, read_live_snapshot, root_kinds
from guidance.publishing.going_live import membership, publication, releases, schedule
from guidance.publishing.permissions import EDITOR, PUBLISHER
from guidance.publishing.reviewing import review

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
_serial = itertools.count(1)


def a_person(group: str = EDITOR, **fields: Any) -> User:
    person = User.objects.create(username=f"person-{next(_serial)}", **fields)
    person.groups.add(Group.objects.get(name=group))
    return person


def a_publisher() -> User:
    return a_person(PUBLISHER)


def snapshot_of(record: ContentModel) -> Snapshot:
    found = read_live_snapshot(type(record), record.pk)
    assert found is not None
    return found


def edited(snapshot: Snapshot, children: Iterable[Record] | None = None, **fields: Any) -> Snapshot:
    """The snapshot with other fields of its root, and with other children where some are given."""
    root = records.make_canonical(snapshot.root.kind, {**snapshot.root.fields, **fields})
    return Snapshot.of(root, snapshot.children if children is None else children)


def changed(child: Record, **fields: Any) -> Record:
    return records.make_canonical(child.kind, {**child.fields, **fields})


def new_record(kind: kinds.Kind, /, **fields: Any) -> Snapshot:
    return Snapshot.of(records.make_canonical(kind, fields), [])


def a_draft(record: ContentModel, by: User | None = None, release: Release | None = None, **fields: Any) -> Edition:
    """A draft of what is live, with these fields changed."""
    root = root_of(record)
    base = get_live_edition(root, at=NOW)
    return drafts.start_draft(
        root, edited(snapshot_of(record), **fields), base=base, by=by or a_person(), at=NOW, release=release
    )


def saved(edition: Edition, by: User | None = None, **fields: Any) -> drafts.SavedDraft:
    """Saves on the newest revision."""
    edition.refresh_from_db()
    snapshot = edited(Snapshot.read(edition.snapshot), **fields)
    return drafts.save_draft(edition, snapshot, revision=edition.revision, by=by or a_person(), at=NOW)


def reviewed(edition: Edition, by: User | None = None, note: str = "It says more.") -> Edition:
    return a_review_of(edition, by, note=note)


def a_review_of(
    edition: Edition, by: User | None = None, *, note: str, importance: str = Edition.Importance.MAJOR
) -> Edition:
    edition.refresh_from_db()
    given = {"revision": edition.revision, "importance": importance, "note": note, "reason": ""}
    return review.send_for_review(edition, **given, by=by or a_person(), at=NOW)  # type: ignore[arg-type]


def published(edition: Edition, by: User | None = None) -> Edition:
    """From draft to page, by somebody who wrote none of it."""
    ready = reviewed(edition) if edition.state == Edition.State.DRAFT else edition
    return publication.publish_edition(ready, revision=ready.revision, by=by or a_publisher(), at=NOW)


def scheduled(edition: Edition, publish_at: datetime = LATER, by: User | None = None) -> Edition:
    ready = reviewed(edition)
    return schedule.schedule_edition(ready, publish_at, revision=ready.revision, by=by or a_publisher(), at=NOW)


def a_release(*editions: Edition) -> Release:
    """With these drafts in it, reviewed."""
    release = membership.create_release("Contract year 2027/28", by=a_person(), at=NOW)
    for edition in editions:
        membership.set_release(edition, release, by=a_person(), at=NOW)
    for edition in editions:
        reviewed(edition)
    return release


def published_together(*editions: Edition) -> Release:
    return releases.publish_release(a_release(*editions), by=a_publisher(), at=NOW)


def everything() -> list[Record]:
    """Every record of content there is."""
    return [record for kind in kinds.content_models() for _, record in records.read_rows(kind)]


def roots_of_everything() -> list[RootChange]:
    """A change of each record there is into what it is, as an edition keeps it."""
    found = [
        RootChange(Root(model=kinds.get_label(kind), row=row, title=str(row)), Snapshot.read(each.snapshot.json()))
        for kind in root_kinds()
        for row, each in read_live(kind, kind.objects.values_list("pk", flat=True)).items()
    ]
    Root.objects.bulk_create([change.root for change in found])
    return found


def delete_everything(changes: Iterable[RootChange] = ()) -> None:
    """As a program does it. What depends on its own kind lets go first; the changes are to make it again."""
    for change in changes:
        change.root.row = None
    for kind in reversed(kinds.content_models()):
        below_their_own = [name for name, target in kinds.get_references(kind).items() if target is kind]
        if below_their_own:
            kind.objects.update(**dict.fromkeys(below_their_own))
        kind.objects.all().delete()


def actions(root: Root | None = None) -> list[str]:
    """What was done, the oldest first."""
    events = Event.objects.filter(root=root) if root else Event.objects.all()
    return list(events.order_by("id").values_list("action", flat=True))


def a_year_to_come() -> dict[str, Any]:
    """The fields of a contract year that nobody has yet."""
    assert not ContractYear.objects.filter(slug="2031-32").exists()
    return {"slug": "2031-32", "starts_on": NOW.date().replace(2031, 4, 1), "ends_on": NOW.date().replace(2032, 3, 31)}
