"""What a form was opened on: a revision of a draft, the live edition, or nothing for a new record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from django.http import HttpRequest, QueryDict

from guidance import models
from guidance.admin.choosing.draft_keys import find_chosen
from guidance.content import kinds
from guidance.publishing.drafting import cited_drafts, context
from guidance.publishing.drafting.applying import RootChange
from guidance.publishing.drafting.roots import get_live_edition
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.rules.limits.row_keys import read_row_key

OPENED_AT = "opened-at"


class StaleFormError(Exception):
    """A form was sent that does not say what it was opened on, or that names something that does not exist."""


@dataclass(frozen=True)
class OpenedForm:
    """`changes` are to be applied before the form is shown or read. The form's own record is the last.

    `at` is when the form of a new record was opened.
    """

    root: models.Root | None
    edition: models.Edition | None
    revision: int
    base: models.Edition | None
    release: models.Release | None
    changes: Sequence[RootChange]
    at: datetime | None = None

    @property
    def own(self) -> RootChange | None:
        """The draft of the form's own record, if one is to be applied."""
        last = self.changes[-1] if self.changes else None
        return last if last and self.root and last.root.pk == self.root.pk else None

    @property
    def tokens(self) -> dict[str, object]:
        """Hidden fields that say what a form was opened on. `base-edition` is not called `base`, because employment
        models have a field called that."""
        return {
            "edition": self.edition.pk if self.edition else "",
            "revision": self.revision,
            "base-edition": self.base.pk if self.base else "",
            "release": self.release.pk if self.release else "",
            **({OPENED_AT: self.at.isoformat()} if self.at else {}),
        }

    @classmethod
    def on_live(cls, root: models.Root, sent: QueryDict | None, *, at: datetime) -> Self:
        """The form of a live record. A form that is sent is compared with what was live when it was opened."""
        live = get_live_edition(root, at=at)
        if sent is None:
            return cls(root, None, 0, live, None, [])
        base = root.editions.filter(pk=read_row_key(sent.get("base-edition", ""))).first()
        if base is None:
            raise StaleFormError
        return cls(root, None, 0, base, None, [] if base == live else [RootChange(root, Snapshot.read(base.snapshot))])

    @classmethod
    def on_draft(cls, edition: models.Edition, sent: QueryDict | None) -> Self:
        number = edition.revision if sent is None else read_row_key(sent.get("revision", ""))
        revision = models.Revision.objects.filter(edition=edition, number=number).first()
        if revision is None:
            raise StaleFormError
        changes = context.collect_changes(edition, Snapshot.read(revision.snapshot))
        return cls(edition.root, edition, number, edition.base, edition.release, changes)

    @classmethod
    def on_nothing(cls, request: HttpRequest, kind: kinds.Kind, *, at: datetime) -> Self:
        """The empty form of a new record. If it is started in a release, that release's drafts are applied too."""
        named = _find_named(request.GET, kind)
        number = read_row_key((request.POST or request.GET).get("release", ""))
        of_named = next((draft.release for draft in named if draft.release), None)
        release = models.Release.objects.open().filter(pk=number or (of_named.pk if of_named else 0)).first()
        editions = list(release.editions.open().select_related("root")) if release else []
        held = {edition.root_id: edition for edition in [*named, *editions]}
        changes = cited_drafts.include_cited(
            [cited_drafts.build_change(edition) for edition in held.values()], release=number
        )
        return cls(None, None, 0, None, release, changes, _read_time(request.POST.get(OPENED_AT, "")) or at)

    def with_chosen(self, chosen: Sequence[models.Edition]) -> Self:
        """With the drafts that a form names when it is sent."""
        held = {change.root.pk for change in self.changes} | {self.root.pk if self.root else 0}
        more = [cited_drafts.build_change(draft) for draft in chosen if draft.root_id not in held]
        if not more:
            return self
        release = self.release.pk if self.release else None
        return replace(self, changes=cited_drafts.include_cited([*more, *self.changes], release=release))


def _read_time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _find_named(sent: QueryDict, kind: kinds.Kind) -> list[models.Edition]:
    """The drafts that a link names: by natural key, as `links.add_link` does, or by draft key."""
    found = find_chosen(sent)
    for name, target in kinds.get_references(kind).items():
        text = sent.get(name, "")
        if text.startswith("[") and "\x00" not in text:
            drafts = models.Edition.objects.open().filter(
                root__model=kinds.get_label(target), root__row=None, natural_key=text
            )
            found += drafts.select_related("root", "release")[:1]
    return found
