"""The pages in the navigation, and which of them each page belongs to."""

from guidance.site_map.fixed_pages import FIXED_PAGES
from guidance.site_map.other_routes import UNDER
from guidance.site_map.row_pages import ROW_PAGES

SECTIONS = tuple(page for page in FIXED_PAGES if page.navigation)
# The route of a page, and the route of its section in the navigation.
SECTION_OF = {
    **{page.route: page.under for page in FIXED_PAGES if page.under},
    **{pages.route: pages.under for pages in ROW_PAGES if pages.under},
    **UNDER,
}
