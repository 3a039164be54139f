"""Saves what somebody changed on a page: a draft for each part that they changed, all in one release."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction

from guidance import models
from guidance.publishing import errors, permissions
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.drafts import SavedDraft, SaveOutcome
from guidance.publishing.drafting.roots import get_live_edition
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.going_live import membership, removals
from guidance.rules.limits.cut_short import cut_short


@dataclass(frozen=True)
class EditedPart:
    """A part as somebody sent it. It was opened on the edition's `revision`, else on what was live, `base`.

    `snapshot` is None where they changed nothing. `root` is None for what they added.
    """

    root: models.Root | None
    edition: models.Edition | None
    revision: int
    base: models.Edition | None
    snapshot: Snapshot | None
    title: str = ""
    removes: bool = False


def write_release_title(page: str) -> str:
    return cut_short(f"Edit: {page}", membership.LONGEST_TITLE)


def find_release(page: str, editions: Iterable[models.Edition]) -> models.Release | None:
    """The open release that has the drafts of this page, if one does."""
    held = [edition.pk for edition in editions]
    releases = models.Release.objects.open().filter(title=write_release_title(page), editions__in=held)
    return releases.order_by("pk").first()


@transaction.atomic
def save_page(
    page: str, parts: Sequence[EditedPart], *, opened_at: datetime, by: User, at: datetime
) -> list[SavedDraft]:
    """What became of each part that was changed: all are saved, or none. Raises PublishingError."""
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()
    saving = _Saving(page, parts, opened_at=opened_at, by=by, at=at)
    return [saved for part in parts if (saved := saving.save(part))]


class _Saving:
    def __init__(self, page: str, parts: Iterable[EditedPart], *, opened_at: datetime, by: User, at: datetime) -> None:
        self.page, self.opened_at, self.by, self.at = page, opened_at, by, at
        made = models.Release.objects.open().filter(
            title=write_release_title(page), created_by=by, created_at__gte=opened_at
        )
        # The same form may have been sent before, and made it.
        self.found = find_release(page, [part.edition for part in parts if part.edition]) or made.first()

    @property
    def release(self) -> models.Release:
        """Made once the first part needs it."""
        if self.found is None:
            self.found = membership.create_release(write_release_title(self.page), by=self.by, at=self.at)
        return self.found

    def save(self, part: EditedPart) -> SavedDraft | None:
        if part.removes:
            return self._remove(part)
        edition = part.edition
        if edition and edition.withdraws:
            drafts.discard_draft(edition, revision=part.revision, by=self.by, at=self.at)
            edition = None
        if part.snapshot is None:
            return None
        if part.root is None:
            made = drafts.start_new_record(
                part.snapshot,
                by=self.by,
                at=self.at,
                release=self.release,
                title=part.title,
                opened_at=self.opened_at,
            )
            return SavedDraft(made, SaveOutcome.ASIDE if made.aside_of_id else SaveOutcome.SAVED)
        if edition:
            return self._join(drafts.save_draft(edition, part.snapshot, revision=part.revision, by=self.by, at=self.at))
        return self._draft_live(part.root, part.base, part.snapshot)

    def _draft_live(self, root: models.Root, base: models.Edition | None, snapshot: Snapshot) -> SavedDraft:
        """A draft that they began since they opened the page, in another window, takes this text in."""
        begun = root.editions.open().filter(saved_by=self.by, aside_of=None, withdraws=False, base=base).first()
        if begun and base:
            began_as = Snapshot.read(base.snapshot)
            return self._join(drafts.save_over(begun, snapshot, began_as=began_as, by=self.by, at=self.at))
        has_one = self.found and self.found.editions.open().filter(root=root).exists()
        release = None if has_one else self.release
        draft = drafts.start_draft(root, snapshot, base=base, by=self.by, at=self.at, release=release)
        return SavedDraft(draft, SaveOutcome.SAVED)

    def _join(self, saved: SavedDraft) -> SavedDraft:
        """Puts a draft that is in no release into the page's."""
        if saved.outcome == SaveOutcome.ASIDE or saved.edition.release_id:
            return saved
        if self.release.editions.open().filter(root=saved.edition.root_id).exists():
            return saved
        return SavedDraft(membership.set_release(saved.edition, self.release, by=self.by, at=self.at), saved.outcome)

    def _remove(self, part: EditedPart) -> SavedDraft | None:
        edition, root = part.edition, part.root
        if root is None or (edition and edition.withdraws):
            return None
        is_ours = edition and (edition.saved_by_id == self.by.pk or edition.release_id in (None, self.release.pk))
        if edition and edition.is_open and (is_ours or root.row is None):
            drafts.discard_draft(edition, revision=part.revision, by=self.by, at=self.at)
        live = get_live_edition(root, at=self.at)
        if live is None:
            return None
        if edition is None and live != part.base:
            raise errors.WrongStateError(f"'{live.title}' was published again since you opened it. Look at it first.")
        removal = removals.start_removal(root, base=live, by=self.by, at=self.at, release=self.release)
        return SavedDraft(removal, SaveOutcome.SAVED)
