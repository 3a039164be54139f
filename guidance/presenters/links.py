from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link in a list of contents or of pages. `note` says more beside it."""

    text: str
    href: str
    current: bool = False
    note: str = ""
