"""What a release that starts a contract year has so far: its open drafts, read once."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from guidance import models
from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.records import Record
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import WrongStateError
from guidance.rules.years import contract_years


@dataclass(frozen=True)
class YearDrafts:
    """`slug` is the year that the release starts. `last` is the live year before it."""

    release: models.Release
    slug: str
    last: models.ContractYear
    drafts: list[tuple[models.Edition, Snapshot]] = field(repr=False)

    @property
    def label(self) -> str:
        return contract_years.label_year(self.slug)

    @property
    def bounds(self) -> tuple[date, date]:
        return contract_years.get_bounds(self.slug)

    def of(self, kind: Kind) -> Iterator[tuple[models.Edition, Record]]:
        for edition, snapshot in self.drafts:
            if snapshot.root.kind is kind:
                yield edition, snapshot.root


def read_year_drafts(release: models.Release) -> YearDrafts | None:
    """None if the release starts no year, or none that follows one that readers see."""
    label = kinds.get_label(models.ContractYear)
    if not release.editions.open().filter(root__model=label, root__row=None).exists():
        return None
    editions = release.editions.open().select_related("root").order_by("pk")
    drafts = [(edition, Snapshot.read(edition.snapshot)) for edition in editions]
    slug = next(str(snapshot.root.key[0]) for _, snapshot in drafts if snapshot.root.kind is models.ContractYear)
    try:
        starts_on, _ = contract_years.get_bounds(slug)
    except ValueError:  # an editor may have typed something else in the draft since
        return None
    last = models.ContractYear.objects.filter(starts_on__lt=starts_on).newest_first().first()
    return YearDrafts(release, slug, last, drafts) if last else None


def read_again(year: YearDrafts) -> YearDrafts:
    """What it has now. Call this under the content lock, before anything is added. Raises WrongStateError."""
    now = read_year_drafts(year.release)
    if now is None or now.slug != year.slug:
        raise WrongStateError(f"This release does not start {year.label} any more. Open it again.")
    return now
