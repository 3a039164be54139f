"""Which years to send a reader to where nothing is held for the one asked for."""

from collections.abc import Iterable


def nearest(asked: str, held: Iterable[str]) -> list[str]:
    """The last of the years held before `asked` and the first after it, oldest first; slugs sort as years do."""
    years = set(held)
    before = max((slug for slug in years if slug < asked), default=None)
    after = min((slug for slug in years if slug > asked), default=None)
    return [slug for slug in (before, after) if slug]
