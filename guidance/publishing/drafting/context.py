"""A draft together with the other drafts of its release, and with those that they cite."""

from guidance.models import Edition
from guidance.publishing.drafting.applying import RootChange
from guidance.publishing.drafting.cited_drafts import build_change, include_cited
from guidance.publishing.drafting.snapshots import Snapshot


def collect_changes(edition: Edition, snapshot: Snapshot | None = None) -> list[RootChange]:
    """What to apply with the edition: its own change is the last. `snapshot` replaces what it has."""
    others: list[Edition] = []
    if edition.release_id:
        open_editions = Edition.objects.open().filter(release=edition.release_id).select_related("root")
        others = list(open_editions.exclude(root=edition.root_id))
    own = RootChange(edition.root, snapshot or Snapshot.read(edition.snapshot), edition.withdraws)
    return include_cited([*map(build_change, others), own], release=edition.release_id)
