import pytest

from guidance.rules.kept_links import add_query_to_link


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/bands/", "/bands/?year=2023-24"),
        ("/bands/#pay", "/bands/?year=2023-24#pay"),
        ("/bands/?role=a&role=b", "/bands/?role=a&role=b&year=2023-24"),
        ("/bands/?year=2021-22#pay", "/bands/?year=2021-22#pay"),
        ("/bands/?role=a&on=2021-05-01", "/bands/?role=a&on=2021-05-01"),
        ("/bands/?version=2", "/bands/?version=2&year=2023-24"),
        ("/bands/?#pay", "/bands/?year=2023-24#pay"),
        ("/sources/", "/sources/"),
        ("#pay", "#pay"),
        ("?year=2026-27", "?year=2026-27"),
        ("https://example.org/bands/", "https://example.org/bands/"),
        ("//bands/", "//bands/"),
        ("", ""),
    ],
)
def test_a_link_keeps_the_year_where_its_page_depends_on_it(before: str, after: str) -> None:
    assert add_query_to_link(before, "year=2023-24", lambda path: path == "/bands/") == after
