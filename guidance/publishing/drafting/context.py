"""A draft together with the other drafts of its release, which may create records that it refers to."""

from guidance.models import Edition
from guidance.publishing.drafting.applying import RootChange
from guidance.publishing.drafting.snapshots import Snapshot


def build_change(edition: Edition) -> RootChange:
    return RootChange(edition.root, Snapshot.read(edition.snapshot))


def collect_changes(edition: Edition) -> list[RootChange]:
    """The changes of the other open drafts in the edition's release, then the edition's own."""
    others: list[Edition] = []
    if edition.release_id:
        open_editions = Edition.objects.open().filter(release=edition.release_id).select_related("root")
        others = list(open_editions.exclude(root=edition.root_id))
    return [build_change(each) for each in [*others, edition]]
