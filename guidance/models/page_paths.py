from functools import lru_cache

from django.urls import reverse


@lru_cache(maxsize=8192)
def page_path(route: str, *arguments: str) -> str:
    """The path of a public page: Django's `reverse`, which a page asks some thirty times, once for each answer."""
    return reverse(route, args=arguments)
