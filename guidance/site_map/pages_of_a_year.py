"""Which addresses answer for a contract year."""

from functools import lru_cache

from django.urls import Resolver404, resolve


@lru_cache(maxsize=4096)
def depends_on_the_year(path: str) -> bool:
    """Whether the view of the path does. `answers_as_at` marks such views, so nobody keeps a list of them."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    return getattr(view, "depends_on_the_year", False)
