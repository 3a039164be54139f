"""Search entries for lists, tools and the pages about the site itself."""

from collections.abc import Iterator

from guidance.search import entries
from guidance.site_map.fixed_pages import FIXED_PAGES


def list_page_entries() -> Iterator[entries.SearchEntry]:
    for page in FIXED_PAGES:
        if page.found:
            yield entries.SearchEntry(
                page.path, entries.EntryKind.PAGE, page.title, also=page.also_called, summary=page.summary
            )
