"""Finds records that code finds by name and that the fixture files leave out or rename."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from guidance.content import fixed_records, kinds, records
from guidance.content.files import FILES
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.content.validation import Given

Name = tuple[kinds.Kind, kinds.Key]


def left_out(
    given: Sequence[Given], held: Mapping[kinds.Kind, Mapping[kinds.Key, Record]], loaded: Collection[Name]
) -> Iterator[Problem]:
    """`held` are the existing rows. `loaded` names the rows that came from files, which pruning would delete."""
    in_files = {(one.record.kind, one.record.key) for one in given}
    gone = {
        name for name in loaded if name not in in_files and name[1] in held[name[0]] and fixed_records.finders(*name)
    }
    missing = gone | set(fixed_records.absent(in_files))
    rows = [held[kind][key] for kind, key in missing if key in held[kind]]
    found = dict(renamed((one for one in given if one.record.key not in held[one.record.kind]), rows))
    yield from found.values()
    for kind, key in missing - found.keys():
        yield not_there(kind, key, "Put it back.")


def renamed(new: Iterable[Given], rows: Collection[Record]) -> Iterator[tuple[Name, Problem]]:
    """The rows that the new entries rename, each with a problem for the entry that does so."""
    for one in new:
        record = one.record
        was = fixed_records.earlier_key(record, (row for row in rows if row.kind is record.kind))
        if was:
            field = fixed_records.changed_path(record.kind, was, record.key).partition("__")[0]
            yield (
                (record.kind, was),
                one.build_problem(fixed_records.change_refused(record.kind, was, record.key), "", field),
            )


def not_there(kind: kinds.Kind, key: kinds.Key, remedy: str) -> Problem:
    wrong = f"It is not there. {fixed_records.loss_refused(kind, key, 'left out')}"
    return Problem(wrong, remedy, FILES[kind], record=records.name(kind, key))
