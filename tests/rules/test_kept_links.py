import pytest

from guidance.rules.kept_links import add_query_to_links


def page(link: str) -> str:
    return f'<header><a href="/bands/">Bands</a></header><main>{link}</main><footer><a href="/bands/">B</a></footer>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="/bands/">', '<a href="/bands/?year=2023-24">'),
        ('<a class="x" href="/bands/#pay" rel="next">', '<a class="x" href="/bands/?year=2023-24#pay" rel="next">'),
        ('<a href="/bands/?role=a&amp;role=b">', '<a href="/bands/?role=a&amp;role=b&amp;year=2023-24">'),
        ('<a href="/bands/?year=2021-22#pay">', '<a href="/bands/?year=2021-22#pay">'),
        ('<a href="/bands/?role=a&amp;on=2021-05-01">', '<a href="/bands/?role=a&amp;on=2021-05-01">'),
        ('<a href="/bands/?version=2">', '<a href="/bands/?version=2&amp;year=2023-24">'),
        ('<a href="/sources/">', '<a href="/sources/">'),
        ('<a href="#pay">', '<a href="#pay">'),
        ('<a href="?year=2026-27">', '<a href="?year=2026-27">'),
        ('<a href="https://example.org/bands/">', '<a href="https://example.org/bands/">'),
        ('<a data-href="/bands/">', '<a data-href="/bands/">'),
    ],
)
def test_a_link_within_the_page_keeps_the_year_where_its_page_depends_on_it(before: str, after: str) -> None:
    kept = add_query_to_links(page(before), "year=2023-24", lambda path: path == "/bands/")
    assert kept == page(after)
