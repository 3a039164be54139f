"""All the content as records, and each record's place in the files."""

from collections.abc import Iterable, Iterator

from guidance.content import files, kinds, records
from guidance.content.kinds import Key, Kind
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.content.validation import GivenRecord


class Content:
    """The rows of the database. `given` are the files' entries, if the rows were loaded from them just now."""

    def __init__(self, given: Iterable[GivenRecord] = ()) -> None:
        self._records: dict[tuple[Kind, Key], Record] = {
            (kind, key): record
            for kind in kinds.content_models()
            for key, (_, record) in records.read_all(kind).items()
        }
        self._given = {(one.record.kind, one.record.key): one for one in given}

    def __iter__(self) -> Iterator[Record]:
        yield from self._records.values()

    def of(self, *wanted: Kind) -> Iterator[Record]:
        return (record for record in self if record.kind in wanted)

    def around(self, *wanted: Kind) -> Iterator[Record]:
        """All the content's records of the kinds. Of a draft: those it would be among once it is live."""
        return self.of(*wanted)

    def get(self, kind: Kind, key: Iterable[object]) -> Record:
        return self._records[kind, tuple(key)]

    def is_below_itself(self, clause: Record) -> bool:
        return files.is_below_itself(clause, self._records)

    def build_problem(
        self, record: Record, wrong: str, remedy: str, field: str = "", *, is_warning: bool = False
    ) -> Problem:
        given = self._given.get((record.kind, record.key))
        file = files.file_of(record, self._records)
        if given is None:
            return Problem(wrong, remedy, file, record=str(record), field=field, is_warning=is_warning)
        entry = given.entry
        line = entry.fields[field].line if field in entry.fields else entry.line
        return Problem(wrong, remedy, file, line, entry.number, str(record), field, is_warning)
