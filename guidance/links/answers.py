"""What is known of an address before it is asked, and what came of asking."""

from dataclasses import dataclass
from enum import Enum, auto


class Result(Enum):
    ANSWERED = auto()
    GONE = auto()  # the site itself says that there is nothing any more
    FAILED = auto()  # this time; a reader would have seen nothing either
    TURNED_AWAY = auto()  # as a program; a reader may well be let in
    REFUSED = auto()  # by us
    FAULT = auto()  # of ours


@dataclass(frozen=True, slots=True)
class Known:
    """An address to ask, and what it said last; blank where it was never read."""

    address: str
    final_address: str = ""
    digest: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """`detail` is in plain words; `digest` is blank where there is nothing to compare with another time."""

    result: Result
    detail: str = ""
    status: int | None = None
    final_address: str = ""
    is_moved_for_good: bool = False
    digest: str = ""
    etag: str = ""
    last_modified: str = ""
