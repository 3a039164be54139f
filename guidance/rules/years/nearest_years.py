"""Which years to offer a reader when we have nothing for the year they asked for."""

from collections.abc import Iterable


def find_nearest_years(asked: str, held: Iterable[str]) -> list[str]:
    """The nearest year that we have before `asked` and the nearest after it, oldest first. Slugs sort by year."""
    years = set(held)
    before = max((slug for slug in years if slug < asked), default=None)
    after = min((slug for slug in years if slug > asked), default=None)
    return [slug for slug in (before, after) if slug]
