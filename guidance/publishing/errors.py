"""Why something was not done, in words for the person who asked for it."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from guidance.models import Edition


class PublishingError(Exception):
    """Nothing was changed. `str()` is a sentence for the editor: what is wrong and how to mend it."""


class NotAllowedError(PublishingError):
    """The person may not do this."""


class WrongStateError(PublishingError):
    """The edition is not where this can be done: somebody else was quicker."""


class BaseMovedError(PublishingError):
    """Something else has gone live since the draft was begun: the two must be put together first."""

    def __init__(self, edition: "Edition") -> None:
        self.edition = edition
        super().__init__(
            f"Something else has been published for '{edition.title}' since this draft was begun. "
            "Put the two together first."
        )


class TheirsMovedError(PublishingError):
    """While somebody put two versions together, one of them was saved again."""

    def __init__(self) -> None:
        super().__init__("The other version was saved again meanwhile. Look at what is new in it.")


class SavedAgainError(PublishingError):
    """What an expert says is of a save of the draft that is not its last, or that never was."""

    def __init__(self) -> None:
        super().__init__(
            "This draft has been saved again since you opened it. Look at it once more, see that each comment is still "
            "beside the part that it is about, then send your answer."
        )


class CannotApplyError(PublishingError):
    """The database or the record's own rules refuse the snapshot: one sentence for each reason."""

    def __init__(self, title: str, reasons: Iterable[str]) -> None:
        self.reasons: Sequence[str] = list(reasons)
        super().__init__(f"'{title}' cannot go live. {' '.join(self.reasons)}")


class InTheWayError(PublishingError):
    """Other records stand on the one to be withdrawn."""
