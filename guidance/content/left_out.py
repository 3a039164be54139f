"""Finds records that code finds by name and that the fixture files leave out or rename."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from guidance.content import fixed_records, kinds, records
from guidance.content.files import FILES
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.content.validation import GivenRecord

Name = tuple[kinds.Kind, kinds.Key]


def find_left_out(
    given: Sequence[GivenRecord], held: Mapping[kinds.Kind, Mapping[kinds.Key, Record]], loaded: Collection[Name]
) -> Iterator[Problem]:
    """`held` are the existing rows. `loaded` names the rows that came from files, which pruning would delete."""
    in_files = {(one.record.kind, one.record.key) for one in given}
    gone = {
        name
        for name in loaded
        if name not in in_files and name[1] in held[name[0]] and fixed_records.get_finders(*name)
    }
    missing = gone | set(fixed_records.find_absent(in_files))
    rows = [held[kind][key] for kind, key in missing if key in held[kind]]
    found = dict(find_renamed((one for one in given if one.record.key not in held[one.record.kind]), rows))
    yield from found.values()
    for kind, key in missing - found.keys():
        yield build_missing_problem(kind, key, "Put it back.")


def find_renamed(new: Iterable[GivenRecord], rows: Collection[Record]) -> Iterator[tuple[Name, Problem]]:
    """The rows that the new entries rename, each with a problem for the entry that does so."""
    for one in new:
        record = one.record
        was = fixed_records.find_earlier_key(record, (row for row in rows if row.kind is record.kind))
        if was:
            field = fixed_records.find_changed_path(record.kind, was, record.key).partition("__")[0]
            yield (
                (record.kind, was),
                one.build_problem(fixed_records.explain_refused_change(record.kind, was, record.key), "", field),
            )


def build_missing_problem(kind: kinds.Kind, key: kinds.Key, remedy: str) -> Problem:
    wrong = f"It is not there. {fixed_records.explain_refused_loss(kind, key, 'left out')}"
    return Problem(wrong, remedy, FILES[kind], record=records.name_record(kind, key))
