from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a contents list or a list of pages; `note` says more beside it."""

    text: str
    href: str
    current: bool = False
    note: str = ""
