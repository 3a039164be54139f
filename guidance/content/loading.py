"""Loads fixture files into the database: all of them, or none if anything is wrong."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from guidance import models
from guidance.content import kinds, records, validation
from guidance.content.kinds import Key, Kind
from guidance.content.left_out import find_left_out
from guidance.content.problems import ContentError, Problem
from guidance.content.records import Record, key_json
from guidance.content.saving import Saver
from guidance.content.yaml_reading import read_directory

Held = dict[Kind, dict[Key, tuple[int, Record]]]
Digests = dict[tuple[Kind, Key], str]


@dataclass
class LoadSummary:
    """What a load did. `left_alone` has the name of each record that it did not touch, and the reason."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    pruned: list[str] = field(default_factory=list)
    left_alone: list[tuple[str, str]] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        parts = [
            f"{self.added} added",
            f"{self.changed} changed",
            f"{self.unchanged} unchanged",
            f"{len(self.left_alone)} left alone",
        ]
        if self.pruned:
            parts.append(f"{len(self.pruned)} deleted")
        if self.gone:
            parts.append(f"{len(self.gone)} no longer in the files")
        return ", ".join(parts)


def has_content() -> bool:
    return any(kind.objects.exists() for kind in kinds.content_models())


def load_files(directory: Path, *, overwrite: bool = False, prune: bool = False) -> LoadSummary:
    """Loads every file below the directory in one transaction. Raises ContentError, having written nothing."""
    entries, problems = read_directory(directory)
    if not entries and not problems:
        raise ContentError([Problem("There is no .yaml file in it.", "Name another folder.", str(directory))])
    given, slips = validation.validate_all(entries, {problem.file for problem in problems})
    with transaction.atomic():
        models.ContentVersion.lock()
        loading = Loading(overwrite=overwrite)
        loading.run(given)
        problems = [*problems, *slips, *loading.saver.problems]
        if not slips:  # an entry that could not be read is not left out
            problems += loading.left_out(given)
        if problems:
            raise ContentError(problems)
        loading.finish(given, prune=prune)
    return loading.summary


class Loading:
    """One load. Compares the files with the rows and with what was loaded before, and writes what differs."""

    def __init__(self, *, overwrite: bool) -> None:
        self.overwrite = overwrite
        self.summary = LoadSummary()
        self.held: Held = {kind: records.read_all(kind) for kind in kinds.content_models()}
        self.digests = read_loaded_digests()
        self.settled: Digests = {}
        keys = {kind: {key: pk for key, (pk, _) in rows.items()} for kind, rows in self.held.items()}
        self.saver = Saver(keys)

    def run(self, given: list[validation.GivenRecord]) -> None:
        for kind in kinds.content_models():
            additions: list[validation.GivenRecord] = []
            changes: list[validation.GivenRecord] = []
            for one in given:
                if one.record.kind is kind:
                    self._sort_record(one, additions, changes)
            self.saver.add_rows(kind, additions)
            self.saver.change_rows(kind, changes)
            stranded = {id(one) for one in self.saver.stranded}
            self.summary.added += self._note_settled(one for one in additions if id(one) not in stranded)
            self.summary.changed += self._note_settled(one for one in changes if id(one) not in stranded)
        for one in self.saver.stranded:
            self._leave_alone(one, "what it refers to was deleted after it was loaded; --overwrite brings it back")

    def left_out(self, given: list[validation.GivenRecord]) -> Iterator[Problem]:
        rows = {kind: {key: record for key, (_, record) in of_kind.items()} for kind, of_kind in self.held.items()}
        return find_left_out(given, rows, self.digests.keys())

    def _sort_record(
        self,
        one: validation.GivenRecord,
        additions: list[validation.GivenRecord],
        changes: list[validation.GivenRecord],
    ) -> None:
        """Decides whether a record is added, changed or left as it is."""
        record = one.record
        before = self.digests.get((record.kind, record.key))
        row = self.held[record.kind].get(record.key)
        if row is None:
            if before is None or self.overwrite:
                additions.append(one)
            else:
                self._leave_alone(one, "deleted after it was loaded; --overwrite brings it back")
        elif row[1] == record:
            self.summary.unchanged += self._note_settled([one])
        elif before == row[1].digest or self.overwrite:
            changes.append(one)
        else:
            how = "edited after it was loaded" if before else "different, and not loaded from a file"
            self._leave_alone(one, f"{how}; --overwrite replaces it")

    def _note_settled(self, given: Iterable[validation.GivenRecord]) -> int:
        """Notes what is now in these records' rows. Returns the number of records."""
        settled = {(one.record.kind, one.record.key): one.record.digest for one in given}
        self.settled |= settled
        return len(settled)

    def _leave_alone(self, one: validation.GivenRecord, reason: str) -> None:
        self.summary.left_alone.append((f"{one.record} ({one.entry.file})", reason))

    def finish(self, given: list[validation.GivenRecord], *, prune: bool) -> None:
        self._deal_with_gone({(one.record.kind, one.record.key) for one in given}, prune=prune)
        if self.summary.added or self.summary.changed:
            # Django's deserialiser saves past ContentModel.save_base().
            models.ContentVersion.advance()
        remember_digests({key: digest for key, digest in self.settled.items() if self.digests.get(key) != digest})

    def _deal_with_gone(self, in_files: set[tuple[Kind, Key]], *, prune: bool) -> None:
        """Forgets, deletes or reports the rows that were loaded before and are no longer in the files."""
        forgotten = self.digests.keys() - in_files
        forget_records({name for name in forgotten if name[1] not in self.held[name[0]]})
        gone = {name for name in forgotten if name[1] in self.held[name[0]]}
        deleted = self._find_prunable(gone) if prune else set()
        for kind in reversed(kinds.content_models()):
            pks = [self.held[kind][key][0] for one, key in deleted if one is kind]
            if pks:
                kind.objects.filter(pk__in=pks).delete()
        forget_records(deleted)
        self.summary.pruned = sorted(records.name_record(*name) for name in deleted)
        self.summary.gone = sorted(records.name_record(*name) for name in gone - deleted)

    def _find_prunable(self, gone: set[tuple[Kind, Key]]) -> set[tuple[Kind, Key]]:
        """The rows that nobody edited and no remaining row refers to, so that pruning never deletes other work."""
        prunable = {(kind, key) for kind, key in gone if self.digests[kind, key] == self.held[kind][key][1].digest}
        staying = {kind: records.read_all(kind) for kind in kinds.content_models()}
        while True:
            needed = {
                (target, wanted)
                for kind, rows in staying.items()
                for key, (_, record) in rows.items()
                if (kind, key) not in prunable
                for _, target, wanted in record.references()
            }
            if not prunable & needed:
                return prunable
            prunable -= needed


def read_loaded_digests() -> Digests:
    """The digest of each row when it was last loaded. Rows of models that no longer exist are left out."""
    found = {}
    for model, key, digest in models.LoadedRecord.objects.values_list("model", "natural_key", "digest"):
        kind = kinds.find_kind(model)
        if kind:
            found[kind, tuple(json.loads(key))] = digest
    return found


def remember_digests(digests: Digests) -> None:
    models.LoadedRecord.objects.bulk_create(
        [
            models.LoadedRecord(model=kinds.get_label(kind), natural_key=key_json(key), digest=digest)
            for (kind, key), digest in digests.items()
        ],
        update_conflicts=True,
        unique_fields=["model", "natural_key"],
        update_fields=["digest"],
    )


def forget_records(names: Iterable[tuple[Kind, Key]]) -> None:
    for kind, key in names:
        models.LoadedRecord.objects.filter(model=kinds.get_label(kind), natural_key=key_json(key)).delete()
