"""A draft as the content checks see it: its own records, and the site's records that they are checked against."""

from collections.abc import Iterable, Iterator

from guidance import models
from guidance.content import kinds, records
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.publishing.drafting.snapshots import Snapshot

# What the checks read besides the draft's own records: the sources it cites, their parts, and the glossary.
_AROUND: tuple[kinds.Kind, ...] = (models.GlossaryTerm, models.Source, models.SourcePart)


class DraftContent(Content):
    """Create this while the draft is applied to the rows. Iterating yields only the draft's own records."""

    def __init__(self, snapshot: Snapshot, read: dict[kinds.Kind, list[Record]] | None = None) -> None:
        """`read` keeps what was read of the site, for other drafts that are applied to the same rows."""
        self._read = {} if read is None else read
        self.own = {(record.kind, record.key): record for record in snapshot}
        cited = {tuple(key) for record in snapshot for _, kind, key in record.references() if kind is models.Source}
        slugs = [key[0] for key in cited]
        around = [
            *((0, term) for term in self.around(models.GlossaryTerm)),
            *records.read_rows(models.Source, slug__in=slugs),
            *records.read_rows(models.SourcePart, source__slug__in=slugs),
        ]
        self._records = {(record.kind, record.key): record for _, record in around} | self.own
        self._given = {}

    def __iter__(self) -> Iterator[Record]:
        yield from self.own.values()

    def of(self, *wanted: kinds.Kind) -> Iterator[Record]:
        """All records of the kinds in `_AROUND`; of any other kind, only the draft's own."""
        for record in self._records.values():
            if record.kind in wanted and (record.kind in _AROUND or (record.kind, record.key) in self.own):
                yield record

    def around(self, *wanted: kinds.Kind) -> Iterator[Record]:
        for kind in wanted:
            if kind not in self._read:
                self._read[kind] = [record for _, record in records.read_rows(kind)]
            yield from self._read[kind]

    def get(self, kind: kinds.Kind, key: Iterable[object]) -> Record:
        return self._records[kind, tuple(key)]

    def own_named(self, problem: Problem) -> tuple[kinds.Kind, kinds.Key] | None:
        """Which of the draft's records a problem is about, or None if it is about another record."""
        return next((name for name, record in self.own.items() if str(record) == problem.record), None)
