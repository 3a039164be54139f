"""A draft as the checks of content see it: its own records, among those of the site that they are held against."""

from collections.abc import Iterable, Iterator

from guidance import models
from guidance.content import kinds, records
from guidance.content.checks.content import Content
from guidance.content.problems import Problem
from guidance.content.records import Record
from guidance.publishing.drafting.snapshots import Snapshot

# What the checks read besides the record itself, whole: the parts of the sources it cites, and the glossary.
_AROUND: tuple[kinds.Kind, ...] = (models.GlossaryTerm, models.Source, models.SourcePart)


class DraftContent(Content):
    """To be made while the draft is laid over the rows. Iterating gives the draft's own records alone."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.own = {(record.kind, record.key): record for record in snapshot}
        cited = {tuple(key) for record in snapshot for _, kind, key in record.references() if kind is models.Source}
        slugs = [key[0] for key in cited]
        around = [
            *records.read(models.GlossaryTerm),
            *records.read(models.Source, slug__in=slugs),
            *records.read(models.SourcePart, source__slug__in=slugs),
        ]
        self._records = {(record.kind, record.key): record for _, record in around} | self.own
        self._given = {}

    def __iter__(self) -> Iterator[Record]:
        yield from self.own.values()

    def of(self, *wanted: kinds.Kind) -> Iterator[Record]:
        """Of the kinds that the draft is held against, all of them; of any other, the draft's own."""
        for record in self._records.values():
            if record.kind in wanted and (record.kind in _AROUND or (record.kind, record.key) in self.own):
                yield record

    def get(self, kind: kinds.Kind, key: Iterable[object]) -> Record:
        return self._records[kind, tuple(key)]

    def own_named(self, problem: Problem) -> tuple[kinds.Kind, kinds.Key] | None:
        """Which of the draft's records a problem is about; None where it is about another's."""
        return next((name for name, record in self.own.items() if str(record) == problem.record), None)
