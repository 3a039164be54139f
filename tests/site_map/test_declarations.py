"""A page is declared once, in guidance/site_map/, and whatever is missing of one is named here."""

from django.urls import URLPattern, resolve

from guidance import urls
from guidance.site_map.fixed_pages import FIXED_PAGES
from guidance.site_map.navigation import SECTION_OF, SECTIONS
from guidance.site_map.other_routes import OTHER_ROUTES, UNDER
from guidance.site_map.row_pages import ROW_PAGES
from tests.pages.test_query_counts import PAGES

DECLARED = {page.route for page in FIXED_PAGES} | {pages.route for pages in ROW_PAGES}
OF_THE_API = {"open-data"}  # the one page among the routes of guidance/api/urls.py
ROUTES = {
    str(route.name)
    for route in urls.urlpatterns
    if isinstance(route, URLPattern) and "." not in str(route.pattern)  # 'costs/cost-sheet.docx' is a file
} | OF_THE_API


def test_every_route_is_declared_as_a_page_or_with_the_reason_why_it_is_none() -> None:
    missing = sorted(ROUTES - DECLARED - OTHER_ROUTES.keys())
    assert not missing, f"Declare in fixed_pages.py, row_pages.py or other_routes.py of guidance/site_map/: {missing}"


def test_nothing_is_declared_that_has_no_route() -> None:
    assert (DECLARED | OTHER_ROUTES.keys()) - ROUTES == set()


def test_nothing_is_declared_twice() -> None:
    names = [page.route for page in FIXED_PAGES] + [pages.route for pages in ROW_PAGES] + list(OTHER_ROUTES)
    assert sorted(names) == sorted(set(names))


def test_a_page_belongs_to_a_section_that_the_navigation_names() -> None:
    assert set(SECTION_OF.values()) <= {section.route for section in SECTIONS}
    assert UNDER.keys() <= OTHER_ROUTES.keys()


def test_every_page_has_its_queries_counted() -> None:
    counted = {resolve(path.partition("?")[0]).url_name for path in PAGES}
    missing = sorted(DECLARED - counted)
    assert not missing, f"Add to PAGES of tests/pages/test_query_counts.py: {missing}"
