"""Imports records from a file as drafts: first a plan of what each would change, then the drafts if somebody agrees."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.content import fixed_records, kinds, records, validation
from guidance.content.kinds import Key, Kind
from guidance.content.left_out import find_renamed
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.content.sheets.absent_columns import keep_absent_fields
from guidance.content.sheets.reading import read_sheet
from guidance.content.yaml_reading import read_text
from guidance.models.base import write_key
from guidance.publishing import errors, events, permissions
from guidance.publishing.drafting import applying, comparing, drafts
from guidance.publishing.drafting.cited_drafts import include_cited
from guidance.publishing.drafting.roots import get_live_edition, key_json, root_of, title_of
from guidance.publishing.drafting.snapshots import CHILDREN, Snapshot, own_key, read_live
from guidance.publishing.fixed_names import find_refused_changes
from guidance.publishing.going_live import membership
from guidance.rules.editing.text_changes import Allowance

MOST_RECORDS = 5000
MOST_PROBLEMS = 200  # reported at once: with this many, fix the first ones and try again


@dataclass(frozen=True)
class PlannedRecord:
    """What the file would do to one record. `row` and `before` are what is live, or None for a new record.

    `drafted` is the open draft of it that somebody has begun.
    """

    title: str
    kind: str
    snapshot: Snapshot
    row: int | None
    before: Snapshot | None
    changes: Sequence[comparing.RecordChange]
    drafted: models.Edition | None = None

    @property
    def how(self) -> str:
        if self.before is None:
            return "new"
        return "changed" if self.changes else "unchanged"


@dataclass(frozen=True)
class ImportPlan:
    """What a file would do. If there are any problems, nothing is drafted from it."""

    rows: list[PlannedRecord]
    problems: list[Problem]
    told: Sequence[str] = ()  # how the file was read, where it could have been read otherwise

    @property
    def drafted(self) -> list[PlannedRecord]:
        return [row for row in self.rows if row.how != "unchanged"]

    @property
    def digest(self) -> str:
        """Identifies this plan, so that only what somebody agreed to is done."""
        plain = [
            [
                row.how,
                row.snapshot.json(),
                row.before.json() if row.before else None,
                row.drafted.pk if row.drafted else None,
            ]
            for row in self.rows
        ]
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()


def plan_import(file: str, content: bytes) -> ImportPlan:
    """Plans an import without writing anything. A file whose name does not end in .yaml is read as a spreadsheet."""
    if file.lower().endswith((".yaml", ".yml")):
        (entries, slips), told = read_text(file, content), list[str]()
    else:
        entries, slips, told = read_sheet(file, content)
        entries = keep_absent_fields(entries)
    if len(entries) > MOST_RECORDS:
        wrong = f"It has {len(entries)} records."
        return ImportPlan([], [Problem(wrong, f"Import {MOST_RECORDS} at a time, or load the fixtures.", file)])
    given, problems = validation.validate_some(entries, most_problems=MOST_PROBLEMS)
    rows, astray = _plan_rows(given)
    problems = [*slips, *problems, *astray] or _find_refused(rows, file)
    if len(problems) > MOST_PROBLEMS:
        more = Problem("There is more that is wrong.", "Fix these first.", file)
        problems = [*problems[:MOST_PROBLEMS], more]
    return ImportPlan(rows, problems, told)


def _plan_rows(given: list[validation.GivenRecord]) -> tuple[list[PlannedRecord], list[Problem]]:
    roots = {(one.record.kind, one.record.key): one for one in given if one.record.kind not in CHILDREN}
    children: dict[tuple[Kind, Key], list[validation.GivenRecord]] = defaultdict(list)
    for one in given:
        if one.record.kind in CHILDREN:
            field = CHILDREN[one.record.kind]
            parent = kinds.get_references(one.record.kind)[field], tuple(one.record.fields[field])
            children[parent].append(one)
    whole = {one.record.kind for one in given}
    named = dict.fromkeys([*roots, *children])
    held = _read_live(named)
    allowance = Allowance()
    rows, astray = [], []
    for kind, key in named:
        row, before = held.get((kind, key), (None, None))
        imported = roots.get((kind, key))
        if imported is None and before is None:
            first = children[kind, key][0]
            wrong = f"There is no {records.name_record(kind, key)} for it to belong to."
            astray.append(first.build_problem(wrong, "Give that record in the file too, or correct the name."))
            continue
        root = imported.record if imported else before.root if before else None
        if root is not None:
            mine = [one.record for one in children[kind, key]]
            snapshot = Snapshot.of(root, _merge_children(before, mine, whole if imported else set()))
            first = imported or children[kind, key][0]
            if before:
                astray += [
                    first.build_problem(one.message, "", one.field) for one in find_refused_changes(before, snapshot)
                ]
            noun, changes = str(kind._meta.verbose_name), comparing.compare_snapshots(before, snapshot, allowance)
            rows.append(PlannedRecord(title_of(snapshot), noun, snapshot, row, before, changes))
    drafts_now = _find_drafts(rows)
    rows = [replace(row, drafted=drafts_now.get(_place_of(row))) for row in rows]
    return rows, [*astray, *_find_renamed(roots, rows)]


# The model of a record with its row, or with its key where it has none.
Place = tuple[str, int | str]


def _place_of(planned: PlannedRecord) -> Place:
    root = planned.snapshot.root
    return kinds.get_label(root.kind), planned.row or key_json(planned.snapshot)


def _find_drafts(rows: Iterable[PlannedRecord]) -> dict[Place, models.Edition]:
    """The open draft of each record, the one that was saved last. Versions set aside are left out."""
    wanted = {_place_of(row) for row in rows}
    found: dict[Place, models.Edition] = {}
    open_now = models.Edition.objects.open().filter(aside_of=None).select_related("root", "saved_by")
    for draft in open_now.defer("snapshot", "forked_from").order_by("saved_at", "pk"):
        place = draft.root.model, draft.root.row or draft.natural_key
        if place in wanted:
            found[place] = draft
    return found


def _find_renamed(
    roots: Mapping[tuple[Kind, Key], validation.GivenRecord], rows: Iterable[PlannedRecord]
) -> Iterator[Problem]:
    """A problem for each record that code finds by name and that the file renames."""
    new = [
        one
        for row in rows
        if row.before is None and (one := roots.get((row.snapshot.root.kind, row.snapshot.root.key)))
    ]
    live = [
        record
        for kind in {one.record.kind for one in new} & fixed_records.FIXED.keys()
        for _, record in records.read_rows(kind)
    ]
    left_out = [
        one for one in live if fixed_records.get_finders(one.kind, one.key) and (one.kind, one.key) not in roots
    ]
    return (problem for _, problem in find_renamed(new, left_out))


def _merge_children(before: Snapshot | None, mine: list[Record], whole: set[Kind]) -> list[Record]:
    """The file's children, and the live children of kinds that are not in `whole`.

    `whole` are the kinds that the file gives in full: it holds the root too.
    """
    named = {(child.kind, own_key(child)) for child in mine}
    kept = [
        child
        for child in (before.children if before else ())
        if child.kind not in whole and (child.kind, own_key(child)) not in named
    ]
    return [*kept, *mine]


def _read_live(named: Iterable[tuple[Kind, Key]]) -> dict[tuple[Kind, Key], tuple[int, Snapshot]]:
    """The primary key and the live snapshot of each of these records that is live, in a few queries for each model."""
    wanted: dict[Kind, set[Key]] = defaultdict(set)
    for kind, key in named:
        wanted[kind].add(key)
    found = {}
    for kind, keys in wanted.items():
        every = kind.objects.order_by().values_list("pk", *kind.NATURAL_KEY)
        rows = {row: key for row, *parts in every if (key := write_key(parts)) in keys}
        for row, seen in read_live(kind, list(rows)).items():
            found[kind, rows[row]] = row, seen.snapshot
    return found


def _find_refused(rows: list[PlannedRecord], file: str) -> list[Problem]:
    """Problems that appear only when the rows are written: what the database refuses, or references to nothing."""
    changes = []
    for place, row in enumerate(rows, 1):
        root = models.Root(pk=-place, model=kinds.get_label(row.snapshot.root.kind), row=row.row, title=row.title)
        changes.append(applying.RootChange(root, row.snapshot))
    try:
        with applying.apply_temporarily(include_cited(changes)):
            pass
    except errors.CannotApplyError as error:
        return [Problem(reason, "", file) for reason in error.reasons]
    return []


@transaction.atomic
def import_as_drafts(file: str, content: bytes, *, agreed: str, by: User, at: datetime) -> list[models.Edition]:
    """Drafts everything that the file changes, in one release if it is several records.

    `agreed` is the plan's digest. Raises PublishingError if the plan has changed since, or has any problem.
    """
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()  # nothing may go live between comparing and drafting
    found = plan_import(file, content)
    if found.problems:
        raise errors.PublishingError(f"There is something to fix in it: {found.problems[0]}")
    if found.digest != agreed:
        raise errors.PublishingError(
            "What is live or drafted has changed since the dry run. Look at what the file would change now."
        )
    release: models.Release | None = None
    if sum(row.drafted is None for row in found.drafted) > 1:
        release = membership.create_release(f"Import of {file}"[:200], by=by, at=at)
    made = [_draft(row, release, by=by, at=at) for row in found.drafted]
    for edition in made:
        events.record_event(models.Event.Action.IMPORTED, edition.root, by=by, at=at, to_edition=edition, note=file)
    return made


def _draft(row: PlannedRecord, release: models.Release | None, *, by: User, at: datetime) -> models.Edition:
    record = row.snapshot.root
    if row.before is None and row.drafted is None:
        return drafts.start_new_record(row.snapshot, by=by, at=at, release=release)
    root = root_of(record.kind.objects.get_by_natural_key(*record.key)) if row.before else None
    base = get_live_edition(root, at=at) if root else None
    if row.drafted:
        return drafts.bring_into_draft(row.drafted, row.snapshot, base=base, by=by, at=at).edition
    assert root is not None  # noqa: S101  it is live, or else it was drafted
    return drafts.start_draft(root, row.snapshot, base=base, by=by, at=at, release=release)
