from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=8192)
def page_path(route: str, *arguments: str) -> str:
    """The path of a public page. Memoised, because a page calls Django's `reverse` twenty to two hundred times."""
    return reverse(route, args=arguments)
