"""Two versions of a record that must be merged before either goes on: two drafts, or a draft and what is live."""

from dataclasses import dataclass
from datetime import datetime

from guidance import models
from guidance.publishing.drafting import merging, roots
from guidance.publishing.drafting.snapshots import Snapshot


@dataclass(frozen=True)
class PendingMerge:
    """Two versions to merge, and the text that both began as. The edition has one of them, `theirs` the other."""

    edition: models.Edition
    base: Snapshot | None
    theirs: Snapshot
    theirs_edition: models.Edition

    def merge(self, choices: merging.Choices | None = None) -> merging.MergeResult:
        return merging.merge_snapshots(self.base, self.theirs, Snapshot.read(self.edition.snapshot), choices)


def find_pending_merge(edition: models.Edition, *, at: datetime) -> PendingMerge | None:
    """What the edition must be merged with: the draft it was set aside from, or else what is live now.

    Returns None if there is nothing to merge.
    """
    target = edition.aside_of
    if target and target.is_open:
        base = Snapshot.read(edition.forked_from) if edition.forked_from else None
        return PendingMerge(edition, base, Snapshot.read(target.snapshot), target)
    live = roots.get_live_edition(edition.root, at=at)
    if live is None or live.pk == edition.base_id:
        return None
    common = edition.base.snapshot if edition.base else None
    if edition.forked_from and (target is None or target.state == models.Edition.State.PUBLISHED):
        common = edition.forked_from
    return PendingMerge(edition, Snapshot.read(common) if common else None, Snapshot.read(live.snapshot), live)
