"""What is known about an address before it is asked, and the answer."""

from dataclasses import dataclass
from enum import Enum, auto


class Result(Enum):
    ANSWERED = auto()
    GONE = auto()  # the site says that the page no longer exists
    FAILED = auto()  # this time: a reader would have seen nothing either
    TURNED_AWAY = auto()  # as a program: a browser may well get the page
    REFUSED = auto()  # we must not ask this address
    FAULT = auto()  # our own code failed


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """An address to ask, and what it said last. The other fields are blank if it was never read."""

    address: str
    final_address: str = ""
    digest: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class LinkAnswer:
    """`detail` is a sentence for editors. `digest` is blank if there is nothing to compare next time."""

    result: Result
    detail: str = ""
    status: int | None = None
    final_address: str = ""
    is_moved_for_good: bool = False
    digest: str = ""
    etag: str = ""
    last_modified: str = ""
