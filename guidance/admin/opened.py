"""What a form was opened on: a revision of a draft, the live edition, or nothing for a new record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from django.http import HttpRequest, QueryDict

from guidance import models
from guidance.publishing.drafting import context
from guidance.publishing.drafting.applying import RootChange
from guidance.publishing.drafting.roots import get_live_edition
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.rules.limits.row_keys import read_row_key


class StaleFormError(Exception):
    """A form was sent that does not say what it was opened on, or that names something that does not exist."""


@dataclass(frozen=True)
class OpenedForm:
    """`changes` are to be applied before the form is shown or read. The form's own record is the last."""

    root: models.Root | None
    edition: models.Edition | None
    revision: int
    base: models.Edition | None
    release: models.Release | None
    changes: Sequence[RootChange]

    @property
    def tokens(self) -> dict[str, object]:
        """Hidden fields that say what a form was opened on. `base-edition` is not called `base`, because employment
        models have a field of that name."""
        return {
            "edition": self.edition.pk if self.edition else "",
            "revision": self.revision,
            "base-edition": self.base.pk if self.base else "",
            "release": self.release.pk if self.release else "",
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
        *others, _ = context.collect_changes(edition)
        change = RootChange(edition.root, Snapshot.read(revision.snapshot))
        return cls(edition.root, edition, number, edition.base, edition.release, [*others, change])

    @classmethod
    def on_nothing(cls, request: HttpRequest) -> Self:
        """The empty form of a new record. If it is started in a release, that release's drafts are applied too."""
        number = read_row_key((request.POST or request.GET).get("release", ""))
        release = models.Release.objects.open().filter(pk=number).first() if number else _find_release(request.GET)
        editions = release.editions.open().select_related("root") if release else []
        return cls(None, None, 0, None, release, [context.build_change(edition) for edition in editions])


def _find_release(sent: QueryDict) -> models.Release | None:
    """The release of the draft record that a link names by natural key: see `links.add_link`."""
    keys = [str(value) for value in sent.values() if str(value).startswith("[") and "\x00" not in str(value)]
    drafts = models.Edition.objects.open().filter(natural_key__in=keys, release__state=models.Release.State.OPEN)
    found = drafts.select_related("release").first() if keys else None
    return found.release if found else None
