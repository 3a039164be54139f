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


class CannotApplyError(PublishingError):
    """The database or the record's own rules refuse the snapshot: one sentence for each reason."""

    def __init__(self, title: str, reasons: Iterable[str]) -> None:
        self.reasons: Sequence[str] = list(reasons)
        super().__init__(f"'{title}' cannot go live. {' '.join(self.reasons)}")


class InTheWayError(PublishingError):
    """Other records stand on the one to be withdrawn."""
