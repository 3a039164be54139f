"""Errors that tell the person who asked why something was not done."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidance.models import Edition, ExpertAnswer


class PublishingError(Exception):
    """Nothing was changed. `str()` is a sentence for the editor: what is wrong and how to put it right."""


class NotAllowedError(PublishingError):
    """The person may not do this."""


class WrongStateError(PublishingError):
    """The edition's state does not allow this, usually because somebody else was quicker."""


class BaseMovedError(PublishingError):
    """Another edition has gone live since the draft was begun, so the two must be merged first."""

    def __init__(self, edition: "Edition") -> None:
        self.edition = edition
        super().__init__(
            f"Something else has been published for '{edition.title}' since this draft was begun. "
            "Put the two together first."
        )


class CitesDraftsError(PublishingError):
    """It cites drafts that are not live and do not go live with it."""

    def __init__(self, title: str, cited: "Sequence[Edition]") -> None:
        self.cited = cited
        named = ", ".join(f"'{each.title}'" for each in cited)
        are = "which is" if len(cited) == 1 else "which are"
        super().__init__(f"'{title}' cites {named}, {are} not live. Put all of it in one release, and publish that.")


class ObjectionError(PublishingError):
    """An outside expert says that it needs changes, and nobody has answered them in writing."""

    def __init__(self, answer: "ExpertAnswer") -> None:
        self.edition = answer.link.edition
        super().__init__(
            f"{answer.name} says that '{self.edition.title}' needs changes. Answer in writing before it is published."
        )


class TheirsMovedError(PublishingError):
    """One of two versions was saved again while somebody was merging them."""

    def __init__(self) -> None:
        super().__init__("The other version was saved again meanwhile. Look at what is new in it.")


class SavedAgainError(PublishingError):
    """An expert's answer is about a revision that is not the draft's last, or that never existed."""

    def __init__(self) -> None:
        super().__init__(
            "This draft has been saved again since you opened it. Look at it once more, see that each comment is still "
            "beside the part that it is about, then send your answer."
        )


class CannotApplyError(PublishingError):
    """The database or the record's own rules refuse the snapshot. `reasons` has a sentence for each."""

    def __init__(self, title: str, reasons: Iterable[str]) -> None:
        self.reasons: Sequence[str] = list(reasons)
        super().__init__(f"'{title}' cannot go live. {' '.join(self.reasons)}")


class InTheWayError(PublishingError):
    """Other records depend on the one to be withdrawn."""


class NotReadyError(PublishingError):
    """Some drafts of a release are not ready for review. `unready` has the first ones, with why."""

    MOST_NAMED = 10

    def __init__(self, unready: "Sequence[tuple[Edition, str]]") -> None:
        self.unready = unready[: self.MOST_NAMED]
        are = "1 draft is" if len(unready) == 1 else f"{len(unready)} drafts are"
        first = f" The first {self.MOST_NAMED}:" if len(unready) > self.MOST_NAMED else ""
        super().__init__(f"{are} not ready. Correct each, or take it out of the release.{first}")
